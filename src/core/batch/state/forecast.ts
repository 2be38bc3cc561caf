import type { BatchState } from './batch-state.ts';
import { type EarlierRun, isRowSettled, type RowState, runsOf, unknownCostsOf } from './row-state.ts';

/** Based on at least three finished rows; cost uses only those with a known cost. */
type Forecast = {
  readonly usd: number | undefined;
  /** Remaining seconds; 0 if too few rows have a duration. */
  readonly seconds: number;
};

export function forecast(batchState: BatchState): Forecast | undefined {
  const done = doneRows(batchState);
  if (done.length < LEAST_DONE) return undefined;
  const { counts, rules } = batchState;
  const mean = meanOfRun(batchState);
  const times = done.flatMap(({ run }) => run?.duration ?? []);
  const took = sumOf(times) / times.length;
  // A row of which no cost is told cost as the others did, all that was sent of it.
  const paid = withKnownCost(done);
  const ofDone = (sumOf(paid.map((row) => usedBy(runsOf(row)))) / paid.length) * done.length;
  // A run that is to come, under way, or of unknown cost costs as others did, and no less than it has used.
  const costOf = ({ usage, untold }: EarlierRun) => (untold ? Math.max(mean ?? 0, usage) : usage);
  const others = batchState.rows.flatMap(({ state, run, earlier = [] }) => {
    const before = sumOf(earlier.map(costOf));
    if (isRowSettled(state)) return run ? [] : [before];
    return [before + Math.max(mean ?? 0, run?.usage ?? 0)];
  });
  const left = counts.waiting + counts.sending + counts.started;
  return {
    usd: mean === undefined ? undefined : toCents(ofDone + sumOf(others)),
    seconds:
      times.length < LEAST_DONE
        ? 0
        : Math.ceil(
            (took * left) / Math.max(1, Math.min(rules.parallel, batchState.limit ?? rules.parallel)),
          ),
  };
}

/** Likely cost in USD of sending this many rows; undefined before enough rows are done. */
export function forecastOf(batchState: BatchState, rows: number): number | undefined {
  const mean = meanOfRun(batchState);
  return mean === undefined ? undefined : toCents(mean * rows);
}

const doneRows = ({ rows }: BatchState): readonly RowState[] =>
  rows.filter(({ state, run }) => isRowSettled(state) && run !== undefined);

const withKnownCost = (rows: readonly RowState[]) => rows.filter((row) => unknownCostsOf(row) === 0);

function meanOfRun(batchState: BatchState): number | undefined {
  const runs = withKnownCost(doneRows(batchState)).flatMap(({ run }) => run ?? []);
  return runs.length < LEAST_DONE ? undefined : usedBy(runs) / runs.length;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const usedBy = (runs: readonly EarlierRun[]): number => sumOf(runs.map(({ usage }) => usage));

const LEAST_DONE = 3;

/** Rounds USD to cents; smaller amounts stay exact. */
const toCents = (usd: number) => (usd < 0.01 ? usd : Math.round(usd * 100) / 100);
