import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { type JsonObject, ownValue } from '#core/json/json.ts';
import { repeatFinder, type RepeatRule, rowKey } from '#core/results/repeats/repeats.ts';
import type { PlacedRow } from '#core/results/row-set.ts';

import { type Exported, RUN_KEY } from './collection.ts';

type RowCounts = Exported['rows'];

const runOf = (row: JsonObject): RunSlug | undefined => {
  const slug = ownValue(row, RUN_KEY);
  return typeof slug === 'string' && isRunSlug(slug) ? slug : undefined;
};

export function countByRun(rows: readonly PlacedRow[]): RowCounts {
  const counts = new Map<RunSlug, number>();
  for (const { row } of rows) {
    const run = runOf(row);
    if (run !== undefined) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

/**
 * Rows that no file has had yet: those after the exported rows of each run and, with a rule, only the
 * first row of each unknown key. Yields undefined while working.
 * @param rows all rows of the collection, those of a run in order
 */
export function* newRows(
  rows: readonly PlacedRow[],
  exported: RowCounts,
  rule: RepeatRule | undefined,
): Generator<PlacedRow | undefined> {
  const isHad = alreadyHad(exported);
  const known = new Set<string>();
  const later: PlacedRow[] = [];
  for (const placed of rows) {
    if (!isHad(placed.row)) later.push(placed);
    else if (rule) note(known, rowKey(placed.row, rule.keys));
    yield undefined;
  }
  yield* rule ? unknownOf(later, known, rule) : later;
}

function note(known: Set<string>, key: string | undefined) {
  if (key !== undefined) known.add(key);
}

function alreadyHad(exported: RowCounts) {
  const seen = new Map<RunSlug | undefined, number>();
  return (row: JsonObject): boolean => {
    const run = runOf(row);
    const at = seen.get(run) ?? 0;
    seen.set(run, at + 1);
    return run !== undefined && at < (exported.get(run) ?? 0);
  };
}

function* unknownOf(
  rows: readonly PlacedRow[],
  known: ReadonlySet<string>,
  rule: RepeatRule,
): Generator<PlacedRow | undefined> {
  const finder = repeatFinder(rule);
  const unknown: PlacedRow[] = [];
  for (const placed of rows) {
    const key = rowKey(placed.row, rule.keys);
    if (key === undefined || !known.has(key)) {
      unknown.push(placed);
      finder.take(placed);
    }
    yield undefined;
  }
  const { leftOut } = finder.found();
  for (const placed of unknown) yield leftOut.has(placed.place) ? undefined : placed;
}
