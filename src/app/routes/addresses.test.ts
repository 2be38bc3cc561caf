import fc from 'fast-check';
import { expect, it } from 'vitest';

import { partsIn, type QueryPart, valueOfQuery, withPart, withQuery } from '#core/address/query-part.ts';
import type { BatchId } from '#core/batch/batch.ts';
import { SELECTED_ROWS } from '#core/batch/row-selection.ts';
import { NEW_COLLECTION } from '#core/collection/new-collection.ts';
import { DIFFERENCES } from '#core/compare/compare-rows.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { KEEPS } from '#core/results/repeats/repeats.ts';
import { COMPARE_ADDRESS, DETAILS } from '#features/compare-runs/runs/compare-state.ts';
import { RUN_ADDRESS, RUN_TABS } from '#features/follow-run/address/run-address.ts';
import type { ResultsOf } from '#features/set-up-batch/earlier/earlier-rows.ts';
import { LAYOUT } from '#results/columns/use-shared-layout.ts';
import { ARRANGEMENT, LOOK, REPEATS, VIEWS } from '#results/use-view-state.ts';

import { RESULTS_OF } from '../batch/results-address.ts';

const text = fc.string({ unit: 'grapheme' });
const someText = fc.string({ unit: 'grapheme', minLength: 1 });
const aRun = fc.constantFrom(...(['01M8AKRMKNPP0VW4VJM9060001', '01M8MQX6D7Y885QF4A25T3000M'] as RunSlug[]));
const aBatch = fc.stringMatching(/^[\w-]{1,20}$/).map((id) => id as BatchId);
const aPlace = fc.nat(100_000_000);
const keys = fc.array(someText, { minLength: 1, maxLength: 3 }).map((all) => all as [string, ...string[]]); // not empty
const orNone = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: undefined });

/** Of what state a screen is, and how its address holds it. */
type Case<Value> = readonly [screen: string, part: QueryPart<Value>, states: fc.Arbitrary<Value>];

const aCase = <Value>(...one: Case<Value>) => one as unknown as Case<unknown>; // each state goes to its own part

const RESULTS = partsIn({ arrangement: ARRANGEMENT, repeats: REPEATS, look: LOOK, layout: LAYOUT });

const CASES = [
  aCase(
    'the tabs of a run',
    RUN_ADDRESS,
    fc.record({ tab: fc.constantFrom(...RUN_TABS), atError: fc.boolean() }),
  ),
  aCase(
    'results',
    RESULTS,
    fc.record({
      arrangement: fc.record({
        filter: text,
        conditions: fc.array(
          fc.record({ kind: fc.constant('filled' as const), key: someText, not: fc.boolean() }),
          { maxLength: 3 },
        ),
        sort: fc.record({
          key: someText,
          direction: fc.constantFrom('ascending' as const, 'descending' as const),
        }),
      }),
      repeats: fc.record({
        rule: orNone(fc.record({ keys, keep: fc.constantFrom(...KEEPS) })),
        isLeftOut: fc.boolean(),
      }),
      look: fc.record({ view: fc.constantFrom(...VIEWS), row: orNone(aPlace) }),
      layout: orNone(text),
    }),
  ),
  aCase(
    'a comparison',
    COMPARE_ADDRESS,
    fc.record({
      older: aRun,
      newer: aRun,
      keys,
      compared: fc.array(fc.record({ key: someText.filter((key) => !key.includes('~')) }), { maxLength: 3 }),
      shown: orNone(fc.subarray([...DIFFERENCES]).map((kinds) => new Set(kinds))),
      watches: fc.boolean(),
      tab: fc.constantFrom('rows' as const, ...DETAILS),
    }),
  ),
  aCase(
    'a new collection',
    NEW_COLLECTION,
    fc.record({
      runs: orNone(fc.uniqueArray(aRun, { minLength: 1 })),
      more: orNone(fc.integer({ min: 1 })),
      batch: text,
      name: text,
      worker: text,
    }),
  ),
  aCase(
    'rows of a batch that are taken',
    SELECTED_ROWS,
    fc.record({
      batch: orNone(aBatch),
      rows: orNone(fc.oneof(fc.constantFrom('failed' as const, 'waiting' as const), fc.nat())),
    }),
  ),
  aCase(
    'results that become rows',
    RESULTS_OF,
    orNone(
      fc.oneof<fc.Arbitrary<ResultsOf>[]>(
        fc.record({ kind: fc.constant('run' as const), run: aRun }),
        fc.record({ kind: fc.constant('batch' as const), batch: aBatch }),
      ),
    ),
  ),
];

it.each(CASES)('the state of %s survives the address', (_, part, states) => {
  fc.assert(
    fc.property(states, (state) => {
      expect(valueOfQuery(withQuery('', part, state), part)).toEqual(state);
    }),
  );
});

it.each(CASES)('the state of %s leaves other names of the address alone', (_, part, states) => {
  fc.assert(
    fc.property(states, states, (before, after) => {
      const query = withPart(new URLSearchParams('theirs=1&theirs=2'), part, before);
      const next = withPart(query, part, after);
      expect(part.read(next)).toEqual(after);
      expect(next.getAll('theirs')).toEqual(['1', '2']);
    }),
  );
});
