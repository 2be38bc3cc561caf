import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import { type Month, monthOf } from '#core/run/month.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { Run, RunFilter } from '#core/run/run.ts';

import { accountId } from '../key/account-id.ts';
import type { Api } from '../operations.ts';
import { storedMonths } from './stored-months.ts';
import { readAhead } from './read-ahead.ts';
import { listedRunsQuery } from './run-list-query.ts';
import { createRunReader } from './run-reader.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const DAY = 86_400_000;

const runAt = (daysAgo: number, parts: Partial<Run> = {}): Run =>
  aRun({
    slug: `run-${daysAgo}` as RunSlug,
    ...{ status: 'succeeded', usage: 0.03, startedAt: NOW - daysAgo * DAY, finishedAt: NOW - daysAgo * DAY },
    ...parts,
  });

const ALL = [runAt(1), runAt(30), runAt(60), runAt(61)];

/** A platform with these runs, as one session asks it. */
function session(all: readonly Run[] = ALL, { key = 'scraper_api_1', now = NOW, more = 0 } = {}) {
  const runs = vi.fn(({ month, page, pageSize }: RunFilter) => {
    const own = all.filter(({ startedAt }) => monthOf(startedAt ?? 0) === (month ?? monthOf(now)));
    const from = (page - 1) * pageSize;
    return Promise.resolve({ runs: own.slice(from, from + pageSize), unread: [], total: own.length + more });
  });
  const run = vi.fn((slug: RunSlug) => Promise.resolve(all.find((one) => one.slug === slug) ?? runAt(0)));
  const api = {
    runs,
    run,
    listsMonths: true,
    serverTime: () => ({ now, isSynced: true, within: 0 }),
    accountId: () => accountId(key, 'https://api.example.com'),
  } as unknown as Api; // what a reader asks
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const reader = createRunReader(client, api, { from: '2026-09', to: monthOf(now) });
  const end = reader.subscribe(() => undefined);
  const read = async () => {
    await expect.poll(() => reader.list().isRead && reader.list().parts.length).toBeGreaterThan(2);
    return reader.list().runs.map(({ slug }) => slug);
  };
  const requestedMonths = () => runs.mock.calls.map(([{ month }]) => month);
  return {
    api,
    client,
    reader,
    read,
    end,
    requestedMonths,
    requestedRuns: () => run.mock.calls.map(([slug]) => slug),
  };
}

const monthsInStorage = async () => (await storedMonths.keys()).map(([, month]) => month);

beforeEach(async () => {
  await storedMonths.remove(await storedMonths.keys());
});

describe('months that are over', () => {
  it('are asked for once, whatever session reads them', async () => {
    const first = session();
    expect(await first.read()).toEqual(ALL.map(({ slug }) => slug));
    await expect.poll(monthsInStorage).toEqual(['2026-09', '2026-10']);
    first.end();
    const second = session();
    expect(await second.read()).toEqual(ALL.map(({ slug }) => slug));
    expect(second.requestedMonths()).toEqual(['2026-11']);
    expect(second.reader.list().parts.map(({ storedAt }) => storedAt !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('are those of one account: another key reads its own', async () => {
    await session().read();
    await expect.poll(monthsInStorage).toHaveLength(2);
    const other = session([runAt(62)], { key: 'scraper_api_2' });
    expect(await other.read()).toEqual(['run-62']);
    expect(other.requestedMonths()).toEqual(['2026-11', '2026-10', '2026-09']);
  });

  it('hold neither the key nor anything that it could be told by', async () => {
    await session().read();
    await expect.poll(monthsInStorage).toHaveLength(2);
    const accountIds = (await storedMonths.keys()).map(([id]) => id);
    expect(new Set(accountIds).size).toBe(1);
    expect(accountIds[0]).toMatch(/^[\da-f]{8}$/);
    expect(JSON.stringify(await storedMonths.all())).not.toContain('scraper_api_1');
  });

  it('are not kept as long as runs of them are missing, or go on', async () => {
    await session([runAt(30, { status: 'running' })], { more: 0, now: Date.UTC(2026, 9, 31, 18) }).read();
    await session(ALL, { more: 1, key: 'scraper_api_3' }).read();
    expect(await monthsInStorage()).toEqual([]);
  });

  it('are kept with costs that are unknown, and only runs of the last week are read again for theirs', async () => {
    const soonAfter = Date.UTC(2026, 10, 2, 6);
    const [recent, old] = [runAt(25), runAt(60)];
    const all = [runAt(24), withPendingCost(recent), withoutFigure(old), runAt(61)];
    await session(all, { now: soonAfter }).read();
    await expect.poll(monthsInStorage).toEqual(['2026-09', '2026-10']);

    const second = session([runAt(24), recent, old, runAt(61)], { now: soonAfter });
    await second.read();
    const pending = () => second.reader.list().live.map(({ slug }) => slug);
    expect(pending()).toEqual([recent.slug]);
    await second.reader.refresh();
    await expect.poll(pending).toEqual([]);
    expect(second.requestedRuns()).toEqual([recent.slug]);
    expect(second.requestedMonths()).toEqual(['2026-11', '2026-11']);

    const third = session([], { now: soonAfter });
    await third.read();
    const costs = new Map(third.reader.list().runs.map(({ slug, usage }) => [slug, usage]));
    expect([costs.get(recent.slug), costs.get(old.slug)]).toEqual([0.03, undefined]);
    await third.reader.refresh();
    expect(third.requestedRuns()).toEqual([]);
  });

  it('are read anew when that is asked for', async () => {
    await session().read();
    await expect.poll(monthsInStorage).toHaveLength(2);
    const later = session([...ALL, runAt(31)]);
    expect(await later.read()).toHaveLength(4);
    await later.reader.renew('2026-10');
    await expect.poll(() => later.reader.list().runs.length).toBe(5);
    expect(later.requestedMonths()).toEqual(['2026-11', '2026-10']);
  });

  it('lie ready before anybody goes to them, without a question to the platform', async () => {
    const first = session();
    await first.read();
    await expect.poll(monthsInStorage).toHaveLength(2);
    const { api, client, requestedMonths, end } = session([]);
    end();
    const before = requestedMonths().length;
    await readAhead(client, api, { before: '2026-10', signal: new AbortController().signal });
    const lying = (month: Month) => client.getQueryData(listedRunsQuery(api, month).queryKey)?.pages;
    expect(lying('2026-09')?.flatMap(({ runs }) => runs.map(({ slug }) => slug))).toEqual([
      'run-60',
      'run-61',
    ]);
    expect(lying('2026-10')).toBeUndefined();
    expect(requestedMonths().length).toBe(before);
  });
});
