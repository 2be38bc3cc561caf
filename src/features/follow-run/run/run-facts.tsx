import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { logQuery } from '#api/queries.ts';
import { readSubtaskProgress, type SubtaskProgress } from '#core/results/task-progress.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { isCostOpen, keptUntil, type RunState, stateOf } from '#core/run/run-state.ts';
import { formatBytes, formatDuration, formatMoment, formatMoney, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Fact } from '#ui/fact.tsx';
import { StatusBadge } from '#parts/status-badge.tsx';

import { elapsedSeconds } from './elapsed.ts';
import { useResultCount } from '../rows/use-result-count.ts';

type RunFactsProps = {
  readonly run: Run;
  /** When the run was last looked at; milliseconds since the epoch. */
  readonly seenAt: number;
};

/** The figures of a run on one line, over a bar that says whether it still goes on. */
export function RunFacts({ run, seenAt }: RunFactsProps) {
  const t = useMessages();
  const subtasks = useSubtasks(run);
  const partly = hasFailedSubtasks(subtasks);
  const kept = keptUntil(run);
  return (
    <Card label={t('run.facts')} className="overflow-hidden">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 px-4 py-3 sm:flex sm:flex-wrap sm:gap-x-8 sm:gap-y-3 sm:py-3.5">
        <Fact name={t('run.fact.status')} wide>
          <span role="status" data-testid="run-status" className="inline-block sm:min-w-28">
            <StatusBadge run={run} />
          </span>
          {subtasks && partly && run.status === 'succeeded' && (
            <span className="text-warn">
              {t('run.tasks.partly', { subtasks: subtaskWords(t, subtasks) })}
            </span>
          )}
        </Fact>
        <Fact name={t('run.fact.results')}>{formatNumber(useResultCount(run))}</Fact>
        <Fact name={t('run.fact.duration')}>
          <Duration run={run} seenAt={seenAt} />
        </Fact>
        {subtasks && <Fact name={t('run.fact.tasks')}>{subtaskWords(t, subtasks)}</Fact>}
        <Fact name={t('run.fact.usage')}>
          {isCostOpen(run, seenAt) ? t('run.cost.open') : formatMoney(run.usage)}
        </Fact>
        <Fact name={t('run.fact.traffic')}>{formatBytes(run.traffic)}</Fact>
        {run.version !== '' && <Fact name={t('run.fact.version')}>{run.version}</Fact>}
        {run.startedAt !== undefined && (
          <Fact name={t('run.fact.started')} wide>
            {formatMoment(run.startedAt, { seconds: true })}
          </Fact>
        )}
        {kept !== undefined && (
          <Fact name={t('run.fact.kept')} wide>
            {formatMoment(kept)}
          </Fact>
        )}
      </dl>
      <ProgressBar state={stateOf(run)} partly={partly} />
    </Card>
  );
}

function Duration({ run, seenAt }: RunFactsProps) {
  const now = useSeconds(!isRunOver(run.status));
  return formatDuration(elapsedSeconds(run, { seenAt, now: Math.max(now, seenAt) }));
}

/** The time now in milliseconds, counted by the second while it matters. */
function useSeconds(counting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!counting) return;
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, [counting]);
  return now;
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

function useSubtasks({ slug, status }: Run): SubtaskProgress | undefined {
  const { data } = useQuery(logQuery(useApi(), { slug, over: isRunOver(status) }));
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

/** That the run goes on, or how it ended. */
function ProgressBar({ state, partly }: { readonly state: RunState; readonly partly: boolean }) {
  const t = useMessages();
  const bar = classNames('h-1', partly && state === 'succeeded' ? 'bg-warn' : BAR[state]);
  if (state === 'limited' || isRunOver(state)) return <div aria-hidden className={bar} />;
  return <div role="progressbar" aria-label={t('run.progress')} className={bar} />;
}
