import { skipToken, useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { logQuery, workerQuery } from '#api/queries/queries.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isKeptWhole } from '#core/collection/kept-format.ts';
import { toNumber } from '#core/decimal.ts';
import { reckonResults } from '#core/price/reckon-results.ts';
import { readSubtaskProgress, type SubtaskProgress } from '#core/results/subtask-progress.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { isStateOver, keptUntil, type RunState, stateOf } from '#core/run/run-state.ts';
import { pricePerThousand } from '#core/runs/find-runs.ts';
import { formatBytes, formatDuration, formatMoment, formatMoney, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { Fact } from '#ui/fact.tsx';
import { useMedia } from '#ui/hooks/use-media.ts';
import { useSeconds } from '#ui/hooks/use-seconds.ts';
import { runCostText } from '#parts/texts/cost-text.ts';
import { useKept } from '#results/kept/use-kept.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';

import { elapsedSeconds } from './elapsed.ts';
import { useResultCount } from '../rows/use-result-count.ts';

type RunFactsProps = {
  readonly run: Run;
  /** When the run was last looked at; milliseconds since the epoch. */
  readonly seenAt: number;
  /** What this browser keeps of its start. */
  readonly stored?: StoredInput | undefined;
};

/** The figures of a run on one line, over a bar that says whether it still goes on; on a phone those that count, and all when asked for. */
export function RunFacts({ run, seenAt, stored }: RunFactsProps) {
  const t = useMessages();
  const subtasks = useSubtaskProgress(run);
  const partly = hasFailedSubtasks(subtasks);
  const results = useResultCount(run);
  const asked = useAsked(isRunOver(run.status) ? undefined : stored);
  const share = asked === undefined || results === undefined ? undefined : Math.min(1, results / asked);
  const isNarrow = useMedia('(width < 40rem)');
  const [isWhole, setIsWhole] = useState(false);
  const Arrow = isWhole ? ChevronUp : ChevronDown;
  return (
    <Card label={t('run.facts')} className="relative overflow-hidden">
      <dl className="grid grid-cols-3 gap-x-3 gap-y-2 px-4 py-2 max-sm:pr-14 sm:flex sm:flex-wrap sm:gap-x-8 sm:gap-y-3 sm:py-3.5">
        <Fact name={t('run.fact.results')}>
          {resultsFact(t, results, share === undefined ? undefined : asked)}
        </Fact>
        <Fact name={t('run.fact.duration')}>
          <Duration run={run} seenAt={seenAt} />
        </Fact>
        <Fact name={t('run.fact.usage')}>
          <Cost {...{ run, stored }} isWhole={!isNarrow || isWhole} />
        </Fact>
        {(!isNarrow || isWhole) && <MoreFacts run={run} subtasks={subtasks} partly={partly} />}
      </dl>
      {isNarrow && (
        <IconButton
          label={t(isWhole ? 'run.facts.fewer' : 'run.facts.all')}
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
          className="absolute top-1.5 right-1.5"
        >
          <Arrow size={16} aria-hidden />
        </IconButton>
      )}
      <ProgressBar state={stateOf(run)} partly={partly} share={share} />
    </Card>
  );
}

function resultsFact(t: Translate, results: number | undefined, asked: number | undefined): string {
  if (results === undefined) return t('run.pending');
  return asked === undefined
    ? formatNumber(results)
    : t('run.results.asked', { results: formatNumber(results), asked: formatNumber(asked) });
}

type MoreFactsProps = {
  readonly run: Run;
  readonly subtasks: SubtaskProgress | undefined;
  readonly partly: boolean;
};

function MoreFacts({ run, subtasks, partly }: MoreFactsProps) {
  const t = useMessages();
  const kept = keptUntil(run);
  return (
    <>
      {subtasks && (
        <Fact name={t('run.fact.tasks')}>
          {partly && run.status === 'succeeded' ? (
            <span className="text-warn">
              {t('run.tasks.partly', { subtasks: subtaskWords(t, subtasks) })}
            </span>
          ) : (
            subtaskWords(t, subtasks)
          )}
        </Fact>
      )}
      <Fact name={t('run.fact.traffic')}>
        {run.traffic === undefined ? t('run.pending') : formatBytes(run.traffic)}
      </Fact>
      {run.version !== '' && <Fact name={t('run.fact.version')}>{run.version}</Fact>}
      {run.startedAt !== undefined && (
        <Fact name={t('run.fact.started')} wide>
          {formatMoment(run.startedAt, { seconds: true })}
        </Fact>
      )}
      {(kept !== undefined || !isRunOver(run.status)) && (
        <Fact name={t('run.fact.kept')} wide>
          {kept === undefined ? t('run.pending') : formatMoment(kept)}
          <KeptHere run={run} />
        </Fact>
      )}
    </>
  );
}

/** That this browser keeps its rows, beyond the day on which the platform deletes them. */
function KeptHere({ run }: { readonly run: Run }) {
  const t = useMessages();
  const here = useKept()?.get(run.slug);
  return (
    here &&
    isKeptWhole(here) && (
      <span className="text-sm font-normal whitespace-normal text-muted max-sm:block sm:ml-2">
        {t('run.kept.here')}
      </span>
    )
  );
}

/** What it cost, what that is for 1,000 results, and what was said before. */
function Cost({
  run,
  stored,
  isWhole,
}: Pick<RunFactsProps, 'run' | 'stored'> & { readonly isWhole: boolean }) {
  const t = useMessages();
  const estimate = stored?.estimate;
  const price = pricePerThousand(run);
  const more = [
    ...(price === undefined ? [] : [t('run.cost.each', { usd: formatMoney(price) })]),
    ...(estimate ? [t('run.cost.said', { usd: formatMoney(toNumber(estimate.usd)) })] : []),
  ];
  return (
    <>
      {runCostText(t, run)}
      {isWhole && more.length > 0 && (
        <span className="text-sm font-normal whitespace-normal text-muted max-sm:block sm:ml-2">
          {more.join(' · ')}
        </span>
      )}
    </>
  );
}

/** How many results a run was asked for at the most; nothing where that is not known. */
const askedQuery = (api: Api, { order: { worker, custom } }: StoredInput) => ({
  ...workerQuery(api, worker),
  select: (descriptor: WorkerDescriptor) => reckonResults(descriptor, custom),
  retry: false,
});

function useAsked(stored: StoredInput | undefined): number | undefined {
  const api = useApi();
  const { data: asked } = useQuery(
    stored ? askedQuery(api, stored) : { queryKey: ['nothing asked for'], queryFn: skipToken },
  );
  return typeof asked === 'number' && asked > 0 ? asked : undefined;
}

function Duration({ run, seenAt }: RunFactsProps) {
  const t = useMessages();
  const now = useSeconds(!isRunOver(run.status));
  const seconds = elapsedSeconds(run, { seenAt, now: Math.max(now, seenAt) });
  return seconds === undefined ? t('run.pending') : formatDuration(seconds);
}

const BAR: Record<RunState, string> = {
  ready: 'bg-line-strong animate-pulse',
  running: 'bg-accent animate-pulse',
  succeeded: 'bg-good',
  failed: 'bg-bad',
  aborting: 'bg-warn animate-pulse',
  aborted: 'bg-line-strong',
  limited: 'bg-warn',
  unknown: 'bg-line-strong',
};

function useSubtaskProgress({ slug, status }: Run): SubtaskProgress | undefined {
  // A long log takes its time to be written and read: it is asked for behind the rows.
  const isDrawn = useDeferredValue(true, false);
  const log = logQuery(useApi(), { slug, over: isRunOver(status) });
  const { data } = useQuery({ ...log, enabled: isDrawn });
  const progress = useMemo(() => data && readSubtaskProgress(data.entries), [data]);
  // The first lines of a long log are not there: what they told is not known.
  const cut = data?.total !== undefined;
  return progress?.kind === 'going' && (cut || isRunOver(status)) ? undefined : progress;
}

function subtaskWords(t: Translate, subtasks: SubtaskProgress): string {
  return subtasks.kind === 'going'
    ? t('run.tasks.going', { ended: formatNumber(subtasks.ended), begun: formatNumber(subtasks.begun) })
    : t('run.tasks.done', { done: formatNumber(subtasks.succeeded), total: formatNumber(subtasks.total) });
}

/** Some subtasks of a run failed, though it counts as a success. */
function hasFailedSubtasks(subtasks: SubtaskProgress | undefined): boolean {
  return subtasks?.kind === 'over' && subtasks.succeeded < subtasks.total;
}

type ProgressBarProps = {
  readonly state: RunState;
  readonly partly: boolean;
  /** Of the results that it was asked for, from 0 to 1; undefined where that is not known. */
  readonly share: number | undefined;
};

/** That the run goes on and how far it is, or how it ended. */
function ProgressBar({ state, partly, share }: ProgressBarProps) {
  const t = useMessages();
  const bar = classNames('h-1', partly && state === 'succeeded' ? 'bg-warn' : BAR[state]);
  if (isStateOver(state)) return <div aria-hidden className={bar} />;
  if (share === undefined) return <div role="progressbar" aria-label={t('run.progress')} className={bar} />;
  return (
    <div
      role="progressbar"
      aria-label={t('run.progress')}
      aria-valuenow={Math.round(share * 100)}
      className="h-1 bg-line-strong"
    >
      <div className={bar} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
