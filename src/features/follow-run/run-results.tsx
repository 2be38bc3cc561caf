import { useState } from 'react';

import type { RunSlug } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { DataTable } from '#ui/data-table/data-table.tsx';
import { FailureNotice } from '#ui/failure-notice.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';

import { ExportResults } from './export-results.tsx';
import { ResultsJson } from './results-json.tsx';
import { useResultPages } from './use-result-pages.ts';

type RunResultsProps = {
  readonly slug: RunSlug;
  readonly over: boolean;
  readonly onNeedKey: () => void;
};

/** The rows that the run gave, as a table or as JSON, growing while it goes on. */
export function RunResults({ slug, over, onNeedKey }: RunResultsProps) {
  const t = useMessages();
  const results = useResultPages({ slug, over });
  const failure = results.failure !== undefined && (
    <FailureNotice failure={results.failure} onRetry={results.retry} onNeedKey={onNeedKey} className="mb-3" />
  );
  if (results.total === undefined) return failure === false ? <Loading /> : failure;
  return (
    <>
      {failure}
      {results.total === 0 ? (
        <Card className="px-4 py-10 text-center text-muted">
          {over ? t('results.none') : t('results.notYet')}
        </Card>
      ) : (
        <ResultsCard slug={slug} over={over} results={results} total={results.total} />
      )}
    </>
  );
}

type ResultsCardProps = {
  readonly slug: RunSlug;
  readonly over: boolean;
  readonly results: ReturnType<typeof useResultPages>;
  readonly total: number;
};

function ResultsCard({ slug, over, results, total }: ResultsCardProps) {
  const t = useMessages();
  const [view, setView] = useState<'table' | 'json'>('table');
  const { columns, sample, rowAt, show } = results;
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
          <div className="ml-auto flex flex-wrap items-center gap-3">
            <span className="text-muted tabular-nums">{t('results.count', { count: total })}</span>
            <ExportResults slug={slug} />
          </div>
        }
      >
        <TabPanel value="table">
          <DataTable
            label={t('results.table.label')}
            columns={columns}
            rowCount={total}
            rowAt={rowAt}
            sample={sample}
            onRange={show}
            className="max-h-[max(20rem,calc(100dvh-23rem))]"
          />
        </TabPanel>
        <TabPanel value="json">
          <ResultsJson slug={slug} over={over} total={total} />
        </TabPanel>
      </Tabs>
    </Card>
  );
}

function Loading() {
  return (
    <Card className="space-y-2 p-4">
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} className="h-6 w-full" />
      ))}
    </Card>
  );
}
