import { useMemo, useState } from 'react';

import type { Column, Parameter } from '#core/form/parameter.ts';
import { emptyRows, type IncomingRows, insertRows, type Rows, rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';

import { tableColumns } from '#core/form/table-columns.ts';
import { ColumnChoice } from './column-choice.tsx';
import { guessColumn, guessHeader } from './guess-grid.ts';
import { GridPreview } from './grid-preview.tsx';
import { ImportOptions, type Options } from './import-options.tsx';
import type { GridRow } from './parse-grid.ts';
import type { ReadGrid } from './read-grid.ts';
import { listItems, mapByName, sortItems, type SortedRow, tableItems } from './sort-rows.ts';
import { type Fates, NO_FATES, useFates } from './use-fates.ts';

type ImportPlanProps = {
  readonly parameter: Parameter;
  readonly grid: ReadGrid;
  readonly rows: Rows<Json>;
  readonly onImport: (incoming: IncomingRows) => void;
  readonly onClose: () => void;
  readonly onAnother: () => void;
};

/** Which column of the file goes where: one for a list, one per column for a table. */
export type Target =
  | { readonly kind: 'list'; readonly column: number }
  | { readonly kind: 'table'; readonly mapping: ReadonlyMap<Column, number> };

/** The names by which a column of the file may be meant for this list. */
function listNames({ name, title, itemShape }: Parameter): readonly string[] {
  return [...(itemShape.kind === 'object' ? [itemShape.key] : []), name, title];
}

type TargetGuess = {
  readonly parameter: Parameter;
  readonly columns: readonly Column[];
  readonly rows: readonly GridRow[];
  readonly header: GridRow | undefined;
};

function guessTarget({ parameter, columns, rows, header }: TargetGuess): Target {
  if (parameter.editor !== 'requestListSource') {
    return { kind: 'list', column: guessColumn(rows, header, listNames(parameter)) };
  }
  if (header) return { kind: 'table', mapping: mapByName(columns, header) };
  const width = rows[0]?.length ?? 0;
  return {
    kind: 'table',
    mapping: new Map(parameter.columns.slice(0, width).map((column, at) => [column, at])),
  };
}

/** The items that are to come in, made while they are asked for. */
function* itemsOf(sorted: Iterable<SortedRow | undefined>, keepWrong: boolean): Generator<Json | undefined> {
  for (const row of sorted) {
    const isIn = row?.fate === 'taken' || (keepWrong && row?.fate === 'wrong');
    yield isIn ? row.item : undefined;
  }
}

const importedCount = ({ taken, wrong }: Fates, keepWrong: boolean): number =>
  taken + (keepWrong ? wrong : 0);

/** What is in the file, where it goes, and what of it is taken. */
export function ImportPlan({ parameter, grid, rows, onImport, onClose, onAnother }: ImportPlanProps) {
  const t = useMessages();
  const columns = useMemo(() => tableColumns(parameter, rows).map(({ column }) => column), [parameter, rows]);
  const [hasHeader, setHasHeader] = useState(() =>
    guessHeader(grid.rows, [...listNames(parameter), ...columns.flatMap(({ name, title }) => [name, title])]),
  );
  const header = hasHeader ? grid.rows[0] : undefined;
  const body = useMemo(() => (hasHeader ? grid.rows.slice(1) : grid.rows), [grid, hasHeader]);
  const [target, setTarget] = useState(() => guessTarget({ parameter, columns, rows: body, header }));
  const [options, setOptions] = useState<Options>({
    dropDuplicates: parameter.editor !== 'requestListSource',
    keepWrong: true,
    mode: 'add',
  });
  const { dropDuplicates, keepWrong, mode } = options;
  const sort = useMemo(
    () => () =>
      sortItems({
        parameter,
        items:
          target.kind === 'list'
            ? listItems(body, target.column, parameter.itemShape)
            : tableItems(body, target.mapping),
        dropDuplicates,
        kept: mode === 'add' ? rows : emptyRows,
      }),
    [parameter, body, target, dropDuplicates, mode, rows],
  );
  const isUnmapped = target.kind === 'table' && target.mapping.size === 0;
  const counted = useFates(sort);
  const fates = isUnmapped ? NO_FATES : counted;
  const count = fates && importedCount(fates, keepWrong);
  const run = () =>
    onImport({
      items: itemsOf(sort(), keepWrong),
      change: (latest, items) =>
        mode === 'replace' ? rowsOf(items) : insertRows(latest, latest.length, items),
    });
  const toggleHeader = (next: boolean) => {
    setHasHeader(next);
    const [first, ...rest] = grid.rows;
    setTarget(
      guessTarget({ parameter, columns, rows: next ? rest : grid.rows, header: next ? first : undefined }),
    );
  };
  return (
    <div className="space-y-4">
      <p className="wrap-anywhere text-muted">
        {t('form.import.rows', { count: body.length, name: grid.name ?? t('form.import.pasted') })}
      </p>
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={hasHeader}
          onChange={(event) => toggleHeader(event.currentTarget.checked)}
        />
        {t('form.import.header')}
      </label>
      <ColumnChoice columns={columns} header={header} body={body} target={target} onChange={setTarget} />
      <GridPreview header={header} body={body} target={target} />
      <ImportOptions options={options} onChange={setOptions} fates={fates} there={rows.length} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" className="mr-auto" onClick={onAnother}>
          {t(grid.name === undefined ? 'form.import.anotherText' : 'form.import.another')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="primary" disabled={count === undefined || count === 0} onClick={run}>
          {count === undefined
            ? t('form.import.counting')
            : count === 0
              ? t(isUnmapped ? 'form.import.noColumn' : 'form.import.nothing')
              : t('form.import.do', { count })}
        </Button>
      </div>
    </div>
  );
}
