import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';

import { walkRuns } from '#api/client/walk-runs.ts';
import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { monthOf, monthsAfter } from '#core/run/month.ts';
import type { Run, RunListing } from '#core/run/run.ts';

import { latestOf, latestRunsQuery, newestRunsQuery } from './use-latest-runs.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 26);
const someRuns = (count: number, daysAgo: number): readonly Run[] =>
  Array.from({ length: count }, (_, at) =>
    aRun({ slug: `run-${daysAgo}-${at}` as RunSlug, status: 'succeeded', startedAt: NOW - daysAgo * DAY }),
  );

/** A platform that lists runs by months, each by itself and the newest first, so many on a page. */
function aPlatform(months: readonly (readonly Run[])[], pageSize: number): Api {
  const walked: Api['walkRuns'] = async ({ isEnough }) => {
    const read: RunListing[] = [];
    for (const [at, month] of months.entries()) {
      const page = (number: number) => ({
        runs: month.slice((number - 1) * pageSize, number * pageSize),
        count: month.length,
      });
      const part = await walkRuns((number) => Promise.resolve(page(number)), { isEnough });
      read.push({ ...part, gapIn: monthsAfter(monthOf(NOW), -at) });
    }
    return { ...read.find(({ gap }) => gap !== undefined), runs: read.flatMap(({ runs }) => runs) };
  };
  const api: Partial<Api> = { walkRuns: walked, serverTime: () => ({ now: NOW, within: 0, isSynced: true }) };
  return api as Api; // no more of it is asked
}

const latest = (api: Api) => new QueryClient().query(latestRunsQuery(api));

const BEFORE = someRuns(150, 70);

it('has all runs of the last week, however many there are of them', async () => {
  const november = [...someRuns(550, 1), ...someRuns(600, 6), ...someRuns(200, 9)];
  const { runs, isWhole } = await latest(aPlatform([november, BEFORE], 100));
  expect(isWhole).toBe(true);
  expect(runs.filter(({ slug }) => slug.startsWith('run-6'))).toHaveLength(600);
  // Of what is before, no more than it needs.
  expect(runs).toHaveLength(550 + 600 + 50 + 100);
});

it('does not call the last week whole where its month was cut', async () => {
  const november = [...someRuns(1_300, 1), ...someRuns(600, 6)];
  expect((await latest(aPlatform([november, BEFORE], 100))).isWhole).toBe(false);
});

it('calls the last week whole where no month is cut but one before it', async () => {
  const cut = (daysAgo: number) => [...someRuns(50, daysAgo), ...someRuns(50, daysAgo)]; // fewer than are counted
  expect((await latest(aPlatform([someRuns(50, 1), cut(40)], 100))).isWhole).toBe(true);
  expect((await latest(aPlatform([cut(1), someRuns(50, 40)], 100))).isWhole).toBe(false);
});

/** What is told of the runs by looks at the newest 50, of which others have begun at each. */
async function looksAt(platform: { runs: readonly Run[] }) {
  const requestedSlugs: string[] = [];
  const api: Partial<Api> = {
    ...{ serverTime: () => ({ now: NOW, within: 0, isSynced: true }) },
    walkRuns: () => Promise.resolve({ runs: platform.runs }),
    runs: () =>
      Promise.resolve({ runs: platform.runs.slice(0, 50), total: platform.runs.length, unread: [] }),
    run: (slug) => {
      requestedSlugs.push(slug);
      const run = platform.runs.find((one) => one.slug === slug);
      return run ? Promise.resolve(run) : Promise.reject(new Failure({ kind: 'runNotFound' }));
    },
  };
  const client = new QueryClient();
  await client.query(latestRunsQuery(api as Api)); // no more of it is asked
  const look = async () => {
    const runs = await client.query({ ...newestRunsQuery(api as Api), staleTime: 0 });
    return runs.flatMap(({ slug, status }) => (slug.startsWith('first') ? [status] : []));
  };
  return { look, requestedSlugs };
}

const begin = (name: string, count: number, status: Run['status']) =>
  Array.from({ length: count }, (_, at) => aRun({ slug: `${name}-${at}` as RunSlug, status }));

it('does not say of a run that it goes on which was seen to end', async () => {
  const platform = { runs: begin('first', 2, 'running') };
  const { look } = await looksAt(platform);
  expect(await look()).toEqual(['running', 'running']);
  platform.runs = begin('first', 2, 'succeeded');
  expect(await look()).toEqual(['succeeded', 'succeeded']);
  platform.runs = [...begin('later', 50, 'succeeded'), ...begin('first', 2, 'running')];
  expect(await look()).toEqual(['succeeded', 'succeeded']);
});

it('looks by itself at what goes on behind the newest, all of them in turn', async () => {
  const platform = { runs: begin('first', 25, 'running') };
  const { look, requestedSlugs } = await looksAt(platform);
  await look();
  expect(requestedSlugs).toEqual([]);
  platform.runs = [...begin('later', 50, 'running'), ...begin('first', 25, 'running')];
  for (let at = 0; at < 3; at += 1) await look();
  expect(new Set(requestedSlugs).size).toBe(25);
  platform.runs = [...begin('later', 50, 'running'), ...begin('first', 25, 'succeeded')];
  let statuses: readonly string[] = [];
  for (let at = 0; at < 3; at += 1) statuses = await look();
  expect(new Set(statuses)).toEqual(new Set(['succeeded']));
});

it('does not say of a run that it goes on which the platform no longer knows', async () => {
  const platform = { runs: begin('first', 2, 'running') };
  const { look, requestedSlugs } = await looksAt(platform);
  await look();
  platform.runs = begin('later', 50, 'running');
  for (let at = 0; at < 3; at += 1) expect(await look()).toEqual(['unknown', 'unknown']);
  expect(requestedSlugs).toHaveLength(2);
});

it('has the newest first, however they were looked at', () => {
  const at = (daysAgo: number, status: Run['status']) =>
    aRun({ slug: `run-${daysAgo}` as RunSlug, startedAt: NOW - daysAgo * DAY, status });
  const runs = latestOf(
    [at(1, 'running'), at(9, 'succeeded'), at(8, 'running')],
    [at(5, 'failed'), at(9, 'running')],
  );
  expect(runs.map(({ slug, status }) => `${slug} ${status}`)).toEqual([
    'run-1 running',
    'run-5 failed',
    'run-8 running',
    'run-9 succeeded',
  ]);
});
