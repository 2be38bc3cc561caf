import { addDecimals, type Decimal, ZERO } from '#core/decimal.ts';
import { plainText } from '#core/find/plain-text.ts';
import { plainWorker } from '#core/ids/same-worker.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import { dayOf, monthOf } from '#core/run/month.ts';
import {
  type Figure,
  isFigureUnknown,
  type RunState,
  stateOf,
  reportedDuration,
} from '#core/run/run-state.ts';
import { listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import { costOf } from '#core/run/run-cost.ts';

import { NO_LABEL, type RunLabel } from './run-label.ts';
import {
  type ColumnId,
  firstMomentOf,
  type FixedColumn,
  momentsOf,
  type RunQuery,
  type Sort,
  STATES,
} from './run-query.ts';

export type RunRow = {
  readonly run: Run;
  readonly state: RunState;
  readonly label: RunLabel;
  readonly batch: string | undefined;
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly findings: number;
  readonly searched: string;
};

export type RunFacts = {
  readonly label?: RunLabel | undefined;
  readonly name?: string | undefined;
  readonly fields?: ReadonlyMap<string, string> | undefined;
  readonly findings?: number | undefined;
  readonly batch?: { readonly id: string; readonly name: string } | undefined;
  readonly input?: string | undefined;
};

const NO_FIELDS: ReadonlyMap<string, string> = new Map();

export function toRow(
  run: Run,
  { label = NO_LABEL, name = '', fields = NO_FIELDS, findings = 0, batch, input = '' }: RunFacts,
): RunRow {
  const own = [
    name,
    batch?.name ?? '',
    label.note,
    label.tags.join('\n'),
    run.errorMessage,
    run.workerTitle,
    run.workerSlug,
  ];
  const searched = `${plainText([...own, run.version, run.slug].join('\n'))}\n${input}`;
  return { run, state: stateOf(run), label, batch: batch?.id, name, fields, findings, searched };
}

/** USD per 1,000 results; undefined if the run has no known cost or results. */
export function pricePerThousand({
  usage = 0,
  results = 0,
}: Pick<Run, 'usage' | 'results'>): number | undefined {
  return usage > 0 && results > 0 ? (usage / results) * 1000 : undefined;
}

export function findRuns(rows: readonly RunRow[], query: RunQuery, now: number): readonly RunRow[] {
  const fits = fitting(query, now);
  return rows.filter((row) => fits(row));
}

/** Counts rows per state that match a query without its own state filter. */
export function countStates(
  rows: readonly RunRow[],
  query: RunQuery,
  now: number,
): ReadonlyMap<RunState, number> {
  const fits = fitting({ ...query, states: [] }, now);
  const counts = new Map<RunState, number>();
  for (const row of rows) if (fits(row)) counts.set(row.state, (counts.get(row.state) ?? 0) + 1);
  return counts;
}

function fitting(query: RunQuery, now: number): (row: RunRow) => boolean {
  const { states, worker, tag, starred, batches } = query;
  const tests: ((row: RunRow) => boolean)[] = [
    ...wordsOf(query).map(
      (word) =>
        ({ searched }: RunRow) =>
          searched.includes(word),
    ),
    ...(states.length > 0 ? [({ state }: RunRow) => states.includes(state)] : []),
    ...(worker === undefined
      ? []
      : [({ run }: RunRow) => plainWorker(run.workerSlug) === plainWorker(worker)]),
    ...(tag === undefined ? [] : [({ label }: RunRow) => label.tags.includes(tag)]),
    ...(starred ? [({ label }: RunRow) => label.star] : []),
    ...(batches ? [({ batch }: RunRow) => batch !== undefined] : []),
    ...(query.period ? [ofRun(inPeriod(query.period, now), now)] : []),
  ];
  return (row) => tests.every((test) => test(row));
}

const wordsOf = ({ text }: RunQuery): readonly string[] => plainText(text).split(/\s+/).filter(Boolean);

export type BatchFacts = {
  readonly name: string;
  readonly title: string;
  readonly worker: string;
  readonly startedAt: number;
};

export function fitsBatch(
  query: RunQuery,
  { name, title, worker, startedAt }: BatchFacts,
  now: number,
): boolean {
  const searched = plainText([name, title, worker].join('\n'));
  return (
    query.states.length === 0 &&
    query.tag === undefined &&
    !query.starred &&
    (query.worker === undefined || plainWorker(query.worker) === plainWorker(worker)) &&
    wordsOf(query).every((word) => searched.includes(word)) &&
    (query.period === undefined || inPeriod(query.period, now)(startedAt))
  );
}

/**
 * Uses the moment by which the platform lists a run, as months and Spend do, so that a run that started
 * minutes later in another month is found in the month that is read. A run without a moment belongs to
 * every period that has not ended.
 */
function inPeriod(period: NonNullable<RunQuery['period']>, now: number): (at: number) => boolean {
  if (period.kind === 'month') return (at) => monthOf(at) === period.month;
  if (period.kind === 'date') {
    const day = firstMomentOf(period.date);
    return (at) => dayOf(at) === day;
  }
  const { from, before } = momentsOf(period, now);
  return (at) => at >= from && at < before;
}

const ofRun =
  (test: (at: number) => boolean, now: number) =>
  ({ run }: RunRow) =>
    test(listedAt(run) ?? now);

export type SortValue = number | string | undefined;

const SORT_VALUE: Record<FixedColumn, (row: RunRow) => SortValue> = {
  status: ({ state }) => STATES.findIndex((known) => known === state),
  name: ({ name }) => name || undefined,
  worker: ({ run }) => workerNameOf(run) || undefined,
  started: ({ run }) => run.startedAt ?? listedAt(run),
  duration: ({ run }) => reportedDuration(run.status, run.duration),
  results: ({ run }) => run.results,
  cost: ({ run }) => run.usage,
  price: ({ run }) => pricePerThousand(run),
  checkUp: ({ findings }) => findings || undefined,
  reason: ({ run }) => run.errorMessage || undefined,
  note: ({ label }) => label.note || undefined,
  tags: ({ label }) => label.tags.join(', ') || undefined,
  version: ({ run }) => run.version || undefined,
  traffic: ({ run }) => run.traffic,
  origin: ({ run }) => run.origin || undefined,
};

const isFixed = (column: ColumnId): column is FixedColumn => Object.hasOwn(SORT_VALUE, column);

export const fieldOf = (column: ColumnId): string | undefined =>
  isFixed(column) ? undefined : column.slice('input.'.length);

function sortValue(row: RunRow, by: ColumnId): SortValue {
  if (isFixed(by)) return SORT_VALUE[by](row);
  const text = row.fields.get(fieldOf(by) ?? '');
  return text === undefined || text === '' ? undefined : asNumber(text);
}

const asNumber = (text: string): SortValue =>
  /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : text;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compareValues(a: SortValue, b: SortValue): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  if (typeof b === 'number') return 1;
  return collator.compare(a ?? '', b ?? '');
}

export type RunSorter = {
  /** Sorts by the values at first appearance, so that active runs keep their place. Stable. */
  readonly sort: (rows: readonly RunRow[]) => readonly RunRow[];
  readonly isPast: (rows: readonly RunRow[]) => boolean;
};

/** Rows without a value come last in both directions. */
export function createRunSorter({ by, descending }: Sort): RunSorter {
  const first = new Map<string, SortValue>();
  const sign = descending ? -1 : 1;
  const compare = (a: SortValue, b: SortValue) =>
    a === undefined || b === undefined
      ? Number(a === undefined) - Number(b === undefined)
      : sign * compareValues(a, b);
  const valueOf = (row: RunRow): SortValue => {
    const { slug } = row.run;
    if (!first.has(slug)) first.set(slug, sortValue(row, by));
    return first.get(slug);
  };
  return {
    sort: (rows) =>
      rows
        .map((row) => ({ row, value: valueOf(row) }))
        .sort((a, b) => compare(a.value, b.value))
        .map(({ row }) => row),
    isPast: (rows) => {
      const now = rows.map((row) => sortValue(row, by));
      return now.some((value, at) => at > 0 && compare(now[at - 1], value) > 0);
    },
  };
}

/** Totals of several runs: seconds, rows, bytes; USD, exact. Excludes finished runs whose figure is unknown. */
export type RunSums = Readonly<Record<Exclude<Figure, 'usage'>, number>> & {
  readonly cost: Decimal;
  readonly unknownCounts: Readonly<Record<Figure, number>>;
  readonly knownCounts: Readonly<Record<Figure, number>>;
};

export function sumRuns(rows: readonly RunRow[]): RunSums {
  let [duration, results, traffic, cost] = [0, 0, 0, ZERO];
  const unknownCounts = { usage: 0, results: 0, duration: 0, traffic: 0 };
  const knownCounts = { ...unknownCounts };
  const figures = Object.keys(unknownCounts) as Figure[]; // its own keys
  for (const { run } of rows) {
    const counted = { ...run, duration: reportedDuration(run.status, run.duration) };
    duration += counted.duration ?? 0;
    results += run.results ?? 0;
    traffic += run.traffic ?? 0;
    cost = addDecimals(cost, costOf(run));
    for (const figure of figures) {
      unknownCounts[figure] += Number(isFigureUnknown(counted, figure));
      knownCounts[figure] += Number(counted[figure] !== undefined);
    }
  }
  return { duration, results, traffic, cost, unknownCounts, knownCounts };
}
