import { useQueries, useQuery } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { runQuery } from '#api/queries/queries.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CopyLink } from '#parts/links/copy-link.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { RunsBreadcrumb, WorkerCrumb } from '#parts/breadcrumb.tsx';
import { ResultHead } from '#parts/result-head.tsx';
import { ExportHead, ExportPlace } from '#results/export/export-place.tsx';
import { useRunNames } from '#starts/names/use-run-names.ts';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { type CompareState, useCompareState } from './runs/compare-state.ts';
import { ComparePair } from './compare-pair.tsx';
import { RetentionNote } from './runs/retention-note.tsx';
import { runsBefore, useLikeRuns } from './runs/like-runs.ts';
import { PairFacts } from './runs/pair-facts.tsx';
import { RunSelect } from './runs/run-select.tsx';
import { inputMatchesQuery, previousOf } from './runs/same-input.ts';
import { WatchNext, WatchSwitch } from './watch-next.tsx';

/** Compares two runs: added, missing and changed rows. The address holds the runs and the settings. */
export function ComparePage(props: { readonly onNeedKey: () => void }) {
  return (
    <ExportHead>
      <Comparison {...props} />
    </ExportHead>
  );
}

function Comparison({ onNeedKey }: { readonly onNeedKey: () => void }) {
  const t = useMessages();
  const hasKey = useHasKey();
  const nameOf = useRunNames();
  const [state, change] = useCompareState();
  const { older, newer } = state;
  const pair = hasKey && newer && older ? { newer, older } : undefined;
  const [news, setNews] = useState<RunSlug>();
  useDocumentTitle(t('difference.title'));
  return (
    <div className="flex flex-col gap-3 sm:max-h-[calc(100dvh-5.75rem)]">
      <ResultHead
        ways={<Ways runs={[newer, older]} />}
        name={
          <h1 className="text-xl font-semibold wrap-anywhere">
            {(newer && nameOf(newer)) ?? t('difference.title')}
          </h1>
        }
        actions={
          <>
            {state.watches && newer && (
              <WatchNext
                newer={newer}
                onNext={(next) => {
                  setNews(next);
                  change({ older: newer, newer: next });
                }}
              />
            )}
            <ExportPlace isAwaited />
          </>
        }
        more={
          pair &&
          ((look) => (
            <>
              <CopyLink look={look} of="run" />
              <WatchSwitch isOn={state.watches} onSwitch={(watches) => change({ watches })} />
              <Button {...look} onClick={() => change({ tab: 'runs' })}>
                <Info size={14} aria-hidden />
                {t('difference.details')}
              </Button>
            </>
          ))
        }
      >
        {pair && <PairFacts {...pair} onInputs={() => change({ tab: 'inputs' })} />}
      </ResultHead>
      {hasKey ? (
        <Runs
          state={state}
          change={change}
          onNeedKey={onNeedKey}
          isNews={news !== undefined && news === newer}
        />
      ) : (
        <KeyNotice onNeedKey={onNeedKey} />
      )}
    </div>
  );
}

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
  readonly isNews: boolean;
};

function Runs({ state, change, onNeedKey, isNews }: RunsProps) {
  const t = useMessages();
  const { older, newer } = state;
  if (newer === undefined) return <EmptyState>{t('difference.choose')}</EmptyState>;
  if (older === undefined)
    return <FindOlder newer={newer} onFound={(found) => change({ older: found })} onNeedKey={onNeedKey} />;
  return (
    <ComparePair
      key={`${older} ${newer}`}
      older={older}
      newer={newer}
      state={state}
      change={change}
      onNeedKey={onNeedKey}
      isNews={isNews}
    />
  );
}

type FindOlderProps = {
  readonly newer: RunSlug;
  readonly onFound: (run: RunSlug) => void;
  readonly onNeedKey: () => void;
};

function FindOlder({ newer, onFound, onNeedKey }: FindOlderProps) {
  const { data: run, error, refetch } = useQuery(runQuery(useApi(), newer));
  if (run) return <PreviousRun run={run} onFound={onFound} />;
  return error ? (
    <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={onNeedKey} />
  ) : (
    <Skeleton className="h-72" />
  );
}

const WHY = {
  none: 'difference.previous.none',
  unknown: 'difference.previous.unknown',
  noRuns: 'difference.noneBefore',
} as const;

function PreviousRun({ run, onFound }: { readonly run: Run } & Pick<FindOlderProps, 'onFound'>) {
  const t = useMessages();
  const { runs, isRead } = useLikeRuns(run.workerSlug);
  const before = runsBefore(run, runs);
  const slugs = before.map(({ slug }) => slug);
  const { data: matches } = useQuery({ ...inputMatchesQuery(run.slug, slugs), enabled: isRead });
  const previous = matches && previousOf(slugs, matches);
  const found = previous?.kind === 'found' ? previous.run : undefined;
  const take = useEffectEvent(onFound);
  useEffect(() => {
    if (found) take(found);
  }, [found]);
  if (previous === undefined || previous.kind === 'found') return <Skeleton className="h-72" />;
  return (
    <Card label={t('difference.previous')} className="space-y-3 p-4">
      <p>{t(WHY[previous.kind])}</p>
      {before.length > 0 && (
        <RunSelect name={t('difference.from')} runs={before} of={run.slug} onChoose={onFound} />
      )}
      <RetentionNote run={run} />
    </Card>
  );
}
