import { useMemo, useRef, useState } from 'react';

import { itemText, withItemText } from '#core/form/reading/item-text.ts';
import { rowAt, type Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../../controls/button.tsx';
import { lazyComponent } from '../../../loading/lazy-component.tsx';
import { LazyPart } from '../../../loading/lazy-part.tsx';

import type { EditorProps } from '../../rjsf.tsx';
import { fromLines, toLines, withEditsSince } from './bulk-edit.ts';
import { readListPaste } from './list-paste.ts';
import { ListRow } from './list-row.tsx';
import { RowsBox } from '../rows-box.tsx';
import type { RowsEditor } from '../rows-editor.ts';
import { useRowFocus } from '../use-row-focus.ts';
import { useRowProblems } from '../use-row-problems.ts';
import { useRowsCommands } from '../use-rows-commands.ts';
import { useRowsField } from '../use-rows-field.ts';
import { useVirtualRows } from '../use-virtual-rows.ts';
import { VirtualList } from './virtual-list.tsx';
import type { ItemShape } from '#core/form/parameter.ts';

const BulkEditDialog = lazyComponent(
  () => import('./bulk-edit-dialog.tsx').then(({ BulkEditDialog }) => BulkEditDialog),
  'editor',
);

const LIST_COLUMNS = [''];
const PLACEHOLDER = { url: 'form.rows.placeholder.url', text: 'form.rows.placeholder.text' } as const;

/** Sets the text of a row. In an empty list, this creates its placeholder row. */
function putText(editor: RowsEditor, shape: ItemShape): (row: number, text: string) => void {
  return (row, text) => {
    const rows = editor.current();
    const item = withItemText(rowAt(rows, row), text, shape);
    if (row < rows.length) editor.replace(row, item);
    else editor.insert(row, [item]);
  };
}

/**
 * A list of texts or URLs of any length. Only visible rows are rendered, and a key press copies one chunk
 * of them.
 */
export function ListField({ parameter, id }: EditorProps) {
  const t = useMessages();
  const { title, itemShape, editor: kind } = parameter;
  const field = useRowsField(parameter);
  const { rows, editor } = field;
  const frame = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(frame);
  const commands = useRowsCommands({
    field,
    focus,
    columns: LIST_COLUMNS,
    isEmpty: (item) => itemText(item, itemShape) === '',
    imports: (text) => text.trim().includes('\t'),
    readPaste: (text, { row }, { rows: held, around }) =>
      readListPaste({ text, row, rows: held, shape: itemShape, around }),
    parameter,
  });
  const [bulkText, setBulkText] = useState<string>();
  const onText = useMemo(() => putText(editor, itemShape), [editor, itemShape]);
  const current = focus.place?.row;
  const problemsOf = useRowProblems(parameter, field, current);
  const virtual = useVirtualRows({ field, current, least: 1 });
  const placeholder = parameter.placeholder ?? t(PLACEHOLDER[kind === 'requestList' ? 'url' : 'text']);
  return (
    <RowsBox
      parameter={parameter}
      id={id}
      frameRef={frame}
      field={field}
      commands={commands}
      countWords="form.rows.count"
      tools={
        <Button size="small" variant="quiet" onClick={() => setBulkText(toLines(rows, itemShape))}>
          {t('form.rows.bulk')}
        </Button>
      }
    >
      <VirtualList
        rows={virtual}
        scrollerRef={field.scroller}
        label={title}
        count={rows.length}
        current={current}
      >
        {(row) => (
          <ListRow
            row={row}
            item={rowAt(rows, row)}
            shape={itemShape}
            title={title}
            placeholder={rows.length < 2 ? placeholder : undefined}
            problem={problemsOf(row)[0]?.problem}
            reachable={row === virtual.reached}
            removable={rows.length > 0}
            onText={onText}
            onRemove={commands.remove}
          />
        )}
      </VirtualList>
      {bulkText !== undefined && (
        <LazyPart>
          <BulkEditDialog
            title={title}
            initialText={bulkText}
            onClose={() => setBulkText(undefined)}
            onApply={(text) => {
              setBulkText(undefined);
              const edited = editor.current();
              const { items, lost } = fromLines(text, edited, itemShape);
              const change = (latest: Rows<Json>, made: readonly Json[]) =>
                withEditsSince({ made, edited, latest });
              void field.takeIn({ items, change }).then(({ before, after }) => {
                if (lost() > 0) field.setDone({ kind: 'stripped', count: lost(), before, after });
              });
            }}
          />
        </LazyPart>
      )}
    </RowsBox>
  );
}
