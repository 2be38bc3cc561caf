import type { BatchPlan } from '#core/batch/batch.ts';
import { type BatchState, type Hold, isSpent, type Pause, spentText } from '#core/batch/state/batch-state.ts';
import {
  isEnding,
  isLimited,
  resultRun,
  type RowState,
  type RowStatus,
} from '#core/batch/state/row-state.ts';
import { type Decision, nextRow } from '#core/batch/state/next-action.ts';
import { pendingCosts, unknownForGood } from '#core/batch/state/pending-costs.ts';
import { doneOf, isBatchOver, standingOf, underWay } from '#core/batch/state/standing.ts';
import { type FailureFacts, platformWords } from '#core/errors/failure.ts';
import type { Driver } from '#batches/drive/batch-view.ts';
import { rowsText } from '#batches/rows-text.ts';
import { formatDuration, formatMoney, formatNumber, formatWhen } from '#messages/format.ts';
import { sentences } from '#messages/sentence-gap.ts';
import type { Translate } from '#messages/i18n.ts';
import { costText, isSumKnown, type PartSum, sumWithout } from '#parts/texts/cost-text.ts';

function failureText(t: Translate, facts: FailureFacts): string {
  return platformWords(facts) ?? t(`failure.${facts.kind}.title`);
}

type BatchContext = {
  readonly state: BatchState;
  readonly plan: BatchPlan | undefined;
  readonly fingerprint?: string | undefined;
};

const numbersOf = (plan: BatchPlan | undefined, rows: readonly number[]): string =>
  rowsText(rows.map((row) => plan?.rows[row]?.number ?? row + 1));

type PauseWords = {
  readonly [Kind in Pause['kind']]: (
    t: Translate,
    why: Extract<Pause, { readonly kind: Kind }>,
    context: BatchContext,
  ) => string;
};

const PAUSE_WORDS: PauseWords = {
  person: (t, _, { state: batchState }) => t('batch.paused.person', { count: underWay(batchState) }),
  stopAsked: (t) => t('batch.paused.stopAsked'),
  asked: (t, { first, count }) => t(first ? 'batch.paused.tried' : 'batch.paused.asked', { count }),
  closed: (t, { at }, { state: { counts } }) =>
    t('batch.paused.closed', { time: formatWhen(at), count: counts.waiting }),
  failures: (t, { rows }, { state: batchState, plan }) => {
    const limited = rows.filter((row) => batchState.rows[row] && isLimited(batchState.rows[row])).length;
    const params = {
      rows: numbersOf(plan, rows),
      reason: reasonOf(t, batchState.rows[rows.at(-1) ?? 0]),
    };
    return limited === rows.length
      ? t('batch.paused.limited', { count: limited, ...params })
      : t('batch.paused.failures', { count: rows.length, limited, ...params });
  },
  lost: (t, { rows }, { plan }) =>
    t('batch.paused.lost', { count: rows.length, rows: numbersOf(plan, rows) }),
  gone: (t, { rows }, context) => t('batch.paused.gone', { why: goneText(t, rows, context) }),
  spent: (t, _, { state: batchState }) =>
    t('batch.paused.spent', {
      spent: formatMoney(Number(spentText(batchState))),
      limit: formatMoney(Number(batchState.rules.stopAtSpent ?? 0)),
    }),
  unknownCosts: (t, _, { state: batchState }) =>
    t('batch.paused.unknownCosts', {
      count: unknownForGood(batchState),
      limit: formatMoney(Number(batchState.rules.stopAtSpent ?? 0)),
    }),
  refused: (t, why, { plan }) => refusedText(t, why, plan),
  otherAccount: (t, { mark }, { fingerprint }) => {
    if (mark === undefined) return t('batch.paused.otherAccount');
    return t(mark === fingerprint ? 'batch.paused.otherKey' : 'batch.paused.otherTabKey');
  },
  unkept: (t) => t('batch.paused.unkept'),
  damaged: (t, { rows }, { plan }) =>
    t('batch.paused.damaged', { count: rows.length, rows: numbersOf(plan, rows) }),
};

function pauseText(t: Translate, why: Pause, context: BatchContext): string {
  const words = PAUSE_WORDS[why.kind] as (t: Translate, why: Pause, context: BatchContext) => string; // those of its kind
  return words(t, why, context);
}

/** As `pauseText`, plus the runs lost meanwhile, whatever the reason: the user must know before resuming. */
function pausedText(t: Translate, why: Pause, context: BatchContext): string {
  const { missing } = context.state;
  const isSaid = missing.length === 0 || why.kind === 'gone';
  return sentences(pauseText(t, why, context), !isSaid && goneText(t, missing, context));
}

const goneText = (t: Translate, rows: readonly number[], { plan }: BatchContext): string =>
  t('batch.line.gone', { count: rows.length, rows: numbersOf(plan, rows) });

function refusedText(
  t: Translate,
  { facts, row }: Extract<Pause, { readonly kind: 'refused' }>,
  plan: BatchPlan | undefined,
): string {
  switch (facts.kind) {
    case 'balanceTooLow':
      return t('batch.paused.balance', { row: row === undefined ? 'none' : numbersOf(plan, [row]) });
    case 'noKey':
      return t('batch.paused.noKey');
    case 'keyRefused':
    case 'userDisabled':
      return t('batch.paused.key');
    case 'versionUnavailable':
      return t('batch.paused.version', { version: plan?.base.options.version ?? '' });
    default:
      return t('batch.paused.refused', { reason: failureText(t, facts) });
  }
}

function reasonOf(t: Translate, row: RowState | undefined): string {
  if (row?.why) return failureText(t, row.why);
  return row?.run?.message ?? '';
}

type BatchLineContext = BatchContext & {
  readonly driver: Driver;
  readonly next: Decision | undefined;
  readonly secret: boolean;
};

export function lineText(t: Translate, line: BatchLineContext, now: number): string {
  const text = standText(t, line, now);
  return sentences(text, isKeyAwaited(line) && !isForKey(line.state) && unseenText(t, line.state));
}

const KEY_WANTED: ReadonlySet<string> = new Set(['keyRefused', 'noKey', 'userDisabled', 'otherAccount']);

export function isForKey({ phase }: BatchState): boolean {
  if (phase.kind !== 'paused') return false;
  return KEY_WANTED.has(phase.why.kind === 'refused' ? phase.why.facts.kind : phase.why.kind);
}

export const isKeyAwaited = ({ next, driver }: Pick<BatchLineContext, 'next' | 'driver'>): boolean =>
  driver === 'nobody' || (next?.kind === 'wait' && next.for === 'key');

export const isAlone = ({ state: { phase }, driver }: Pick<BatchLineContext, 'state' | 'driver'>): boolean =>
  driver === 'nobody' && phase.kind === 'going';

/** Runs that nobody has asked to end, or sees, without a key. */
function unseenText(t: Translate, { rows, active, counts }: BatchState): string {
  const unasked = active.filter((row) => isUnasked(rows[row]));
  if (unasked.length > 0) return t('batch.line.notAsked', { count: unasked.length });
  return counts.started > 0 ? t('batch.line.unseen', { count: counts.started }) : '';
}

const isUnasked = (row: RowState | undefined): boolean =>
  row?.state === 'started' && row.toEnd === true && row.abort === undefined;

function standText(t: Translate, line: BatchLineContext, now: number): string {
  const { state: batchState, plan, driver, fingerprint } = line;
  const { phase, hold, counts } = batchState;
  if (driver === 'never') return t('batch.line.never');
  if (plan === undefined && counts.waiting > 0) return noPlanText(t, line);
  const why = whyPaused(batchState);
  if (why) return pausedText(t, why, { state: batchState, plan, fingerprint });
  if (isAlone(line)) return t('batch.line.alone');
  const standing = standingOf(batchState);
  const waits = phase.kind === 'going' || standing === 'stopping';
  if (waits && hold && hold.kind !== 'places') return holdText(t, hold, now);
  if (standing === 'stopping') return stoppingText(t, batchState);
  return isBatchOver(batchState) ? endText(t, batchState, plan) : workText(t, line);
}

const noPlanText = (t: Translate, { secret }: BatchLineContext) =>
  t(secret ? 'batch.line.secretGone' : 'batch.line.planGone');

/** Undefined also if a paused batch has nothing to resume. */
const whyPaused = (batchState: BatchState): Pause | undefined =>
  batchState.phase.kind === 'paused' && standingOf(batchState) !== 'ended' ? batchState.phase.why : undefined;

function stoppingText(t: Translate, batchState: BatchState): string {
  const { rows, active } = batchState;
  const notStopped = active.filter(
    (row) => rows[row]?.state === 'started' && typeof rows[row].abort === 'object',
  );
  const waits = t('batch.line.stopping', { count: underWay(batchState) });
  return sentences(waits, notStopped.length > 0 && t('batch.line.notStopped', { count: notStopped.length }));
}

function holdText(t: Translate, { kind, facts, from, until }: Hold, now: number): string {
  // What counts the seconds may have counted last before the wait began.
  const wait = formatDuration(Math.max(1, Math.ceil((until - Math.max(now, from)) / 1_000)));
  if (kind === 'rate')
    return t('batch.line.rate', { told: (facts.retryAfter ?? 0) > 0 ? 'yes' : 'no', wait });
  const { status } = facts;
  // Where no answer came at all, there is no status to tell.
  return status === undefined
    ? t('batch.line.noAnswer', { wait })
    : t('batch.line.platform', { code: String(status), wait });
}

/**
 * Text for screen readers: once per tenth of the rows and when the user is needed; nothing that changes
 * every second.
 */
export function saidText(t: Translate, batchState: BatchState): string {
  const { counts, hold, rows } = batchState;
  const all = rows.length - counts['left-out'];
  const tenth = all === 0 ? 0 : Math.floor((10 * doneOf(batchState)) / all) / 10;
  return sentences(
    tenth > 0 && tenth < 1 && t('batch.said.done', { part: formatNumber(tenth, { style: 'percent' }) }),
    counts.lost > 0 && t('batch.said.lost', { count: counts.lost }),
    standingOf(batchState) === 'held' && t(hold?.kind === 'rate' ? 'batch.said.rate' : 'batch.said.platform'),
  );
}

function workText(t: Translate, line: BatchLineContext): string {
  const { state: batchState, driver, secret } = line;
  const only = onlyText(t, batchState);
  if (driver === 'elsewhere') return sentences(only, t('batch.line.elsewhere'));
  const awaited = awaitedText(t, line);
  if (awaited !== undefined) return awaited;
  const here = t(secret ? 'batch.line.hereSecret' : 'batch.line.here');
  const { limit = Infinity, rules } = batchState;
  const isLimited = limit < rules.parallel && nextRow(batchState) !== undefined;
  return sentences(only, isLimited && t('batch.line.limit', { count: limit }), here);
}

function awaitedText(t: Translate, { state: batchState, next }: BatchLineContext): string | undefined {
  switch (next?.kind === 'wait' ? next.for : undefined) {
    case 'elsewhere':
      return t('batch.line.places', { count: batchState.seen?.elsewhere ?? 0 });
    case 'places':
      return t('batch.line.crowded');
    case 'costs': {
      const limit = formatMoney(Number(batchState.rules.stopAtSpent ?? 0));
      return t('batch.line.costs', { count: pendingCosts(batchState), limit });
    }
    default:
      return undefined;
  }
}

/** Says that only some rows are sent while others wait, so that the user does not fear that all start. */
function onlyText(t: Translate, { phase, counts, rows }: BatchState): string | false {
  if (phase.kind !== 'going' || phase.only === undefined) return false;
  const { only } = phase;
  const own = only.rows.filter((row) => rows[row]?.state === 'waiting').length;
  return (
    counts.waiting > own && t(only.first ? 'batch.line.first' : 'batch.line.asked', { count: only.count })
  );
}

type GivenResults = Pick<BatchState, 'results' | 'untoldResults' | 'toldResults'>;

export const resultsOf = ({ results, untoldResults, toldResults }: GivenResults): PartSum => ({
  sum: results,
  knownCount: toldResults,
  unknownCount: untoldResults,
});

export const rowResultsText = (t: Translate, batchState: GivenResults): string =>
  sumWithout(t, resultsOf(batchState), (count) => t('batch.end.results', { count }));

function endText(t: Translate, batchState: BatchState, plan: BatchPlan | undefined): string {
  const { counts, gone, limited } = batchState;
  const stoppedOnes = counts.stopped - gone - limited;
  const took = tookSeconds(batchState);
  const parts = [
    t('batch.end.succeeded', { count: counts.succeeded }),
    ...(counts.failed > 0 ? [t('batch.end.failed', { count: counts.failed })] : []),
    ...(limited > 0 ? [t('batch.end.limited', { count: limited })] : []),
    ...(stoppedOnes > 0 ? [t('batch.end.stopped', { count: stoppedOnes })] : []),
    ...(gone > 0 ? [t('batch.end.gone', { count: gone })] : []),
    ...(counts['left-out'] > 0 ? [t('batch.end.leftOut', { count: counts['left-out'] })] : []),
    ...(isSumKnown(resultsOf(batchState)) ? [rowResultsText(t, batchState)] : []),
    costText(t, Number(spentText(batchState)), batchState.untold),
    ...(took > 0 ? [formatDuration(took)] : []),
  ];
  const sums = t('batch.end', { parts: parts.join(t('batch.end.and')) });
  return sentences(sums, endRemark(t, batchState, plan));
}

export const endRemark = (t: Translate, batchState: BatchState, plan: BatchPlan | undefined): string =>
  sentences(
    batchState.counts.lost > 0 && openText(t, batchState, plan),
    isCutByLimit(batchState) &&
      t('batch.end.spent', { limit: formatMoney(Number(batchState.rules.stopAtSpent)) }),
  );

export const isCutByLimit = (batchState: BatchState): boolean =>
  isSpent(batchState) && batchState.counts.succeeded < batchState.rows.length;

const MOST_NAMED = 5;

function openText(t: Translate, { rows, counts }: BatchState, plan: BatchPlan | undefined): string {
  const open = rows.flatMap(({ state }, row) => (state === 'lost' ? [row] : []));
  const all = rows.length - counts['left-out'];
  const settled = { settled: formatNumber(all - open.length), all: formatNumber(all), count: open.length };
  return open.length > MOST_NAMED
    ? t('batch.end.openMany', settled)
    : t('batch.end.open', { ...settled, rows: numbersOf(plan, open) });
}

/** Seconds from the first run of a batch to the end of the last one, by the platform's clock. */
export function tookSeconds({ rows }: BatchState): number {
  let [first, last] = [Infinity, -Infinity];
  for (const { run } of rows) {
    first = Math.min(first, run?.startedAt ?? Infinity);
    last = Math.max(last, run?.finishedAt ?? -Infinity);
  }
  return Math.round((last - first) / 1_000);
}

type Happened = { readonly text: string; readonly tone: 'bad' | 'warn' | 'muted' };

const HAPPENED: Partial<Record<RowStatus, (t: Translate, row: RowState) => Happened | undefined>> = {
  failed: (t, row) => ({ text: reasonOf(t, row) || t('batch.happened.failed'), tone: 'bad' }),
  lost: (t, { left, attempt }) => ({
    text: t(left ? 'batch.happened.left' : 'batch.happened.lost', { time: formatWhen(attempt?.at ?? 0) }),
    tone: 'warn',
  }),
  succeeded: (t, { run }) =>
    run?.results === 0 ? { text: t('batch.happened.noResults'), tone: 'warn' } : undefined,
  stopped: (t, row) => {
    if (row.run?.gone) return { text: t('batch.happened.gone'), tone: 'warn' };
    if (isEnding(row)) return { text: t('batch.happened.notEnded'), tone: 'warn' };
    return isLimited(row)
      ? { text: reasonOf(t, row) || t('batch.happened.limited'), tone: 'warn' }
      : { text: t('batch.happened.stopped'), tone: 'muted' };
  },
  started: (t, row) => {
    if (row.abort === 'asked' || row.run?.state === 'aborting')
      return { text: t('batch.happened.aborting'), tone: 'muted' };
    return isUnasked(row) ? { text: t('batch.happened.notAsked'), tone: 'warn' } : undefined;
  },
};

/** What happened to a row, in a line; undefined if there is nothing to say. */
export function whatHappened(t: Translate, row: RowState): Happened | undefined {
  const { state, abort } = row;
  if (state === 'started' && typeof abort === 'object')
    return { text: t('batch.happened.notAborted', { reason: failureText(t, abort) }), tone: 'bad' };
  const happened = HAPPENED[state]?.(t, row);
  // The platform's words may end without a stop.
  const text = sentences(besides(t, row), happened?.text);
  return text === '' ? undefined : { tone: happened?.tone ?? 'muted', text };
}

function besides(t: Translate, row: RowState): string {
  const shown = resultRun(row);
  const earlier = shown !== row.run ? (shown?.results ?? 0) : 0;
  return sentences(
    row.elsewhere && t('batch.happened.elsewhere', { name: row.elsewhere.name }),
    earlier > 0 && t('batch.happened.earlier', { count: earlier }),
  );
}

export const ofAll = (t: Translate, part: number, all: number): string =>
  t('batch.fact.of', { part: formatNumber(part), all: formatNumber(all) });
