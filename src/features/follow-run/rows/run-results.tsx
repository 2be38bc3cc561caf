import type { ReactNode } from 'react';

import { useApi } from '#api/api-context.tsx';
import { workerNameOf } from '#core/ids/worker-name.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import type { Rows } from '#results/reading/rows.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { ResultsCard } from '#results/results-card.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { EmptyRun } from './empty-run.tsx';
import { useResultPages } from './use-result-pages.ts';

const SavedResults = lazyComponent(async () => (await import('./saved-results.tsx')).SavedResults);

type RunResultsProps = {
  readonly run: Run;
  readonly rows: Rows;
  readonly count: number;
  /** The platform has deleted the rows; `rows` are then those stored in this browser, if any. */
  readonly deleted: boolean;
  readonly gone?: string | undefined;
  readonly stored?: StoredInput | undefined;
  readonly correct?: ReactNode;
  readonly name?: string | undefined;
  readonly onNeedKey: () => void;
};

export function RunResults(props: RunResultsProps) {
  const { run, rows, count, deleted, gone, name = '', onNeedKey } = props;
  const api = useApi();
  const over = isRunOver(run.status);
  const results = useResultPages({ slug: run.slug, over });
  const { total, failure } = results;
  const failed = failure !== undefined && (
    <FailureNotice failure={failure} onRetry={results.retry} onNeedKey={onNeedKey} className="mb-3" />
  );
  if (total === undefined && !failed) return <Loading />;
  const source = {
    worker: run.workerSlug,
    names: { name: name === '' ? workerNameOf(run) : name, at: run.startedAt },
    live: !over,
    count,
    rows,
  };
  if (total)
    return (
      <>
        {failed}
        <ResultsCard
          key={run.workerSlug}
          source={{
            ...source,
            window: { ...results, total },
            platformFile: ({ format, columns }) => api.exportResults(run.slug, format, columns),
          }}
        />
      </>
    );
  const readAgain = () => {
    results.readAgain();
    // Of these, too, it may be known by now that there are none.
    rows.renew();
  };
  const none = (
    <>
      {failed}
      {total === 0 &&
        (over && !deleted && gone === undefined ? (
          <EmptyRun run={run} stored={props.stored} correct={props.correct} />
        ) : (
          <NoRows over={over} deleted={deleted} gone={gone} onAgain={readAgain} />
        ))}
    </>
  );
  return deleted ? (
    <LazyPart fallback={<Loading />}>
      <SavedResults key={run.slug} source={source} none={none} reading={<Loading />} />
    </LazyPart>
  ) : (
    none
  );
}

type NoRowsProps = Pick<RunResultsProps, 'deleted' | 'gone'> & {
  readonly over: boolean;
  readonly onAgain: () => void;
};

function NoRows({ over, deleted, gone, onAgain }: NoRowsProps) {
  const t = useMessages();
  return (
    <EmptyState>
      <p>{over ? (gone ?? t('results.none')) : t('results.notYet')}</p>
      {over && !deleted && (
        <Button size="small" className="mx-auto mt-3" onClick={onAgain}>
          {t('common.retry')}
        </Button>
      )}
    </EmptyState>
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
