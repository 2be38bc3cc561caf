import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { type Month, monthOf, monthsAfter } from '#core/run/month.ts';
import type { Run, RunPage } from '#core/run/run.ts';

import {
  laterMonth,
  type ListPart,
  liveRuns,
  nextMonth,
  runsOfParts,
  toPart,
  withFresh,
} from './run-list.ts';

const PRESENT: Month = '2026-11';
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 25, 6);

let count = 0;
const at = (startedAt: number, parts: Partial<Run> = {}): Run =>
  aRun({ slug: `run-${(count += 1)}` as RunSlug, status: 'succeeded', startedAt, ...parts });
const pageOf = (runs: readonly Run[], total: number): RunPage => ({ runs, unread: [], total });
const part = (month: Month, facts: Partial<ListPart> = {}): ListPart => ({
  ...toPart(month, { pages: [pageOf([], 0)], hasMore: false, failure: null }),
  ...facts,
});
const failed = (month: Month) =>
  toPart(month, { pages: [], hasMore: false, failure: new Error('not there') });

describe('the list of runs', () => {
  it('has every run of every page of every month once, the newest first, whatever comes in meanwhile', () => {
    const history = fc.array(fc.integer({ min: Date.UTC(2026, 5, 1), max: NOW }), { maxLength: 80 });
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 9 }), fc.nat(3), (times, size, shift) => {
        const runs = times.map((time) => at(time)).sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
        const months = [0, -1, -2, -3, -4, -5].map((back) => monthsAfter(PRESENT, back));
        const parts = months.map((month) => {
          const own = runs.filter(({ startedAt }) => monthOf(startedAt ?? 0) === month);
          // Runs that begin while the pages are read move the others on: pages overlap.
          const pages = Array.from({ length: Math.ceil(own.length / size) }, (_, page) =>
            pageOf(own.slice(Math.max(0, page * size - shift), (page + 1) * size), own.length),
          );
          return toPart(month, {
            pages: pages.length > 0 ? pages : [pageOf([], 0)],
            hasMore: false,
            failure: null,
          });
        });
        const listed = runsOfParts(parts);
        expect(listed.map(({ startedAt }) => startedAt)).toEqual(runs.map(({ startedAt }) => startedAt));
        expect(new Set(listed)).toEqual(new Set(runs));
        expect(parts.every(({ missing }) => missing === 0)).toBe(true);
      }),
    );
  });

  it('tells what is counted and not there, but not before the end', () => {
    const pages = [pageOf([at(NOW)], 3)];
    expect(toPart(PRESENT, { pages, hasMore: true, failure: null })).toMatchObject({
      whole: false,
      missing: 0,
    });
    expect(toPart(PRESENT, { pages, hasMore: false, failure: null })).toMatchObject({
      whole: true,
      missing: 2,
    });
  });

  it('shows what was read of a run since, in its place, and new runs first', () => {
    const [a, b, c] = [at(NOW - 1), at(NOW - 2, { status: 'running' }), at(NOW - 3)];
    const [ended, begun] = [{ ...b, status: 'failed' as const }, at(NOW)];
    const pages = withFresh([pageOf([a, b], 3), pageOf([c], 3)], [begun, ended]);
    expect(pages.map(({ runs }) => runs)).toEqual([[begun, a, ended], [c]]);
  });

  it.each([
    { of: 'a run that could not be read', before: 3, counted: undefined, missing: 1 },
    { of: 'a run that could not be read, by a newer count', before: 3, counted: 4, missing: 1 },
    { of: 'new runs that cannot be read', before: 2, counted: 5, missing: 2 },
    { of: 'nothing, where a count is behind', before: 2, counted: 2, missing: 0 },
  ])('misses as many runs as before once new ones come in: $of', ({ before, counted, missing }) => {
    const pages = withFresh(
      [pageOf([at(NOW - 1)], before), pageOf([at(NOW - 2)], before)],
      [at(NOW)],
      counted,
    );
    expect(toPart(PRESENT, { pages, hasMore: false, failure: null })).toMatchObject({ missing });
  });

  it('is never whole with a record that could not be read, also where the count leaves it out', () => {
    const pages = [{ ...pageOf([at(NOW)], 1), unread: ['data.list.1 is odd'] }];
    expect(toPart(PRESENT, { pages, hasMore: false, failure: null })).toMatchObject({ missing: 1 });
  });

  it('looks again at what goes on, and not for ever at what hangs', () => {
    const going = at(NOW - DAY, { status: 'running' });
    const others = [at(NOW), at(NOW - 30 * DAY, { status: 'aborting' }), at(NOW, { status: 'unknown' })];
    expect(liveRuns([going, ...others], NOW)).toEqual([going]);
  });
});

describe('the month that has begun since', () => {
  it('is the one after the latest that is read, up to the present one', () => {
    const parts = [part('2026-09'), part('2026-08')];
    expect(laterMonth(parts, {}, PRESENT)).toBe('2026-10');
    expect(laterMonth([part('2026-10'), ...parts], {}, PRESENT)).toBe('2026-11');
    expect(laterMonth([part(PRESENT)], {}, PRESENT)).toBeUndefined();
  });

  it('is none before anything is read, where a latest month is named, and where the list knows none', () => {
    const whole = toPart(undefined, { pages: [pageOf([], 0)], hasMore: false, failure: null });
    expect(laterMonth([], {}, PRESENT)).toBeUndefined();
    expect(laterMonth([part('2026-09')], { to: '2026-09' }, PRESENT)).toBeUndefined();
    expect(laterMonth([whole], {}, PRESENT)).toBeUndefined();
  });
});

describe('the month that is read next', () => {
  it('is the present one, then the one before, while there are runs', () => {
    expect(nextMonth([], {}, PRESENT)).toBe(PRESENT);
    expect(nextMonth([part(PRESENT)], {}, PRESENT)).toBe('2026-10');
    expect(nextMonth([part(PRESENT, { whole: false })], {}, PRESENT)).toBeUndefined();
  });

  it('has a run that is over as it ended, whatever a list that is behind tells of it', () => {
    const over = at(NOW, { results: 10 });
    const behind = { ...over, status: 'running' as const, results: 5 };
    const facts = { hasMore: false, failure: null };
    const [twice] = [toPart(PRESENT, { pages: [pageOf([over, behind], 2)], ...facts })];
    expect(twice.runs).toEqual([over]);
    expect(runsOfParts([part(PRESENT, { runs: [over] }), part('2026-10', { runs: [behind] })])).toEqual([
      over,
    ]);
    expect(withFresh([pageOf([over], 1)], [behind])[0]?.runs).toEqual([over]);
    expect(withFresh([pageOf([behind], 1)], [over])[0]?.runs).toEqual([over]);
  });

  it('is none after half a year without a run, unless earlier ones are asked for', () => {
    const quiet = [-1, -2, -3, -4, -5, -6].map((back) => part(monthsAfter(PRESENT, back)));
    const parts = [part(PRESENT, { runs: [at(NOW)], total: 1 }), ...quiet];
    expect(nextMonth(parts, {}, PRESENT)).toBeUndefined();
    expect(nextMonth(parts.slice(0, -1), {}, PRESENT)).toBe('2026-05');
    expect(nextMonth(parts, { from: '2025-01' }, PRESENT)).toBe('2026-04');
  });

  it('is none either after half a year in which only runs of later months are listed, or none that can be read', () => {
    const later = [at(NOW), at(NOW - 30 * DAY)];
    const months = [0, -1, -2, -3, -4, -5, -6, -7].map((back) => monthsAfter(PRESENT, back));
    const parts = months.map((month) => part(month, { runs: later, total: 2 }));
    expect(nextMonth(parts, {}, PRESENT)).toBeUndefined();
    expect(nextMonth(parts.slice(0, -1), {}, PRESENT)).toBe('2026-04');
    const unread = months.map((month) => part(month, { total: 3 }));
    expect(nextMonth(unread, {}, PRESENT)).toBeUndefined();
  });

  it('keeps to the span that is asked for', () => {
    const span = { from: '2026-02', to: '2026-03' } as const;
    expect(nextMonth([], span, PRESENT)).toBe('2026-03');
    expect(nextMonth([part('2026-03')], span, PRESENT)).toBe('2026-02');
    expect(nextMonth([part('2026-03'), part('2026-02')], span, PRESENT)).toBeUndefined();
  });

  it('comes also after one that cannot be read, but not after two', () => {
    const parts = [part(PRESENT), failed('2026-10')];
    expect(nextMonth(parts, {}, PRESENT)).toBe('2026-09');
    expect(nextMonth([...parts, failed('2026-09')], {}, PRESENT)).toBeUndefined();
  });

  it('is none where the list knows no months', () => {
    const whole = toPart(undefined, { pages: [pageOf([], 0)], hasMore: false, failure: null });
    expect(nextMonth([whole], {}, PRESENT)).toBeUndefined();
  });
});
