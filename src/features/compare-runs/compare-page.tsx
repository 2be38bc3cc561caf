import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { PRIVATE_QUERIES, runQuery } from '#api/queries/queries.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CopyLink } from '#parts/links/copy-link.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { RunsBreadcrumb, WorkerCrumb } from '#parts/breadcrumb.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { type CompareState, useCompareState } from './runs/compare-state.ts';
import { ComparePair } from './compare-pair.tsx';
import { KeptUntil } from './runs/kept-until.tsx';
import { runsBefore, useLikeRuns } from './runs/like-runs.ts';
import { firstLike, WatchNext } from './watch-next.tsx';

/** Two runs side by side: which rows came, went, or changed. The address owns which runs, and how. */
export function ComparePage({ onNeedKey }: { readonly onNeedKey: () => void }) {
  const t = useMessages();
  const hasKey = useHasKey();
  const [state, change] = useCompareState();
  const { older, newer } = state;
  const [news, setNews] = useState<RunSlug>();
  useDocumentTitle(t('difference.title'));
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <Ways runs={[newer, older]} />
          <h1 className="text-xl font-semibold">{t('difference.title')}</h1>
        </div>
        {hasKey && newer && older && (
          <div className="flex flex-wrap items-center gap-2">
            <CopyLink label={t('run.copyLink')} of="run" address={() => window.location.href} />
            <WatchNext
              {...{ newer }}
              isOn={state.watches}
              onSwitch={(watches) => change({ watches })}
              onNext={(next) => {
                setNews(next);
                change({ older: newer, newer: next });
              }}
            />
          </div>
        )}
      </div>
      {hasKey ? (
        <Runs {...{ state, change, onNeedKey }} isNews={newer !== undefined && news === newer} />
      ) : (
        <KeyNotice onNeedKey={onNeedKey} />
      )}
    </div>
  );
}

/** The ways up: to all runs, and to the Worker of these, or the Workers. */
function Ways({ runs }: { readonly runs: readonly (RunSlug | undefined)[] }) {
  const api = useApi();
  const hasKey = useHasKey();
  const named = runs.filter((run) => run !== undefined);
  const read = useQueries({ queries: named.map((run) => ({ ...runQuery(api, run), enabled: hasKey })) });
  const titles = new Map(
    read.flatMap(({ data: run }) =>
      run && run.workerSlug !== '' ? [[run.workerSlug, run.workerTitle]] : [],
    ),
  );
  return (
    <RunsBreadcrumb>
      {[...titles].map(([slug, title]) => (
        <WorkerCrumb key={slug} slug={slug} title={title} />
      ))}
    </RunsBreadcrumb>
  );
}

type RunsProps = {
  readonly state: CompareState;
  readonly change: (change: Partial<CompareState>) => void;
  readonly onNeedKey: () => void;
  /** The newer run ended while it was watched for. */
  readonly isNews: boolean;
};

function Runs({ state, change, onNeedKey, isNews }: RunsProps) {
  const t = useMessages();
  const { older, newer } = state;
  if (newer === undefined) return <EmptyState>{t('difference.choose')}</EmptyState>;
  if (older === undefined)
    return <FindOlder newer={newer} onFound={(found) => change({ older: found })} onNeedKey={onNeedKey} />;
  return <ComparePair key={`${older} ${newer}`} {...{ older, newer, state, change, onNeedKey, isNews }} />;
}

type FindOlderProps = {
  readonly newer: RunSlug;
  readonly onFound: (run: RunSlug) => void;
  readonly onNeedKey: () => void;
};

/** Finds the run before, the last one with the same input where there is one, where the address names one run only. */
function FindOlder({ newer, onFound, onNeedKey }: FindOlderProps) {
  const { data: run, error, refetch } = useQuery(runQuery(useApi(), newer));
  if (run) return <RunBefore run={run} onFound={onFound} />;
  return error ? (
    <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={onNeedKey} />
  ) : (
    <Skeleton className="h-72" />
  );
}

function RunBefore({ run, onFound }: { readonly run: Run } & Pick<FindOlderProps, 'onFound'>) {
  const t = useMessages();
  const { runs, isRead } = useLikeRuns(run.workerSlug);
  const before = runsBefore(run, runs).map(({ slug }) => slug);
  const { data: found } = useQuery({
    queryKey: [PRIVATE_QUERIES, 'run before', run.slug, before],
    queryFn: async () => (await firstLike(run.slug, before)) ?? before.at(0) ?? null,
    enabled: isRead,
  });
  const take = useEffectEvent(onFound);
  useEffect(() => {
    if (found) take(found);
  }, [found]);
  return found === null ? (
    <EmptyState>
      {t('difference.noneBefore')}
      <KeptUntil run={run} />
    </EmptyState>
  ) : (
    <Skeleton className="h-72" />
  );
}
