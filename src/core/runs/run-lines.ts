import type { RunState } from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';

import type { RunRow } from './find-runs.ts';
import type { Sort } from './run-query.ts';

export type RunLine =
  | { readonly kind: 'run'; readonly row: RunRow; readonly isBelow: boolean }
  | {
      readonly kind: 'batch';
      readonly batch: string;
      readonly rows: readonly RunRow[];
      readonly isOpen: boolean;
    }
  | { readonly kind: 'more'; readonly batch: string; readonly count: number };

const FIRST = 10;

const NEEDY: ReadonlySet<RunState> = new Set(['failed', 'limited', 'unknown']);

type Folded = {
  /** Matching batches without a run in the list, with their start in milliseconds since the epoch. */
  readonly empty: readonly { readonly batch: string; readonly startedAt: number }[];
  readonly sort: Sort;
  readonly open: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
};

/** Folds the runs of each batch into one line, in place of the first; each run is in one line. */
export function toRunLines(
  rows: readonly RunRow[],
  { empty, sort, open, whole }: Folded,
): readonly RunLine[] {
  const byBatch = groupByBatch(rows);
  const isByTime = sort.by === 'started';
  const waiting = empty.toSorted((a, b) =>
    sort.descending ? b.startedAt - a.startedAt : a.startedAt - b.startedAt,
  );
  const lines: RunLine[] = [];
  const addEmpty = (until: (startedAt: number) => boolean) => {
    while (waiting[0] && until(waiting[0].startedAt)) {
      lines.push({ kind: 'batch', batch: waiting[0].batch, rows: [], isOpen: false });
      waiting.shift();
    }
  };
  const drawn = new Set<string>();
  for (const row of rows) {
    const { batch } = row;
    if (batch !== undefined && drawn.has(batch)) continue;
    const at = row.run.startedAt ?? listedAt(row.run);
    if (isByTime && at !== undefined) addEmpty((other) => (sort.descending ? other > at : other < at));
    if (batch === undefined) lines.push({ kind: 'run', row, isBelow: false });
    else {
      drawn.add(batch);
      const own = byBatch.get(batch) ?? [];
      const isOpen = open.has(batch);
      lines.push({ kind: 'batch', batch, rows: own, isOpen });
      if (isOpen) lines.push(...below(batch, own, whole.has(batch)));
    }
  }
  addEmpty(() => true);
  return lines;
}

function groupByBatch(rows: readonly RunRow[]): ReadonlyMap<string, readonly RunRow[]> {
  const groups = new Map<string, RunRow[]>();
  for (const row of rows) {
    if (row.batch === undefined) continue;
    const own = groups.get(row.batch);
    if (own) own.push(row);
    else groups.set(row.batch, [row]);
  }
  return groups;
}

function below(batch: string, rows: readonly RunRow[], isWhole: boolean): readonly RunLine[] {
  const line = (row: RunRow): RunLine => ({ kind: 'run', row, isBelow: true });
  if (isWhole || rows.length <= FIRST) return rows.map(line);
  const needy = rows.filter(({ state }) => NEEDY.has(state));
  const others = rows.filter(({ state }) => !NEEDY.has(state)).slice(0, FIRST);
  const first = [...needy, ...others].map(line);
  return first.length === rows.length ? first : [...first, { kind: 'more', batch, count: rows.length }];
}

export function runsOfLine(line: RunLine | undefined): readonly string[] {
  if (line?.kind === 'run') return [line.row.run.slug];
  return line?.kind === 'batch' ? line.rows.map(({ run }) => run.slug) : [];
}

export const lineKey = (line: RunLine): string =>
  line.kind === 'run' ? line.row.run.slug : `${line.kind} ${line.batch}`;
