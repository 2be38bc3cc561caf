import type { QueryPart, ReadableQuery } from '#core/address/query-part.ts';
import { decodeSegment } from '#core/bytes/decode-segment.ts';
import { dayOf, type Month, monthOf, parseMonth } from '#core/run/month.ts';
import type { RunState } from '#core/run/run-state.ts';
import type { ListSpan } from './run-list.ts';
import { isDate } from '#core/saved-tasks/schedule.ts';

export const STATES = [
  'failed',
  'limited',
  'running',
  'ready',
  'aborting',
  'aborted',
  'succeeded',
  'unknown',
] as const satisfies readonly RunState[];

/** Length of a period in milliseconds. */
const LAST = { day: 86_400_000, week: 7 * 86_400_000, month: 30 * 86_400_000 } as const;
export type Last = keyof typeof LAST;
export const LASTS = ['day', 'week', 'month'] as const satisfies readonly Last[];

export type Day = `${number}-${number}-${number}`;

/**
 * When runs started: recently, in a month or on a day as the platform lists them, or between two days
 * (inclusive) of the local calendar.
 */
export type Period =
  | { readonly kind: 'last'; readonly last: Last }
  | { readonly kind: 'month'; readonly month: Month }
  | { readonly kind: 'date'; readonly date: Day }
  | { readonly kind: 'range'; readonly from?: Day; readonly to?: Day };

export const COLUMNS = [
  'status',
  'name',
  'worker',
  'started',
  'duration',
  'results',
  'cost',
  'price',
  'checkUp',
  'reason',
  'note',
  'tags',
  'version',
  'traffic',
  'origin',
] as const;
export type FixedColumn = (typeof COLUMNS)[number];
export type ColumnId = FixedColumn | `input.${string}`;

export type Sort = { readonly by: ColumnId; readonly descending: boolean };

const NEWEST_FIRST: Sort = { by: 'started', descending: true };

export const USUAL_COLUMNS: readonly ColumnId[] = [
  'worker',
  'started',
  'duration',
  'results',
  'cost',
  'price',
];

export type RunQuery = {
  readonly text: string;
  readonly states: readonly RunState[];
  readonly worker?: string;
  readonly tag?: string;
  readonly starred: boolean;
  readonly batches: boolean;
  readonly open?: string;
  readonly period?: Period;
  readonly sort: Sort;
  readonly columns: readonly ColumnId[];
};

export const ALL_RUNS: RunQuery = {
  text: '',
  states: [],
  starred: false,
  batches: false,
  sort: NEWEST_FIRST,
  columns: USUAL_COLUMNS,
};

function readRunQuery(params: ReadableQuery): RunQuery {
  const textOf = (name: string) => params.get(name) ?? '';
  const states = textOf('status').split(',');
  const worker = textOf('worker').trim();
  const tag = textOf('tag').trim();
  const period = parsePeriod(params);
  return {
    text: textOf('q'),
    states: STATES.filter((state) => states.includes(state)),
    ...(worker !== '' && { worker }),
    ...(tag !== '' && { tag }),
    starred: textOf('star') === '1',
    batches: textOf('batches') === '1',
    ...(textOf('open') !== '' && { open: textOf('open') }),
    ...(period && { period }),
    sort: parseSort(textOf('sort')),
    columns: params.has('cols') ? parseColumns(textOf('cols')) : USUAL_COLUMNS,
  };
}

function writeRunQuery(query: RunQuery) {
  const { text, states, worker, tag, starred, batches, open, period, sort, columns } = query;
  const columnText = columns.map(encodeURIComponent).join(',');
  return {
    q: text || undefined,
    status: states.join(',') || undefined,
    worker,
    tag,
    star: starred ? '1' : undefined,
    batches: batches ? '1' : undefined,
    open,
    ...encodePeriod(period),
    sort: isSameSort(sort, NEWEST_FIRST) ? undefined : `${sort.descending ? '-' : ''}${sort.by}`,
    cols: columnText === USUAL_COLUMNS.join(',') ? undefined : columnText,
  };
}

const OF_PERIOD = ['period', 'month', 'day', 'from', 'to'];
const OF_RUNS = ['q', 'status', 'worker', 'tag', 'star', 'batches', 'open', ...OF_PERIOD, 'sort', 'cols'];

export const RUN_QUERY: QueryPart<RunQuery> = { names: OF_RUNS, read: readRunQuery, write: writeRunQuery };

export const isFiltered = ({ text, states, worker, tag, starred, batches, period }: RunQuery): boolean =>
  text.trim() !== '' ||
  states.length > 0 ||
  worker !== undefined ||
  tag !== undefined ||
  starred ||
  batches ||
  period !== undefined;

const isSameSort = (a: Sort, b: Sort) => a.by === b.by && a.descending === b.descending;

function parseColumn(text: string): ColumnId | undefined {
  if (text.startsWith('input.') && text.length > 'input.'.length) return text as `input.${string}`;
  return COLUMNS.find((known) => known === text);
}

function parseSort(text: string): Sort {
  const by = parseColumn(text.replace(/^-/, ''));
  return by === undefined ? NEWEST_FIRST : { by, descending: text.startsWith('-') };
}

function parseColumns(text: string): readonly ColumnId[] {
  const named = text.split(',').map((part) => parseColumn(decodeSegment(part)));
  return [...new Set(named)].filter((column) => column !== undefined);
}

export function parseDay(text: string): Day | undefined {
  return text.startsWith('2') && isDate(text) ? (text as Day) : undefined;
}

function parsePeriod(params: ReadableQuery): Period | undefined {
  const last = LASTS.find((known) => known === params.get('period'));
  if (last) return { kind: 'last', last };
  const month = parseMonth(params.get('month') ?? '');
  if (month) return { kind: 'month', month };
  const date = parseDay(params.get('day') ?? '');
  if (date) return { kind: 'date', date };
  const from = parseDay(params.get('from') ?? '');
  const to = parseDay(params.get('to') ?? '');
  return from || to ? { kind: 'range', ...(from && { from }), ...(to && { to }) } : undefined;
}

function encodePeriod(period: Period | undefined) {
  switch (period?.kind) {
    case 'last':
      return { period: period.last };
    case 'month':
      return { month: period.month };
    case 'date':
      return { day: period.date };
    case 'range':
      return { from: period.from, to: period.to };
    case undefined:
      return {};
  }
}

/** The first moment of a period and the first one after it, in milliseconds since the epoch. */
export type Moments = { readonly from: number; readonly before: number };

/**
 * The creation times that a period spans. Platform months and days are matched by the platform's moment,
 * not here.
 */
export function momentsOf(period: Period | undefined, now: number): Moments {
  if (period?.kind === 'last') return { from: now - LAST[period.last], before: Infinity };
  if (period?.kind !== 'range') return { from: -Infinity, before: Infinity };
  const { from, to } = period;
  // Two days that were named the wrong way round.
  const [first, last] = from && to && to < from ? [to, from] : [from, to];
  return {
    from: first ? startOfLocalDay(first, 0) : -Infinity,
    before: last ? startOfLocalDay(last, 1) : Infinity,
  };
}

function startOfLocalDay(day: Day, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

/** The first moment of a day in Beijing, in ms since the epoch. */
export function firstMomentOf(date: Day): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return dayOf(Date.UTC(year, month - 1, day));
}

export function spanOf(period: Period | undefined, now: number): ListSpan {
  if (period?.kind === 'month') return { from: period.month, to: period.month };
  if (period?.kind === 'date') {
    const month = monthOf(firstMomentOf(period.date));
    return { from: month, to: month };
  }
  const { from, before } = momentsOf(period, now);
  return {
    ...(from !== -Infinity && { from: monthOf(from) }),
    ...(before < now && { to: monthOf(before - 1) }),
  };
}
