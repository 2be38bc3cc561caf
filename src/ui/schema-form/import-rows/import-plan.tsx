import { useMemo, useState } from 'react';

import { holdsExamples } from '#core/form/holds-examples.ts';
import type { Column, Parameter } from '#core/form/parameter.ts';
import { emptyRows, type IncomingRows, insertRows, type Rows, rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { sheetOf } from '#core/sheet/grid.ts';
import { guessColumn, guessHeader } from '#core/sheet/guess-grid.ts';
import type { Sheet, SheetFile } from '#core/sheet/sheet.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../controls/button.tsx';
import { HeaderChoice } from '../../sheets/header-choice.tsx';
import { SheetRemarks } from '../../sheets/sheet-remarks.tsx';

import { tableColumns } from '#core/form/table-columns.ts';
import { ColumnChoice } from './column-choice.tsx';
import { GridPreview } from './grid-preview.tsx';
import { ImportOptions, type Options } from './import-options.tsx';
import { listItems, mapByName, sortItems, type SortedRow, tableItems } from './sort-rows.ts';
import type { RowsTarget } from './rows-target.ts';
import { type Fates, NO_FATES, useRowCounts } from './use-row-counts.ts';

type ImportPlanProps = {
  readonly parameter: Parameter;
  readonly file: SheetFile;
  readonly rows: Rows<Json>;
  readonly onImport: (incoming: IncomingRows) => void;
  readonly onClose: () => void;
  readonly onAnother: () => void;
};

function listNames({ name, title, itemShape }: Parameter): readonly string[] {
  return [...(itemShape.kind === 'object' ? [itemShape.key] : []), name, title];
}

type TargetGuess = {
  readonly parameter: Parameter;
  readonly columns: readonly Column[];
  readonly sheet: Sheet;
  readonly hasHeader: boolean;
};

function guessTarget({ parameter, columns, sheet, hasHeader }: TargetGuess): RowsTarget {
  if (parameter.editor !== 'requestListSource') {
    return { kind: 'list', column: guessColumn(sheet.rows, sheet.columns, listNames(parameter)) };
  }
  if (hasHeader) return { kind: 'table', mapping: mapByName(columns, sheet.columns) };
  return {
    kind: 'table',
    mapping: new Map(parameter.columns.slice(0, sheet.columns.length).map((column, at) => [column, at])),
  };
}

function* itemsOf(sorted: Iterable<SortedRow | undefined>, keepWrong: boolean): Generator<Json | undefined> {
  for (const row of sorted) {
    const isIn = row?.fate === 'taken' || (keepWrong && row?.fate === 'wrong');
    yield isIn ? row.item : undefined;
  }
}

const importedCount = ({ taken, wrong }: Fates, keepWrong: boolean): number =>
  taken + (keepWrong ? wrong : 0);

export function ImportPlan({ parameter, file, rows, onImport, onClose, onAnother }: ImportPlanProps) {
  const t = useMessages();
  const { grid } = file;
  const columns = useMemo(() => tableColumns(parameter, rows).map(({ column }) => column), [parameter, rows]);
  const [guessed] = useState(() =>
    guessHeader(grid.rows, [...listNames(parameter), ...columns.flatMap(({ name, title }) => [name, title])]),
  );
  const headerAt = guessed ?? 0;
  const [hasHeader, setHasHeader] = useState(guessed !== undefined);
  const read = (withHeader: boolean) =>
    sheetOf(grid, {
      header: withHeader ? headerAt : undefined,
      nameOf: (letters) => t('sheet.column', { letters }),
    });
  const [sheet, setSheet] = useState(() => read(hasHeader));
  const [target, setTarget] = useState(() => guessTarget({ parameter, columns, sheet, hasHeader }));
  const [options, setOptions] = useState<Options>(() => ({
    dropDuplicates: parameter.editor !== 'requestListSource',
    keepWrong: true,
    mode: holdsExamples(parameter, rows) ? 'replace' : 'add',
  }));
  const { dropDuplicates, keepWrong, mode } = options;
  const sort = useMemo(
    () => () =>
      sortItems({
        parameter,
        items:
          target.kind === 'list'
            ? listItems(sheet.rows, target.column, parameter.itemShape)
            : tableItems(sheet.rows, target.mapping),
        dropDuplicates,
        existingRows: mode === 'add' ? rows : emptyRows,
      }),
    [parameter, sheet, target, dropDuplicates, mode, rows],
  );
  const isUnmapped = target.kind === 'table' && target.mapping.size === 0;
  const counted = useRowCounts(sort);
  const fates = isUnmapped ? NO_FATES : counted;
  const count = fates && importedCount(fates, keepWrong);
  const run = () =>
    onImport({
      items: itemsOf(sort(), keepWrong),
      change: (latest, items) =>
        mode === 'replace' ? rowsOf(items) : insertRows(latest, latest.length, items),
    });
  const toggleHeader = (next: boolean) => {
    const nextSheet = read(next);
    setHasHeader(next);
    setSheet(nextSheet);
    setTarget(guessTarget({ parameter, columns, sheet: nextSheet, hasHeader: next }));
  };
  return (
    <div className="space-y-4">
      <p className="wrap-anywhere text-muted">
        {t('form.import.rows', { count: sheet.rows.length, name: file.name ?? t('form.import.pasted') })}
      </p>
      <HeaderChoice row={grid.numbers[headerAt] ?? 1} checked={hasHeader} onChange={toggleHeader} />
      <SheetRemarks remarks={sheet.remarks} />
      <ColumnChoice
        columns={columns}
        sources={sheet.columns}
        hasHeader={hasHeader}
        target={target}
        onChange={setTarget}
      />
      <GridPreview sheet={sheet} target={target} />
      <ImportOptions options={options} onChange={setOptions} fates={fates} there={rows.length} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" className="mr-auto" onClick={onAnother}>
          {t(file.name === undefined ? 'form.import.anotherText' : 'form.import.another')}
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
