import { type ReactNode, useMemo, useRef } from 'react';

import { withCell, withCellText } from '#core/form/reading/cell-text.ts';
import type { Column } from '#core/form/parameter.ts';
import { rowAt } from '#core/form/rows.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useMedia } from '../../../hooks/use-media.ts';

import type { EditorProps } from '../../rjsf.tsx';
import { RowsBox } from '../rows-box.tsx';
import type { RowsEditor } from '../rows-editor.ts';
import type { CellActions } from './cell-props.ts';
import { RequiredStar } from './required-star.tsx';
import { TableCell } from './table-cell.tsx';
import { tableColumns } from '#core/form/table-columns.ts';
import { readTablePaste } from './table-paste.ts';
import { useRowFocus } from '../use-row-focus.ts';
import { useRowProblems } from '../use-row-problems.ts';
import { useRowsCommands } from '../use-rows-commands.ts';
import { useRowsField } from '../use-rows-field.ts';
import { useVirtualRows } from '../use-virtual-rows.ts';
import { VirtualTable } from './virtual-table.tsx';

function cellActions(editor: RowsEditor): CellActions {
  const put = (row: number, change: (item: Json | undefined) => Json) => {
    const rows = editor.current();
    const item = change(rowAt(rows, row));
    if (row < rows.length) editor.replace(row, item);
    else editor.insert(row, [item]);
  };
  return {
    putText: (row, column, text) => put(row, (item) => withCellText(item, column, text)),
    putValue: (row, column, value) => put(row, (item) => withCell(item, column.name, value)),
  };
}

export function TableField({ parameter, id }: EditorProps) {
  const t = useMessages();
  const { title } = parameter;
  const field = useRowsField(parameter);
  const { rows, visible, editor } = field;
  const columns = useMemo(() => tableColumns(parameter, rows), [parameter, rows]);
  const frame = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(frame);
  const commands = useRowsCommands({
    field,
    focus,
    columns: columns.map(({ column }) => column.name),
    isEmpty: (item) => item === null,
    imports: () => false,
    parameter,
    readPaste: (text, place, { rows: held }) =>
      readTablePaste({
        text,
        place,
        rows: held,
        visible,
        columns: columns.map(({ column }) => column),
      }),
  });
  const firstColumn = columns[0]?.column.name;
  const actions = useMemo(() => cellActions(editor), [editor]);
  const current = focus.place?.row;
  const problemsOf = useRowProblems(parameter, field, current);
  const asCards = useMedia('(width < 40rem)');
  const virtual = useVirtualRows({
    field,
    current,
    least: 1,
    cardLines: asCards ? columns.length : undefined,
  });
  const cells = (row: number) => {
    const item = rowAt(rows, row);
    if (item !== undefined && item !== null && !isJsonObject(item)) {
      return <ForeignRow item={item} span={columns.length} />;
    }
    const problems = problemsOf(row);
    return columns.map(({ column }) => {
      const cell = (
        <TableCell
          row={row}
          column={column}
          item={item}
          problem={problems.find((problem) => (problem.column ?? firstColumn) === column.name)?.problem}
          label={t('form.rows.cell', { title, row: formatNumber(row + 1), column: column.title })}
          reachable={row === virtual.reached}
          actions={actions}
        />
      );
      return (
        <span key={column.name} role="gridcell" className={asCards ? 'block px-3' : 'relative min-w-0'}>
          {asCards ? (
            <CardLine column={column} height={virtual.lineHeight}>
              {cell}
            </CardLine>
          ) : (
            cell
          )}
        </span>
      );
    });
  };
  return (
    <RowsBox
      parameter={parameter}
      id={id}
      frameRef={frame}
      field={field}
      commands={commands}
      countWords="form.rows.rowCount"
    >
      <VirtualTable
        rows={virtual}
        scrollerRef={field.scroller}
        label={title}
        count={rows.length}
        columns={columns}
        current={current}
        asCards={asCards}
        onRemove={commands.remove}
      >
        {cells}
      </VirtualTable>
    </RowsBox>
  );
}

type CardLineProps = { readonly column: Column; readonly height: number; readonly children: ReactNode };

function CardLine({ column, height, children }: CardLineProps) {
  return (
    <>
      <span aria-hidden className="flex h-6 items-center gap-1 text-sm text-muted">
        <span dir="auto" className="truncate">
          {column.title}
        </span>
        {column.required && <RequiredStar />}
      </span>
      <span className="relative block overflow-hidden rounded border border-field" style={{ height }}>
        {children}
      </span>
    </>
  );
}

function ForeignRow({ item, span }: { readonly item: Json; readonly span: number }) {
  const t = useMessages();
  return (
    <code
      role="gridcell"
      title={t('form.rows.foreign')}
      className="self-center truncate px-2 text-xs text-muted"
      style={{ gridColumn: `span ${span}` }}
    >
      {JSON.stringify(item)}
    </code>
  );
}
