import { useApi } from '#api/api-context.tsx';
import { isRunOver, type Run } from '#core/run/run.ts';
import { isDataDeleted, isStateOver, deletionTime, type RunState, stateOf } from '#core/run/run-state.ts';
import { formatDuration, formatMoment, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { useSeconds } from '#ui/hooks/use-seconds.ts';
import { Figure, ResultFigures, Strong } from '#parts/result-figures.tsx';
import { runCostText } from '#parts/texts/cost-text.ts';
import { useExpectedResults } from '#starts/history/expected-results.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';

import { elapsedSeconds } from './elapsed.ts';
import { hasFailedSubtasks, subtaskText, useSubtasks } from './use-subtasks.ts';
import { useResultCount } from '../rows/use-result-count.ts';

/** Milliseconds before the platform deletes results from which a notice is shown. */
const EXPIRES_SOON = 3 * 24 * 3_600_000;

type RunFiguresProps = {
  readonly run: Run;
  /** When the run was last read, in milliseconds since the epoch. */
  readonly seenAt: number;
  readonly stored?: StoredInput | undefined;
};

export function RunFigures({ run, seenAt, stored }: RunFiguresProps) {
  const t = useMessages();
  const subtasks = useSubtasks(run);
  const { now } = useApi().serverTime();
  const expiry = deletionTime(run);
  const expiresSoon = expiry !== undefined && expiry - now < EXPIRES_SOON && !isDataDeleted(run, now);
  const isOver = isRunOver(run.status);
  return (
    <ResultFigures label={t('run.facts')}>
      <Results run={run} stored={stored} />
      <Figure name={t('run.fact.usage')}>
        <Strong>{runCostText(t, run)}</Strong>
      </Figure>
      <Duration run={run} seenAt={seenAt} />
      {subtasks && (!isOver || hasFailedSubtasks(subtasks)) && (
        <Figure name={t('run.fact.tasks')}>
          <span className={classNames(isOver && 'text-warn')}>
            {t('run.tasks', { subtasks: subtaskText(t, subtasks) })}
          </span>
        </Figure>
      )}
      {expiresSoon && (
        <Figure name={t('run.fact.kept')}>
          <span className="text-warn">{t('run.expires', { moment: formatMoment(expiry) })}</span>
        </Figure>
      )}
    </ResultFigures>
  );
}

function Results({ run, stored }: Pick<RunFiguresProps, 'run' | 'stored'>) {
  const t = useMessages();
  const results = useResultCount(run);
  const expected = useExpectedResults(stored);
  const isOver = isRunOver(run.status);
  if (results === undefined) return null;
  return (
    <Figure name={t('run.fact.results')}>
      {expected === undefined || (isOver && results >= expected) ? (
        <Strong>{t('results.count', { count: results })}</Strong>
      ) : (
        <>
          <Strong>{formatNumber(results)}</Strong>{' '}
          {t(isOver ? 'run.results.ofAsked' : 'run.results.of', { asked: formatNumber(expected) })}
        </>
      )}
    </Figure>
  );
}

function Duration({ run, seenAt }: RunFiguresProps) {
  const t = useMessages();
  const now = useSeconds(!isRunOver(run.status));
  const seconds = elapsedSeconds(run, { seenAt, now: Math.max(now, seenAt) });
  return seconds !== undefined && <Figure name={t('run.fact.duration')}>{formatDuration(seconds)}</Figure>;
}

const BAR: Record<RunState, string> = {
  ready: 'bg-line-strong animate-pulse',
  running: 'bg-accent animate-pulse',
  succeeded: '',
  failed: '',
  aborting: 'bg-warn animate-pulse',
  aborted: '',
  limited: '',
  unknown: '',
};

export function RunProgress({ run, stored }: Pick<RunFiguresProps, 'run' | 'stored'>) {
  const t = useMessages();
  const results = useResultCount(run);
  const expected = useExpectedResults(stored);
  const state = stateOf(run);
  if (isStateOver(state)) return <div aria-hidden className="h-1" />;
  const share = expected === undefined || results === undefined ? undefined : Math.min(1, results / expected);
  const bar = classNames('h-1', BAR[state]);
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
