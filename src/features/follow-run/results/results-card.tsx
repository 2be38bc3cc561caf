import { useState } from 'react';

import { type Arrangement, isArranged, type Sort } from '#core/results/arrange-rows.ts';
import { shownColumns } from '#core/results/column-layout.ts';
import type { RunSlug } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { CONTROL } from '#ui/control-style.ts';
import { classNames } from '#ui/class-names.ts';
import { ColumnsMenu } from '#ui/data-table/columns-menu.tsx';
import { DataTable } from '#ui/data-table/data-table.tsx';
import { useColumnLayout } from '#ui/data-table/use-column-layout.ts';
import { TabPanel, Tabs } from '#ui/tabs.tsx';

import { ArrangedNotice } from './arranged-notice.tsx';
import { ExportResults } from '../export/export-results.tsx';
import { ResultsJson } from './results-json.tsx';
import { useArrangedRows } from './use-arranged-rows.ts';
import { useLoadedRows } from './use-loaded-rows.ts';
import type { useResultPages } from './use-result-pages.ts';

type ResultsCardProps = {
  readonly slug: RunSlug;
  /** Whose results these are: columns are remembered by it. */
  readonly workerSlug: string;
  readonly over: boolean;
  /** How many rows are said to be there; `total` of them have come. */
  readonly count: number;
  readonly results: ReturnType<typeof useResultPages>;
  readonly total: number;
};

/** The rows as a table or as JSON; the table can be filtered and sorted over the rows that are loaded. */
export function ResultsCard({ slug, workerSlug, over, count, results, total }: ResultsCardProps) {
  const t = useMessages();
  const [view, setView] = useState<'table' | 'json'>('table');
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<Sort>();
  const [layout, setLayout] = useColumnLayout(workerSlug);
  const { columns, sample, rowAt, show } = results;
  const arrangement: Arrangement = { filter, ...(sort && { sort }) };
  const loaded = useLoadedRows({ slug, over, total, wanted: isArranged(arrangement) });
  const rows = useArrangedRows(loaded.rows, arrangement);
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
                value={filter}
                onChange={(event) => setFilter(event.target.value)}
                className={classNames(CONTROL, 'max-w-60 max-sm:w-0 max-sm:min-w-32 max-sm:grow')}
              />
            )}
            <div className="ml-auto flex flex-wrap items-center gap-3">
              <span className="text-muted tabular-nums">{t('results.count', { count })}</span>
              {view === 'table' && <ColumnsMenu columns={columns} layout={layout} onLayout={setLayout} />}
              <ExportResults
                {...{ slug, workerSlug, over, total, columns }}
                tableKeys={shownColumns(columns, layout).map(({ key }) => key)}
                shownRows={rows}
              />
            </div>
          </div>
        }
      >
        <TabPanel value="table">
          {rows && (
            <ArrangedNotice
              arrangement={arrangement}
              shown={rows.length}
              total={total}
              loaded={loaded}
              onClear={() => {
                setFilter('');
                setSort(undefined);
              }}
            />
          )}
          <DataTable
            label={t('results.table.label')}
            columns={columns}
            layout={layout}
            onLayout={setLayout}
            sample={sample}
            sort={sort}
            onSort={setSort}
            className="max-h-[max(20rem,calc(100dvh-23rem))]"
            {...(rows
              ? {
                  rowCount: rows.length,
                  rowAt: (index: number) => rows[index]?.row,
                  placeCount: total,
                  placeOf: (index: number) => rows[index]?.place ?? index,
                }
              : { rowCount: total, rowAt, onRange: show })}
          />
          {rows?.length === 0 && (
            <p className="px-4 py-8 text-center text-muted">
              {t('results.noneMatch', { loaded: formatNumber(loaded.rows.length) })}
            </p>
          )}
        </TabPanel>
        <TabPanel value="json">
          <ResultsJson slug={slug} over={over} total={total} />
        </TabPanel>
      </Tabs>
    </Card>
  );
}
