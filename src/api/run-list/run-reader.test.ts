import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';

import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { monthOf } from '#core/run/month.ts';
import type { Run, RunFilter } from '#core/run/run.ts';

import type { Api } from '../operations.ts';
import { createRunReader } from './run-reader.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const DAY = 86_400_000;

const runAt = (daysAgo: number, parts: Partial<Run> = {}): Run =>
  aRun({
    slug: `run-${daysAgo}` as RunSlug,
    status: 'succeeded',
    startedAt: NOW - daysAgo * DAY,
    ...parts,
  });

/** A platform with these runs, the newest first, that cannot read some months. */
function platform(all: readonly Run[], listsMonths = true) {
  const world = { all, broken: new Set<string>(), unlisted: 0, now: NOW };
  const runs = vi.fn(({ month, page, pageSize }: RunFilter) => {
    if (world.broken.has(month ?? '')) return Promise.reject(new Failure({ kind: 'internal', status: 500 }));
    const present = monthOf(world.now);
    const requestedMonth = listsMonths ? (month ?? present) : undefined;
    const own = world.all.filter(
      ({ startedAt }) => requestedMonth === undefined || monthOf(startedAt ?? 0) === requestedMonth,
    );
    const from = (page - 1) * pageSize;
    const total = own.length + (requestedMonth === present ? world.unlisted : 0);
    return Promise.resolve({ runs: own.slice(from, from + pageSize), unread: [], total });
  });
  const run = vi.fn((slug: RunSlug) =>
    Promise.resolve(world.all.find((one) => one.slug === slug) ?? runAt(0)),
  );
  const serverTime = () => ({ now: world.now, isSynced: true, within: 0 });
  const api = { runs, run, listsMonths, serverTime } as unknown as Api; // what a reader asks
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return { world, runs, run, api, client, reader: () => createRunReader(client, api) };
}

const slugsOf = (reader: ReturnType<typeof createRunReader>) => reader.list().runs.map(({ slug }) => slug);

describe('the reader of the list of runs', () => {
  it('reads all pages of all months into one list, and what is kept once', async () => {
    const all = Array.from({ length: 450 }, (_, at) => runAt(at / 2));
    const { reader, runs } = platform(all);
    const first = reader();
    const leave = first.subscribe(() => undefined);
    await expect.poll(() => first.list().isRead).toBe(true);
    expect(slugsOf(first)).toEqual(all.map(({ slug }) => slug));
    leave();
    const callCount = runs.mock.calls.length;
    const second = reader();
    second.subscribe(() => undefined);
    expect(slugsOf(second)).toEqual(all.map(({ slug }) => slug));
    expect(runs.mock.calls.length).toBe(callCount);
  });

  it('reads the list in one where the platform knows no months', async () => {
    const all = Array.from({ length: 2_300 }, (_, at) => runAt(at / 6));
    const { reader, runs } = platform(all, false);
    const list = reader();
    list.subscribe(() => undefined);
    await expect.poll(() => list.list().isRead).toBe(true);
    expect(slugsOf(list)).toHaveLength(2_300);
    expect(runs).toHaveBeenCalledTimes(3);
  });

  it('ends at a page that comes again, and misses what is counted behind it', async () => {
    const page = Array.from({ length: 100 }, (_, at) => runAt(at / 10));
    const { reader, runs } = platform(page);
    runs.mockImplementation(({ month }) =>
      Promise.resolve(
        month === '2026-11' ? { runs: page, unread: [], total: 250 } : { runs: [], unread: [], total: 0 },
      ),
    );
    const list = reader();
    list.subscribe(() => undefined);
    await expect.poll(() => list.list().isRead).toBe(true);
    expect(list.list().parts[0]).toMatchObject({ whole: true, missing: 150 });
    expect(runs.mock.calls.filter(([{ month }]) => month === '2026-11')).toHaveLength(2);
  });

  it('goes on behind a month that cannot be read, tells it, and reads it when asked again', async () => {
    const all = [runAt(1), runAt(40), runAt(80)];
    const { reader, world } = platform(all);
    world.broken.add('2026-10');
    const list = reader();
    list.subscribe(() => undefined);
    await expect.poll(() => list.list().isRead).toBe(true);
    expect(slugsOf(list)).toEqual(['run-1', 'run-80']);
    expect(
      list
        .list()
        .parts.filter(({ failure }) => failure)
        .map(({ month }) => month),
    ).toEqual(['2026-10']);
    world.broken.clear();
    list.again();
    await expect.poll(() => slugsOf(list)).toEqual(['run-1', 'run-40', 'run-80']);
  });

  it('sees new runs, and the end of those that went on, also of old ones', async () => {
    const older = Array.from({ length: 120 }, (_, at) => runAt(1 + at / 100));
    const long = runAt(2.5, { status: 'running' });
    const { reader, world, run } = platform([runAt(0.5, { status: 'running' }), ...older, long]);
    const list = reader();
    list.subscribe(() => undefined);
    await expect.poll(() => list.list().isRead).toBe(true);
    expect(list.list().live).toHaveLength(2);
    world.all = [runAt(0.1), ...world.all.map((one) => ({ ...one, status: 'succeeded' as const }))];
    await list.refresh();
    await expect.poll(() => list.list().live).toEqual([]);
    expect(slugsOf(list).slice(0, 2)).toEqual(['run-0.1', 'run-0.5']);
    expect(slugsOf(list)).toHaveLength(123);
    expect(run).toHaveBeenCalledExactlyOnceWith(long.slug, undefined);
  });

  it('looks at all older ones that go on in turn, also where one of them cannot be read', async () => {
    const newest = Array.from({ length: 100 }, (_, at) => runAt(1 + at / 200));
    const older = Array.from({ length: 25 }, (_, at) => runAt(2 + at / 100, { status: 'running' }));
    const { reader, run } = platform([...newest, ...older]);
    const list = reader();
    list.subscribe(() => undefined);
    await expect.poll(() => list.list().live).toHaveLength(25);
    run.mockRejectedValueOnce(new Error('this one cannot be read'));
    await expect(list.refresh()).rejects.toThrow('this one cannot be read');
    for (let look = 0; look < 3; look += 1) await list.refresh();
    const requestedSlugs = run.mock.calls.map(([slug]) => slug);
    expect(requestedSlugs.slice(0, 26)).toEqual([...older.map(({ slug }) => slug), older[0]?.slug]);
  });

  it('still misses a run that is not listed once others have begun', async () => {
    const { reader, world } = platform([runAt(2, { status: 'running' }), runAt(3)]);
    world.unlisted = 1;
    const list = reader();
    list.subscribe(() => undefined);
    await expect.poll(() => list.list().isRead).toBe(true);
    expect(list.list().parts[0]?.missing).toBe(1);
    world.all = [runAt(1), ...world.all];
    await list.refresh();
    expect(slugsOf(list)).toHaveLength(3);
    expect(list.list().parts[0]?.missing).toBe(1);
  });

  it('looks again at a run where the platform lists it, whatever month its time is of', async () => {
    const odd = runAt(2, { status: 'running' });
    const newest = Array.from({ length: 100 }, (_, at) => runAt(1 + at / 200));
    const { reader, world, runs } = platform([...newest, odd, runAt(40)]);
    const list = reader();
    list.subscribe(() => undefined);
    await expect.poll(() => list.list().isRead).toBe(true);
    world.all = world.all.map((one) => (one === odd ? runAt(2, { startedAt: NOW - 40 * DAY }) : one));
    runs.mockImplementationOnce(() => Promise.resolve({ runs: newest, unread: [], total: 101 }));
    await list.refresh();
    await expect.poll(() => list.list().live).toEqual([]);
    expect(
      list
        .list()
        .parts.map(({ runs: own }) => own.length)
        .slice(0, 2),
    ).toEqual([101, 1]);
  });

  it('shows the runs of a month that has begun since, and the last ones of that before', async () => {
    const { reader, world } = platform([runAt(1), runAt(40)]);
    const list = reader();
    list.subscribe(() => undefined);
    await expect.poll(() => list.list().isRead).toBe(true);
    const last = runAt(0, { slug: 'run-last' as RunSlug, startedAt: Date.UTC(2026, 10, 30, 15, 59, 58) });
    const first = runAt(0, { slug: 'run-first' as RunSlug, startedAt: Date.UTC(2026, 10, 30, 16) });
    world.all = [first, last, ...world.all];
    world.now = Date.UTC(2026, 10, 30, 16, 0, 5);
    await list.refresh();
    await expect.poll(() => slugsOf(list)).toEqual(['run-first', 'run-last', 'run-1', 'run-40']);
    expect(
      list
        .list()
        .parts.map(({ month }) => month)
        .slice(0, 3),
    ).toEqual(['2026-12', '2026-11', '2026-10']);
  });

  it('reads the month again where more is new than one look tells', async () => {
    const { reader, world } = platform([runAt(20)]);
    const list = reader();
    list.subscribe(() => undefined);
    await expect.poll(() => list.list().isRead).toBe(true);
    world.all = [...Array.from({ length: 150 }, (_, at) => runAt(at / 100)), ...world.all];
    await list.refresh();
    await expect.poll(() => slugsOf(list)).toHaveLength(151);
  });
});
