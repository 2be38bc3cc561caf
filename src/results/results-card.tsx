import { useMemo, useState } from 'react';

import { type Arrangement, isArranged } from '#core/results/arrange-rows.ts';
import { type ColumnLayout, shownColumns } from '#core/results/column-layout.ts';
import { mergeColumns, rowsOf } from '#core/results/row-set.ts';
import { splitColumns } from '#core/results/value-at.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { classNames } from '#ui/class-names.ts';
import { ColumnsMenu } from '#ui/data-table/columns/columns-menu.tsx';
import { DataTable } from '#ui/data-table/data-table.tsx';
import { useColumnLayout } from '#ui/data-table/columns/use-column-layout.ts';
import { Notice } from '#ui/notice.tsx';
import { TabPanel, Tabs } from '#ui/controls/tabs.tsx';

import { ExportedFile, ExportResults, useExports } from './export/export-results.tsx';
import { ReadingBar } from './reading/reading-bar.tsx';
import { READ_UNASKED, unaskedOf, useSteadySet } from './reading/rows.ts';
import { ResultsJson } from './results-json.tsx';
import type { ResultsSource } from './results-source.ts';
import { SumBar } from './table/sum-bar.tsx';
import { useArrangedRows } from './table/use-arranged-rows.ts';

type ResultsCardProps = { readonly source: ResultsSource };

/**
 * Rows as a table or as JSON; a filter and an order are of all rows, which are read for them. Rows of another Worker are
 * another card: give it another React key.
 */
export function ResultsCard({ source }: ResultsCardProps) {
  const t = useMessages();
  const [view, setView] = useState<'table' | 'json'>('table');
  const [layout, setLayout] = useColumnLayout(source.worker);
  const exports = useExports(source);
  const seen = useSeenRows(source, layout);
  const { arrangement, arrange, columns, fitting } = seen;
  return (
    <Card className="overflow-hidden">
      <Tabs
        label={t('results.view')}
        look="segment"
        value={view}
        onChange={setView}
        tabs={[
          { value: 'table', label: t('results.table') },
          { value: 'json', label: t('results.json') },
        ]}
        listClassName="flex-wrap border-b border-line px-4 py-2.5"
        actions={
          <div className="flex grow flex-wrap items-center gap-x-3 gap-y-2 max-sm:contents">
            {view === 'table' && (
              <input
                type="search"
                aria-label={t('results.filter')}
                placeholder={t('results.filter')}
                value={arrangement.filter}
                onChange={(event) => arrange({ ...arrangement, filter: event.target.value })}
                className={classNames(CONTROL, 'max-w-60 max-sm:w-0 max-sm:min-w-32 max-sm:grow')}
              />
            )}
            <div className="ml-auto flex flex-wrap items-center gap-3">
              <RowCount fitting={fitting} all={seen.all} />
              {view === 'table' && (
                <ColumnsMenu
                  columns={columns}
                  layout={layout}
                  onLayout={setLayout}
                  sample={source.window.sample}
                />
              )}
              <ExportResults
                {...{ exports, source, columns, arrangement }}
                total={seen.all}
                declared={seen.declared}
                tableKeys={shownColumns(columns, layout).map(({ key }) => key)}
                fitting={seen.set.whole ? fitting : undefined}
              />
            </div>
          </div>
        }
      >
        <ExportedFile exports={exports} />
        <TabPanel value="table">
          <ResultsTable {...{ source, seen, layout }} onLayout={setLayout} />
        </TabPanel>
        <TabPanel value="json">
          <ResultsJson rows={source.window} />
        </TabPanel>
      </Tabs>
    </Card>
  );
}

function RowCount({ fitting, all }: { readonly fitting: number | undefined; readonly all: number }) {
  const t = useMessages();
  return (
    <span className="text-muted tabular-nums">
      <span data-testid="row-count" data-total={all}>
        {t('results.count', { count: fitting ?? all })}
      </span>
      {fitting !== undefined && ` ${t('results.count.of', { total: formatNumber(all) })}`}
    </span>
  );
}

/** What is seen of the rows: which of them, in which order, under which columns. */
function useSeenRows({ rows, live, count, window }: ResultsSource, layout: ColumnLayout) {
  const [arrangement, setArrangement] = useState<Arrangement>({ filter: '' });
  const [summed, setSummed] = useState<string>();
  const ended = rows.set.whole && !live;
  // What was read to its end is known better than any count.
  const total = ended ? rows.set.count : window.total;
  const set = useSteadySet(rows);
  const found = useArrangedRows(rowsOf(set), arrangement);
  const declared = useMemo(() => mergeColumns(window.columns, set.columns), [window.columns, set.columns]);
  const columns = useMemo(
    () => splitColumns(declared, layout.split, window.sample),
    [declared, layout.split, window.sample],
  );
  return {
    arrangement,
    arrange: (next: Arrangement) => {
      setArrangement(next);
      if (isArranged(next)) rows.read(unaskedOf(window.total));
    },
    summed,
    sum: (key: string | undefined) => {
      setSummed(key);
      if (key !== undefined) rows.read(unaskedOf(window.total));
    },
    set,
    found,
    declared,
    columns,
    total,
    /** Rows that are said to be there, or are. */
    all: ended ? rows.set.count : Math.max(count, total),
    /** Rows that fit the filter, where there is one. */
    fitting: arrangement.filter.trim() === '' ? undefined : found?.length,
  };
}

type ResultsTableProps = ResultsCardProps & {
  readonly seen: ReturnType<typeof useSeenRows>;
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
};

function ResultsTable({ source: { rows, window }, seen, layout, onLayout }: ResultsTableProps) {
  const t = useMessages();
  const { arrangement, arrange, found, total, summed } = seen;
  const { set } = rows;
  return (
    <>
      <ReadingBar
        {...{ arrangement, rows, total }}
        set={seen.set}
        summing={summed !== undefined}
        shown={found?.length}
        onClear={() => arrange({ filter: '' })}
      />
      {set.whole && set.total > set.count && (
        <Notice tone="warn" className="m-3">
          {t('results.fewer', { named: formatNumber(set.total), count: formatNumber(set.count) })}
        </Notice>
      )}
      <DataTable
        label={t('results.table.label')}
        columns={seen.columns}
        layout={layout}
        onLayout={onLayout}
        sample={window.sample}
        settled={window.settled}
        sort={arrangement.sort}
        onSort={(sort) => arrange({ filter: arrangement.filter, ...(sort && { sort }) })}
        className="max-h-[max(20rem,calc(100dvh-26.5rem))]"
        {...(found
          ? {
              rowCount: found.length,
              rowAt: (index: number) => found[index]?.row,
              placeCount: total,
              placeOf: (index: number) => found[index]?.place ?? index,
            }
          : {
              rowCount: total,
              rowAt: (index: number) => window.rowAt(index) ?? rowsOf(set)[index]?.row,
              onRange: window.show,
              onMissing: (last: number) =>
                last < READ_UNASKED
                  ? rows.readTo(last + 1).then((read) => (index: number) => rowsOf(read)[index]?.row)
                  : undefined,
            })}
      />
      {found?.length === 0 && !rows.busy && (
        <p className="px-4 py-8 text-center text-muted">
          {t('results.noneMatch', { read: formatNumber(seen.set.count) })}
        </p>
      )}
      <SumBar
        columns={seen.columns}
        sample={window.sample}
        summed={summed}
        onSum={seen.sum}
        fitting={isArranged(arrangement) ? found : rowsOf(seen.set)}
        set={seen.set}
        total={total}
      />
    </>
  );
}
