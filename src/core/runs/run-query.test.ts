import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { valueOfQuery, withQuery } from '#core/address/query-part.ts';
import type { Month } from '#core/run/month.ts';

import {
  ALL_RUNS,
  type ColumnId,
  COLUMNS,
  LASTS,
  momentsOf,
  RUN_QUERY,
  type Period,
  type RunQuery,
  spanOf,
  STATES,
} from './run-query.ts';

const anyText = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text === text.trim());
const anyColumn: fc.Arbitrary<ColumnId> = fc.oneof(
  fc.constantFrom(...COLUMNS),
  anyText.map((field) => `input.${field}` as const),
);
const anyDay = fc.constantFrom('2026-11-01' as const, '2026-12-31' as const);
const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  fc.record({ kind: fc.constant('last' as const), last: fc.constantFrom(...LASTS) }),
  fc.record({ kind: fc.constant('month' as const), month: fc.constantFrom<Month>('2024-01', '2026-12') }),
  fc.record({ kind: fc.constant('date' as const), date: anyDay }),
  fc.record(
    { kind: fc.constant('range' as const), from: anyDay, to: anyDay },
    { requiredKeys: ['kind', 'from'] },
  ),
);
const anyQuery: fc.Arbitrary<RunQuery> = fc
  .record(
    {
      text: fc.string(),
      states: fc.subarray([...STATES]),
      worker: anyText,
      tag: anyText,
      starred: fc.boolean(),
      batches: fc.boolean(),
      open: anyText,
      period: anyPeriod,
      sort: fc.record({ by: anyColumn, descending: fc.boolean() }),
      columns: fc.uniqueArray(anyColumn, { maxLength: 5 }),
    },
    { requiredKeys: ['text', 'states', 'starred', 'batches', 'sort', 'columns'] },
  )
  .map((query) => query as RunQuery); // optional members are absent, not undefined

describe('the query of the list of runs', () => {
  it.each(['2026-11-31', '2027-02-29', '2026-13-01', '1999-12-31', 'today'])(
    'has no period where the day of an address is %s',
    (day) => {
      expect(valueOfQuery(`day=${day}`, RUN_QUERY)).toEqual(ALL_RUNS);
      expect(valueOfQuery(`from=${day}&to=2028-02-29`, RUN_QUERY).period).toEqual({
        kind: 'range',
        to: '2028-02-29',
      });
    },
  );

  it('survives the address', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(valueOfQuery(withQuery('', RUN_QUERY, query), RUN_QUERY)).toEqual(query);
      }),
    );
  });

  it.each([
    '',
    'status=nonsense&page=-1&worker=%20&period=year&month=1&sort=x&from=2026-13-01',
    'cols=worker,started,duration,results,cost,price',
  ])('reads ?%s as all runs, without complaint', (address) => {
    expect(valueOfQuery(address, RUN_QUERY)).toEqual(ALL_RUNS);
  });

  it('gives the plain list a plain address', () => {
    expect(withQuery('/runs', RUN_QUERY, ALL_RUNS)).toBe('/runs');
  });
});

describe('a period', () => {
  const now = new Date(2026, 10, 25, 14).getTime();

  it('of days has both of them whole, by the calendar of this computer', () => {
    expect(momentsOf({ kind: 'range', from: '2026-11-02', to: '2026-11-03' }, now)).toEqual({
      from: new Date(2026, 10, 2).getTime(),
      before: new Date(2026, 10, 4).getTime(),
    });
  });

  it('of days is the same whichever of them is named first', () => {
    const days = momentsOf({ kind: 'range', from: '2026-11-02', to: '2026-11-09' }, now);
    expect(momentsOf({ kind: 'range', from: '2026-11-09', to: '2026-11-02' }, now)).toEqual(days);
  });

  it.each<[string, Period | undefined, object]>([
    ['none', undefined, {}],
    ['a month', { kind: 'month', month: '2026-03' }, { from: '2026-03', to: '2026-03' }],
    ['the last month', { kind: 'last', last: 'month' }, { from: '2026-10' }],
    [
      'some days',
      { kind: 'range', from: '2026-02-10', to: '2026-04-10' },
      { from: '2026-02', to: '2026-04' },
    ],
    ['all until a day', { kind: 'range', to: '2026-04-10' }, { to: '2026-04' }],
  ])('of %s says which months have to be read', (_, period, span) => {
    expect(spanOf(period, now)).toEqual(span);
  });
});
