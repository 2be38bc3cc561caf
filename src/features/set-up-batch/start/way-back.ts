import { type BatchView, isViewGone } from '#batches/drive/batch-view.ts';
import type { SentBack } from '#batches/ask/send-back.ts';
import { type BatchId, type BatchPlan, type Correction, orderOf } from '#core/batch/batch.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { isEnding, isRowGone, availableResults } from '#core/batch/state/row-state.ts';
import type { SeenDone } from '#core/batch/state/seen-row.ts';
import { createRowPlanner, overBase, type PlannedRows } from '#core/batch/plan-batch.ts';
import type { RowChecker } from '#core/batch/sheet/check-rows.ts';
import { readSetUp } from '#core/batch/sheet/sheet-codec.ts';
import {
  type DraftColumn,
  filledNames,
  isBlank,
  isUsedColumn,
  type SentRows,
  type SheetDraft,
} from '#core/batch/sheet/sheet-draft.ts';
import { toArray } from '#core/form/rows.ts';
import { equalJson, equalWhereThere } from '#core/json/compare.ts';
import { type Json, ownValue } from '#core/json/json.ts';

/**
 * Why rows do not go back into their batch: it is deleted, unreadable, or holds a secret, of which nothing
 * is kept; its account, version, columns or form differ; or a row holds a secret, is new, or was left out
 * there.
 */
export type Apart =
  | 'gone'
  | 'unread'
  | 'secret'
  | 'secretRow'
  | 'account'
  | 'version'
  | 'columns'
  | 'form'
  | 'added'
  | 'leftOut';

export type Way =
  /** A new batch for rows of a file, or for rows that waited in another batch: `from`, if it can be read. */
  | { readonly kind: 'own'; readonly from?: { readonly plan: BatchPlan; readonly state: BatchState } }
  | { readonly kind: 'reading' }
  /** They were sent in a batch and replace there what was sent. */
  | {
      readonly kind: 'back';
      readonly batch: BatchId;
      readonly plan: BatchPlan;
      readonly state: BatchState;
      readonly sent: SentRows;
    }
  /** A new batch nevertheless; the one they were sent in records it, if it still exists. */
  | {
      readonly kind: 'apart';
      readonly why: Apart;
      readonly sent: SentRows;
      readonly state?: BatchState;
    };

type WayBackInput = {
  readonly checker: RowChecker;
  readonly view: BatchView | undefined;
  readonly fingerprint: string | undefined;
  readonly isSecret: boolean;
};

export const batchOf = ({ source }: Pick<SheetDraft, 'source'>): BatchId | undefined =>
  source.kind === 'batch' ? (source.sent?.of ?? source.moved?.from) : undefined;

const sentRowsOf = ({ source }: Pick<SheetDraft, 'source'>): SentRows | undefined =>
  source.kind === 'batch' ? source.sent : undefined;

export function wayOf(sheet: SheetDraft, input: WayBackInput): Way {
  const sent = sentRowsOf(sheet);
  const { view, isSecret } = input;
  if (sent === undefined) return ownWay(sheet, view);
  if (view === undefined || view.kind === 'reading') return { kind: 'reading' };
  const apart = (why: Apart, batchState?: BatchState): Way => ({
    kind: 'apart',
    why,
    sent,
    ...(batchState && { state: batchState }),
  });
  if (view.kind === 'unread') return apart(isViewGone(view) ? 'gone' : 'unread');
  const { plan, state: batchState } = view.batch;
  if (plan === undefined || plan.secret) return apart('secret', batchState);
  if (isSecret) return apart('secretRow', batchState);
  const why = whyApart(sheet, { ...input, plan, state: batchState, sent });
  return why ? apart(why, batchState) : { kind: 'back', batch: sent.of, plan, state: batchState, sent };
}

function ownWay(sheet: SheetDraft, view: BatchView | undefined): Way {
  if (batchOf(sheet) === undefined || view?.kind !== 'batch') return { kind: 'own' };
  const { plan, state: batchState } = view.batch;
  return { kind: 'own', ...(plan && { from: { plan, state: batchState } }) };
}

type There = WayBackInput & { readonly plan: BatchPlan; readonly state: BatchState; readonly sent: SentRows };

function whyApart(
  sheet: SheetDraft,
  { checker, plan, state: batchState, sent, fingerprint }: There,
): Apart | undefined {
  if (fingerprint !== undefined && batchState.foreign === fingerprint) return 'account';
  const { base } = createRowPlanner(checker);
  if (base.options.version !== plan.base.options.version) return 'version';
  if (!haveSameColumns(sheet.columns, plan)) return 'columns';
  if (!isSameForm(base, plan.base, sheet.columns)) return 'form';
  const known = new Map(sent.rows.map((row) => [row.number, row]));
  for (const row of toArray(sheet.rows)) {
    if (row.leftOut || isBlank(row)) continue;
    const was = known.get(row.number);
    if (was === undefined) return 'added';
    if (was.attempt === undefined) return 'leftOut';
  }
  return undefined;
}

/**
 * True if the columns have the batch's names and targets, which it stores once. Columns for run options
 * may follow; the batch stores those with each row.
 */
function haveSameColumns(columns: readonly DraftColumn[], { columns: names, setUp }: BatchPlan): boolean {
  const read = readSetUp(setUp, []);
  const usedColumns = columns.filter(isUsedColumn);
  return (
    read.ok &&
    usedColumns.length >= names.length &&
    usedColumns.every(({ name, target }, at) => {
      if (at >= names.length) return target.kind === 'option';
      const before = read.value.columns[at];
      return name === names[at] && before !== undefined && equalJson(target, before.target);
    })
  );
}

/**
 * True if rows take the same fields from the form, except those that columns fill. Run options may differ,
 * such as a raised limit: they are shown wherever the rows are opened again.
 */
function isSameForm(
  one: BatchPlan['base'],
  other: BatchPlan['base'],
  columns: readonly DraftColumn[],
): boolean {
  const filled = filledNames(columns, 'field');
  const names = new Set([...Object.keys(one.custom), ...Object.keys(other.custom)]);
  return [...names].every(
    (name) => filled.has(name) || equalWhereThere(ownValue(one.custom, name), ownValue(other.custom, name)),
  );
}

export function sentBack(
  { plan, state: batchState, sent }: Extract<Way, { readonly kind: 'back' }>,
  { base, planned, judged }: PlannedRows,
): SentBack {
  const known = new Map(sent.rows.map((row) => [row.number, row]));
  const rows = planned.flatMap(({ number, leftOut = false, ...row }, at) => {
    const { row: place, attempt } = known.get(number) ?? {};
    const was = place === undefined ? undefined : plan.rows[place];
    if (place === undefined || was === undefined || attempt === undefined || leftOut) return [];
    const { options, ...order } = orderOf({ worker: plan.worker, base }, row);
    const now = {
      cells: row.cells.slice(0, plan.columns.length),
      ...overBase(plan.base, { ...order, options: { ...options, mode: plan.base.options.mode } }),
    };
    const { number: _, leftOut: _left, ...before } = was;
    const dangers = judged.dangers.flatMap(({ reason, rows: of }) => (of.includes(at) ? [reason] : []));
    const corrected = { sent: now, subtasks: judged.subtasks[at] ?? 0, dangers };
    const same = isSameRequest(now, before) && { same: true as const };
    return [{ row: place, attempt, ...(!equalJson(now, before) && { corrected, ...same }) }];
  });
  return { rows, stops: batchState.stops };
}

type Sent = Correction['sent'];

/** True if both request the same input from the same region; limits do not count. */
const isSameRequest = (one: Sent, other: Sent): boolean => equalJson(requestOf(one), requestOf(other));

const requestOf = ({ custom, without = [], options }: Sent): Json => ({
  custom,
  without,
  region: options?.proxyRegion ?? null,
});

export type BackFacts = {
  readonly succeeded: number;
  /** Rows whose runs may still go on: not ended, or no longer known to the platform. */
  readonly open: number;
  readonly elsewhere: number;
  /** Results of rows whose input has changed: the table no longer has them. */
  readonly left: number;
  /** Results of rows whose input is the same: the table keeps them until a run gives as many. */
  readonly remainingResults: number;
};

/**
 * Undefined for rows of no batch or of an unknown one.
 * @param now by the platform's clock
 */
export function backFacts(way: Way, made: PlannedRows, now: number): BackFacts | undefined {
  if (way.kind === 'back') {
    const { rows } = sentBack(way, made);
    const given = (isOther: boolean) =>
      rows
        .filter(({ corrected, same }) => (corrected !== undefined && !same) === isOther)
        .reduce((sum, { row }) => sum + givenBy(way.state, row, now), 0);
    return { ...statesOf(way.state, rows), left: given(true), remainingResults: given(false) };
  }
  if (way.kind === 'own') return way.from && movedFacts(way.from, made);
  if (way.kind !== 'apart' || way.state === undefined) return undefined;
  return { ...statesOf(way.state, leftBehind(way.sent, made)), left: 0, remainingResults: 0 };
}

function movedFacts(
  { plan, state: batchState }: NonNullable<Extract<Way, { readonly kind: 'own' }>['from']>,
  { planned }: PlannedRows,
): BackFacts | undefined {
  const started = new Set(planned.flatMap(({ number, leftOut }) => (leftOut ? [] : [number])));
  const seenRows = plan.rows.flatMap(({ number }, row) => (started.has(number) ? [{ row }] : []));
  const facts = statesOf(batchState, seenRows);
  return facts.elsewhere > 0 ? { ...facts, left: 0, remainingResults: 0 } : undefined;
}

function statesOf(
  { rows }: BatchState,
  seenRows: readonly SeenDone[],
): Pick<BackFacts, 'succeeded' | 'open' | 'elsewhere'> {
  const of = seenRows.flatMap(({ row }) => rows[row] ?? []);
  return {
    succeeded: of.filter(({ state }) => state === 'succeeded').length,
    open: of.filter((row) => isRowGone(row) || isEnding(row)).length,
    elsewhere: of.filter(({ elsewhere }) => elsewhere !== undefined).length,
  };
}

const givenBy = ({ rows }: BatchState, row: number, now: number): number =>
  availableResults(rows[row] ?? { state: 'waiting' }, now);

export const leftBehind = (
  sent: SentRows,
  { planned }: Pick<PlannedRows, 'planned'>,
): readonly SeenDone[] => {
  const started = new Set(planned.flatMap(({ number, leftOut }) => (leftOut ? [] : [number])));
  return sent.rows.flatMap(({ number, ...seen }) => (started.has(number) ? [seen] : []));
};
