import type { BatchPlan } from '#core/batch/batch.ts';
import { type Course, isSettled, type Pause, type RowCourse, spentText } from '#core/batch/course.ts';
import type { Decision } from '#core/batch/decide.ts';
import type { FailureFacts } from '#core/errors/failure.ts';
import type { Driver } from '#batches/live-batch.ts';
import { formatDuration, formatList, formatMoney, formatNumber, formatTime } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

/** How a batch stands, for its status word. */
export type Standing = 'running' | 'held' | 'paused' | 'tried' | 'stopping' | 'stopped' | 'ended';

export function standingOf(course: Course): Standing {
  const { phase, counts } = course;
  const isOpen = counts.sending + counts.started > 0;
  if (phase.kind === 'stopped') return isOpen ? 'stopping' : 'stopped';
  if (phase.kind === 'paused') {
    const { why } = phase;
    return why.kind === 'asked' && why.first ? 'tried' : 'paused';
  }
  if (!isOpen && counts.waiting === 0) return 'ended';
  return course.hold?.kind === 'platform' || course.hold?.kind === 'rate' ? 'held' : 'running';
}

/** Rows that are done: a row that may have started is one of them, though the person may have to decide about it. */
export const doneOf = ({ counts }: Course): number =>
  counts.succeeded + counts.failed + counts.stopped + counts.unknown;

/** What is said of a failure in a line: the platform's words where it has some. */
export function failureText(t: Translate, facts: FailureFacts): string {
  return facts.platformMessage ?? t(`failure.${facts.kind}.title`);
}

/** The status that stands for a platform that does not answer. */
const codeOf = ({ status, kind }: FailureFacts): string => (status === undefined ? kind : String(status));

type Told = { readonly course: Course; readonly plan: BatchPlan | undefined };

const numbersOf = (plan: BatchPlan | undefined, rows: readonly number[]): readonly string[] =>
  rows.map((row) => String(plan?.rows[row]?.number ?? row + 1));

/** Why nothing is sent until the person goes on. */
export function pauseText(t: Translate, why: Pause, { course, plan }: Told): string {
  const waiting = course.counts.waiting;
  switch (why.kind) {
    case 'person':
      return t('batch.paused.person', { count: course.counts.started + course.counts.sending });
    case 'asked':
      return t(why.first ? 'batch.paused.tried' : 'batch.paused.asked', { count: why.count });
    case 'closed':
      return t('batch.paused.closed', { time: formatTime(why.at), count: waiting });
    case 'failures':
      return t('batch.paused.failures', {
        count: why.rows.length,
        rows: formatList(numbersOf(plan, why.rows)),
        reason: reasonOf(t, course.rows[why.rows.at(-1) ?? 0]),
      });
    case 'lost':
      return t('batch.paused.lost', { count: why.rows.length, rows: formatList(numbersOf(plan, why.rows)) });
    case 'spent':
      return t('batch.paused.spent', {
        spent: formatMoney(Number(spentText(course))),
        limit: formatMoney(Number(course.rules.stopAtSpent ?? 0)),
      });
    case 'refused':
      return refusedText(t, why, plan);
    case 'otherAccount':
      return t('batch.paused.otherAccount');
    case 'unkept':
      return t('batch.paused.unkept');
  }
}

function refusedText(
  t: Translate,
  { facts, row }: Extract<Pause, { readonly kind: 'refused' }>,
  plan: BatchPlan | undefined,
): string {
  const at = row === undefined ? '' : (numbersOf(plan, [row])[0] ?? '');
  switch (facts.kind) {
    case 'balanceTooLow':
      return t('batch.paused.balance', { row: at });
    case 'keyRefused':
    case 'noKey':
    case 'userDisabled':
      return t('batch.paused.key');
    case 'versionUnavailable':
      return t('batch.paused.version', { version: plan?.base.options.version ?? '' });
    default:
      return t('batch.paused.refused', { reason: failureText(t, facts) });
  }
}

function reasonOf(t: Translate, row: RowCourse | undefined): string {
  if (row?.why) return failureText(t, row.why);
  return row?.run?.message ?? '';
}

type Line = Told & { readonly driver: Driver; readonly next: Decision | undefined; readonly secret: boolean };

/** Where the batch lives, and what is waited for. */
export function lineText(t: Translate, { course, plan, driver, next, secret }: Line, now: number): string {
  const { phase, hold, counts } = course;
  if (driver === 'never') return t('batch.line.never');
  if (plan === undefined && counts.waiting > 0) return t('batch.line.secretGone');
  if (phase.kind === 'paused') return pauseText(t, phase.why, { course, plan });
  if (hold?.kind === 'platform' && phase.kind === 'going')
    return t('batch.line.platform', {
      code: codeOf(hold.facts),
      wait: formatDuration(Math.max(1, Math.ceil((hold.until - now) / 1_000))),
    });
  if (hold?.kind === 'rate' && phase.kind === 'going')
    return t('batch.line.rate', { wait: formatDuration(Math.max(1, Math.ceil((hold.until - now) / 1_000))) });
  const standing = standingOf(course);
  if (standing === 'ended' || standing === 'stopped') return endText(t, course);
  if (driver === 'elsewhere') return t('batch.line.elsewhere');
  if (next?.kind === 'wait' && next.for === 'elsewhere')
    return t('batch.line.places', { count: course.seen?.elsewhere ?? 0 });
  if (next?.kind === 'wait' && next.for === 'places') return t('batch.line.crowded');
  return t(secret ? 'batch.line.hereSecret' : 'batch.line.here');
}

/** How it ended, in numbers. */
export function endText(t: Translate, course: Course): string {
  const { counts, results } = course;
  const parts = [
    t('batch.end.succeeded', { count: counts.succeeded }),
    ...(counts.failed > 0 ? [t('batch.end.failed', { count: counts.failed })] : []),
    ...(counts.stopped > 0 ? [t('batch.end.stopped', { count: counts.stopped })] : []),
    ...(counts['left-out'] > 0 ? [t('batch.end.leftOut', { count: counts['left-out'] })] : []),
    t('batch.end.results', { count: results }),
    formatMoney(Number(spentText(course))),
  ];
  const open = counts.unknown > 0 ? ` ${t('batch.end.open', { count: counts.unknown })}` : '';
  return `${parts.join(', ')}.${open}`;
}

/** What happened to a row, in a line; undefined where there is nothing to say. */
export function whatHappened(
  t: Translate,
  row: RowCourse,
): { readonly text: string; readonly tone: 'bad' | 'warn' | 'muted' } | undefined {
  const { state, run, why, abort, attempt } = row;
  if (typeof abort === 'object')
    return { text: t('batch.happened.notAborted', { reason: failureText(t, abort) }), tone: 'bad' };
  switch (state) {
    case 'failed':
      return { text: reasonOf(t, row) || t('batch.happened.failed'), tone: 'bad' };
    case 'unknown':
      return {
        text: t(row.left ? 'batch.happened.left' : 'batch.happened.lost', {
          time: formatTime(attempt?.at ?? 0),
        }),
        tone: 'warn',
      };
    case 'succeeded':
      return run?.results === 0 ? { text: t('batch.happened.noResults'), tone: 'warn' } : undefined;
    case 'stopped':
      return {
        text: t(run?.state === 'limited' ? 'batch.happened.limited' : 'batch.happened.stopped'),
        tone: 'muted',
      };
    case 'started':
      return abort === 'asked' || run?.state === 'aborting'
        ? { text: t('batch.happened.aborting'), tone: 'muted' }
        : undefined;
    default:
      return why ? { text: failureText(t, why), tone: 'muted' } : undefined;
  }
}

/** Cost of all rows, and seconds for the rest, by the rows that are done; undefined before three are. */
export function foreseen({ course }: Told): { readonly usd: number; readonly seconds: number } | undefined {
  const done = course.rows.filter(({ state, run }) => isSettled(state) && run !== undefined);
  if (done.length < 3) return undefined;
  const { counts, rules } = course;
  const mean = Number(spentText(course)) / done.length;
  const took = done.reduce((sum, { run }) => sum + (run?.duration ?? 0), 0) / done.length;
  const left = counts.waiting + counts.sending + counts.started;
  return {
    usd: mean * (done.length + left),
    seconds: Math.ceil((took * left) / Math.max(1, Math.min(rules.parallel, course.limit ?? rules.parallel))),
  };
}

export const ofAll = (t: Translate, part: number, all: number): string =>
  t('batch.fact.of', { part: formatNumber(part), all: formatNumber(all) });
