import type { Course } from './course.ts';
import { type EarlierRun, isRowSettled, type RowCourse, runsOf, untoldOf } from './row-course.ts';

/** By rows that are done: three at least, those of which a cost is told for what all of them cost. */
type Foreseen = {
  /** What all rows cost. */
  readonly usd: number | undefined;
  /** For the rest; 0 where too few tell how long they took. */
  readonly seconds: number;
};

/** Undefined before enough rows are done. */
export function foreseen(course: Course): Foreseen | undefined {
  const done = doneRows(course);
  if (done.length < LEAST_DONE) return undefined;
  const { counts, rules } = course;
  const mean = meanOfRun(course);
  const times = done.flatMap(({ run }) => run?.duration ?? []);
  const took = sumOf(times) / times.length;
  // A row of which no cost is told cost as the others did, all that was sent of it.
  const paid = withKnownCost(done);
  const ofDone = (sumOf(paid.map((row) => usedBy(runsOf(row)))) / paid.length) * done.length;
  // What was sent before is paid; a run that is to come, or under way, costs as others did, and no less than it has used.
  const others = course.rows.flatMap(({ state, run, earlier = [] }) => {
    if (isRowSettled(state)) return run ? [] : [usedBy(earlier)];
    return [usedBy(earlier) + Math.max(mean ?? 0, run?.usage ?? 0)];
  });
  const left = counts.waiting + counts.sending + counts.started;
  return {
    usd: mean === undefined ? undefined : toCents(ofDone + sumOf(others)),
    seconds:
      times.length < LEAST_DONE
        ? 0
        : Math.ceil((took * left) / Math.max(1, Math.min(rules.parallel, course.limit ?? rules.parallel))),
  };
}

/** USD that so many rows will likely cost once they are sent; undefined before enough rows are done. */
export function foreseenOf(course: Course, rows: number): number | undefined {
  const mean = meanOfRun(course);
  return mean === undefined ? undefined : toCents(mean * rows);
}

const doneRows = ({ rows }: Course): readonly RowCourse[] =>
  rows.filter(({ state, run }) => isRowSettled(state) && run !== undefined);

/** Those of whose runs all costs are known. */
const withKnownCost = (rows: readonly RowCourse[]) => rows.filter((row) => untoldOf(row) === 0);

/** USD that the run of a row has cost which is done: the last one, of those that were sent more than once. */
function meanOfRun(course: Course): number | undefined {
  const runs = withKnownCost(doneRows(course)).flatMap(({ run }) => run ?? []);
  return runs.length < LEAST_DONE ? undefined : usedBy(runs) / runs.length;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** USD that runs have used. */
const usedBy = (runs: readonly EarlierRun[]): number => sumOf(runs.map(({ usage }) => usage));

/** Rows that a mean is of, at least. */
const LEAST_DONE = 3;

/** USD that a mean tells no nearer than by the cent; less than one stays as it is. */
const toCents = (usd: number) => (usd < 0.01 ? usd : Math.round(usd * 100) / 100);
