import type { ComponentProps } from 'react';

import { type Arrangement, isArranged } from '#core/results/arrange-rows.ts';
import type { ColumnLayout } from '#core/results/columns/column-layout.ts';
import { placedRows } from '#core/results/row-set.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import type { ResultColumn, ResultRow } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { DataTable } from '#ui/data-table/data-table.tsx';

import { READ_UNASKED } from '../reading/rows.ts';
import type { ResultsSource } from '../results-source.ts';
import { type SeenResults, withSort } from '../use-results.ts';
import { useColumnMenu } from './column-menu.tsx';
import { SumBar } from './sum-bar.tsx';
import { useColumnCopy } from './use-column-copy.ts';

type ResultsTableProps = {
  readonly source: ResultsSource;
  readonly seen: SeenResults;
  readonly columns: readonly ResultColumn[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly onFilterColumn: (key: string) => void;
};

export function ResultsTable(props: ResultsTableProps) {
  const { source, seen, columns, layout, onLayout, onFilterColumn } = props;
  const { rows, window } = source;
  const t = useMessages();
  const copy = useColumnCopy(source, seen);
  const menuOf = useColumnMenu({
    source,
    seen,
    layout,
    onLayout,
    onFilter: onFilterColumn,
    onCopy: copy.start,
  });
  const { arrangement, arrange, found, total, summed } = seen;
  const { set } = rows;
  return (
    <>
      <DataTable
        label={t('results.table.label')}
        columns={columns}
        layout={layout}
        onLayout={onLayout}
        sample={window.sample}
        settled={window.settled}
        menuOf={menuOf}
        {...ownParts(source, arrangement)}
        {...(source.fileOnly && { beside: seen.declared.filter(({ key }) => source.fileOnly?.has(key)) })}
        sort={arrangement.sort}
        selectedRow={seen.selectedRow}
        onSort={(sort) => arrange(withSort(arrangement, sort))}
        className="min-h-0"
        {...(found
          ? {
              rowCount: found.length,
              rowAt: (index: number) => found[index]?.row,
              placeCount: total,
              placeOf: (index: number) => found[index]?.place ?? index,
            }
          : {
              rowCount: total,
              rowAt: (index: number) => window.rowAt(index) ?? placedRows(set)[index]?.row,
              onRange: window.show,
              onMissing: (last: number) =>
                last < READ_UNASKED
                  ? rows.readTo(last + 1).then((read) => (index: number) => placedRows(read)[index]?.row)
                  : undefined,
            })}
      />
      {found?.length === 0 && seen.set.count > 0 && !rows.busy && (
        <p className="px-4 py-8 text-center text-muted">
          {t('results.noneMatch', { read: formatNumber(seen.set.count) })}
        </p>
      )}
      <p
        role="status"
        className={copy.words === '' ? 'sr-only' : 'border-t border-line px-4 py-1.5 text-sm text-muted'}
      >
        {copy.words}
      </p>
      <SumBar
        columns={columns}
        facts={seen.facts}
        sample={window.sample}
        summed={summed}
        onSum={seen.sum}
        fitting={isArranged(arrangement) ? found : seen.all}
        set={seen.set}
        total={total}
      />
    </>
  );
}

function ownParts(
  { leading, partNames, numberKey, parts, before, changes, cellIcons, merged, live }: ResultsSource,
  arrangement: Arrangement,
): Partial<ComponentProps<typeof DataTable>> {
  const textOf = (key: string) => (row: ResultRow) => toValueText(valueAt(row, key));
  return {
    ...(leading && { leading }),
    ...(partNames && { parts: partNames }),
    ...(numberKey !== undefined && { numberOf: textOf(numberKey) }),
    ...(parts && { partOf: textOf(parts.key) }),
    ...(before && { before }),
    ...(changes && { changes }),
    ...(cellIcons && { cellIcons }),
    // What is sorted or filtered has its newest rows anywhere.
    ...(merged && { foot: { newest: live && !isArranged(arrangement) } }),
  };
}
