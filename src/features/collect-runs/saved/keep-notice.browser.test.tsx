import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { type CollectedRun, type Collection, collectRun, withEmpty } from '#core/collection/collection.ts';
import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';
import { savedRows } from '#results/saved/saved-rows.ts';
import { useSavedRuns } from '#results/saved/use-saved-runs.ts';
import { renderConsole } from '#test/console.tsx';

import { KeepNotice } from './keep-notice.tsx';

type Platform = {
  gives: number;
  counts: number;
  /** Runs that it does not give in place of that. */
  fails: ReadonlyMap<RunSlug, Failure>;
};

/** The platform as it answers, and the notice of runs of it, with what is kept as the screen reads it. */
async function show(...runs: readonly Run[]) {
  const platform: Platform = { gives: 0, counts: 0, fails: new Map() };
  const api = {
    results: (slug: RunSlug, { page: at }: { readonly page: number }) => {
      const failure = platform.fails.get(slug);
      if (failure) return Promise.reject(failure);
      const rows = at === 1 ? Array.from({ length: platform.gives }, (__, n) => ({ n })) : [];
      return Promise.resolve({ columns: [], rows, size: rows.length, total: platform.counts });
    },
  };
  await renderConsole(<Shown runs={runs.map((run) => collectRun(run, undefined))} />, {
    api,
    config: { version: 'v2' },
  });
  return platform;
}

function Shown({ runs: all }: { readonly runs: readonly CollectedRun[] }) {
  const savedRuns = useSavedRuns();
  const [{ runs }, change] = useState<Collection>({ name: 'Cafés', madeAt: 1, runs: all });
  const onEmpty = (slugs: readonly RunSlug[], at: number) => change((of) => withEmpty(of, slugs, at));
  return savedRuns && <KeepNotice {...{ runs, savedRuns, onEmpty }} />;
}

const save = page.getByRole('button', { name: 'Keep all results' });
/** Of this test alone: others keep rows in the same browser. */
const SLUGS = ['01KSFDS8XWTJME33C08XMCRKE1', '01KSFDS8XWTJME33C08XMCRKE2', '01KSFDS8XWTJME33C08XMCRKE3'].map(
  (slug) => slug as RunSlug,
);
const [SLUG = '' as RunSlug] = SLUGS; // are some
const aSucceededRun = (slug = SLUG) =>
  aRun({ slug, status: 'succeeded', results: 120, finishedAt: Date.now() });

afterEach(() => savedRows.remove(SLUGS));

it('says which rows are not among those that are saved, and saves them once the platform gives them', async () => {
  const run = aSucceededRun();
  const platform = await show(run);
  Object.assign(platform, { gives: 100, counts: 120 });
  await save.click();
  const missing = page.getByText('20 rows were reported by the platform but not returned.');
  await expect.element(missing).toBeVisible();
  expect((await savedRows.list()).get(run.slug)).toMatchObject({ rows: 100, total: 120 });
  Object.assign(platform, { gives: 120 });
  await save.click();
  await expect.element(page.getByText('120 rows, about', { exact: false })).toBeVisible();
  await expect.element(page.getByText('Saved in this browser.')).toBeVisible();
  await expect.element(missing).not.toBeInTheDocument();
  await expect.element(save).not.toBeInTheDocument();
});

it('counts what the record of the run says where the list of its rows is behind', async () => {
  const platform = await show(aSucceededRun());
  Object.assign(platform, { gives: 100, counts: 100 });
  await save.click();
  await expect.element(page.getByText(/^20 rows were reported/)).toBeVisible();
  await expect.element(save).toBeVisible();
});

it('leaves more rows than the platform gives as they are', async () => {
  const run = aSucceededRun();
  const platform = await show(run);
  Object.assign(platform, { gives: 100, counts: 120 });
  await save.click();
  await expect.element(page.getByText(/^20 rows/)).toBeVisible();
  Object.assign(platform, { gives: 70 });
  await save.click();
  await expect.element(page.getByText('Saved in this browser.')).toBeVisible();
  await expect.element(page.getByText(/^20 rows/)).toBeVisible();
  expect((await savedRows.list()).get(run.slug)).toMatchObject({ rows: 100, total: 120 });
});

it('saves nothing of a run without rows whose number is not told, and offers it again', async () => {
  const run = withoutFigure(aSucceededRun(), 'results');
  await show(run);
  await save.click();
  await expect
    .element(page.getByText(/^Saved, but for one run of which the platform gives no rows/))
    .toBeVisible();
  expect((await savedRows.list()).has(run.slug)).toBe(false);
  await expect.element(save).toBeVisible();
});

it('says no more of a run whose end is not told once the platform has none of its rows', async () => {
  // By its ID, it is months old.
  await show(aRun({ slug: SLUG, status: 'succeeded', results: 120 }));
  await expect.element(page.getByText(/^When the platform deletes the rows .* is unknown/)).toBeVisible();
  await save.click();
  await expect
    .element(page.getByText(/^Saved, but for one run of which the platform gives no rows/))
    .toBeVisible();
  await expect.element(save).not.toBeInTheDocument();
});

it('says in how many days the rows go of those whose end is told, beside one of which it is not', async () => {
  const [one = SLUG, other = SLUG] = SLUGS; // are three
  await show(aSucceededRun(one), aRun({ slug: other, status: 'succeeded', results: 120 }));
  await expect
    .element(
      page.getByText(
        /^The platform deletes the rows of one run in \d days\. When it deletes those of one more is unknown: they are saved first\.$/,
      ),
    )
    .toBeVisible();
});

const whileItFails = async (facts: FailureFacts) => {
  const platform = await show(...SLUGS.map(aSucceededRun));
  Object.assign(platform, { gives: 120, counts: 120, fails: new Map([[SLUG, new Failure(facts)]]) });
  await save.click();
};

it('saves the rows of the others where the platform no longer knows one run', async () => {
  await whileItFails({ kind: 'runNotFound', status: 404, code: 70001 });
  await expect
    .element(page.getByText(/^Saved, but for one run of which the platform gives no rows/))
    .toBeVisible();
  expect([...(await savedRows.list()).keys()].sort()).toEqual(SLUGS.slice(1));
});

it('saves the rows of the others where one run cannot be read, and says which and why', async () => {
  await whileItFails({ kind: 'unreadable', detail: 'a page that came twice' });
  await expect.element(page.getByText(/^The rows of 2 of 3 runs were saved/)).toBeVisible();
  await expect.element(page.getByRole('alert').getByText(SLUG)).toBeVisible();
  expect([...(await savedRows.list()).keys()].sort()).toEqual(SLUGS.slice(1));
});

it('asks for no other run where the key is refused', async () => {
  await whileItFails({ kind: 'keyRefused' });
  await expect.element(page.getByText(/^The rows of 0 of 3 runs were saved/)).toBeVisible();
  expect((await savedRows.list()).has(SLUG)).toBe(false);
});
