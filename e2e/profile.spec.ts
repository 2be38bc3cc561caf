import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectRequest, field, openCompose, openPanel, saveForm, startButton } from './steps/compose.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { type Profile, readProfile } from './profiles/read-profile.ts';

/** What a browser holds in which an earlier build was used, and the run that was started and finished there. */
type UsedProfile = Profile & { readonly run: string };

const profileOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`profiles/${name}.json`, import.meta.url), 'utf8'));

/**
 * Written by the build before there were versions: two Workers were opened, a preset saved, a run started whose columns were
 * then chosen, a draft changed after it; and the answer to the start of the second Worker was lost.
 */
const PROFILE = profileOf('1') as UsedProfile;

/**
 * Written by the build of 29 November 2026: a run was named and put into a collection that keeps its rows, a preset saved, a batch of two
 * rows run, a budget set, a draft left.
 */
const LATER_PROFILE = profileOf('2') as UsedProfile & { readonly batch: string };
const BATCH_RUNS = ['01M8MQX6D7Y885QF4A25T3000M', '01M8MQXF8M49A16E13A3EV000N'];

/** Puts a profile into this browser and this tab, before the console is there. */
async function fillBrowser(page: Page, profile: Profile = PROFILE): Promise<void> {
  await page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('/empty');
  await page.evaluate(async ({ databases, ...storages }) => {
    for (const [key, text] of Object.entries(storages.sessionStorage)) sessionStorage.setItem(key, text);
    for (const [key, text] of Object.entries(storages.localStorage)) localStorage.setItem(key, text);
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
    for (const [name, stores] of Object.entries(databases)) {
      const opening = indexedDB.open(name);
      opening.onupgradeneeded = () => {
        for (const store of Object.keys(stores)) opening.result.createObjectStore(store);
      };
      const database = await done(opening);
      for (const [store, records] of Object.entries(stores)) {
        const all = database.transaction(store, 'readwrite').objectStore(store);
        for (const [key, text] of records) await done(all.put(text, key));
      }
      database.close();
    }
  }, profile);
}

/** The sandbox is new: what is asked of a run of the profile is asked of another, and told of the profile's. */
async function lendRun(page: Page, other: string, ...runs: readonly string[]): Promise<void> {
  await page.route('**/api/**', async (route) => {
    const body = route.request().postData() ?? '';
    const run = runs.find((slug) => body.includes(slug));
    if (run === undefined) return route.fallback();
    const answer = await route.fetch({ postData: body.replaceAll(run, other) });
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(other, run) });
  });
}

test.describe('a browser that an earlier build was used in', () => {
  test.beforeEach(({ page }) => fillBrowser(page));

  test('opens with its draft, its presets and its choices', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const mine = page.getByRole('region', { name: 'Your Workers', exact: true });
    await expect(mine.locator('a[href="/workers/coreclaw/google-maps-scraper"]')).toBeVisible();
    await expect(mine.locator('a[href="/workers/coreclaw/product-search"]')).toBeVisible();

    await openCompose(page);
    await expect(page.getByLabel('Base location')).toHaveValue('Rome, Italy');
    await openPanel(page, 'snippet');
    await expect(page.getByTestId('snippet')).toContainText('import ');
    await openPanel(page, 'request');

    await saveForm(page, /^Preset/);
    await page.getByRole('button', { name: 'Apply Weekly Oslo' }).click();
    await expect(page.getByLabel('Base location')).toHaveValue('Oslo, Norway');
    await expect(field(page, 'system.memory').getByRole('combobox')).toHaveValue('2048');
    await expectRequest(page).toMatchObject({
      input: { parameters: { system: { memory: 2048 }, custom: { base_location: 'Oslo, Norway' } } },
    });
  });

  test('knows its runs, their inputs, and how their columns were laid out @deep', async ({
    page,
    sandbox,
  }) => {
    const { run_slug: other } = await sandbox.addRun({ rows: 5 });
    await lendRun(page, other, PROFILE.run);
    await page.goto('/runs');
    await page.getByRole('button', { name: 'Kept in this browser' }).click();
    await expect(page.getByText('This browser keeps the input of 1 run.')).toBeVisible();
    await page.goto(`/runs/${PROFILE.run}`);
    await expect(page.getByRole('columnheader', { name: 'Reviews' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Rating' })).toHaveCount(0);
    await page.getByRole('tab', { name: 'Input' }).click();
    await expect(page.getByTestId('run-input')).toContainText('"base_location": "Oslo, Norway"');
  });

  test('still asks about the start whose answer was lost', async ({ page }) => {
    await openCompose(page, 'coreclaw/product-search');
    await expect(page.getByRole('alert').filter({ hasText: 'may have started' })).toBeVisible();
    await expect(startButton(page)).toBeDisabled();
  });
});

test.describe('a browser that the build of 29 November 2026 was used in @deep', () => {
  const { run, batch, ...held } = LATER_PROFILE;

  test.beforeEach(({ page }) => fillBrowser(page, held));

  test('is read as it was written, as other profiles are made', async ({ page }) => {
    expect(await page.evaluate(readProfile)).toEqual(held);
  });

  test('opens with its draft, its preset and its budget', async ({ page }) => {
    await openCompose(page);
    await expect(page.getByLabel('Base location')).toHaveValue('Rome, Italy');
    await saveForm(page, /^Preset/);
    await page.getByRole('button', { name: 'Apply Weekly Bergen' }).click();
    await expect(page.getByLabel('Base location')).toHaveValue('Bergen, Norway');
    await page.goto('/spend');
    await expect(page.getByRole('button', { name: 'Change the budget' })).toBeVisible();
  });

  test('shows its batch, and the rows that it keeps of its run', async ({ page, sandbox }) => {
    const { run_slug: other } = await sandbox.addRun({ rows: 5 });
    await lendRun(page, other, ...BATCH_RUNS);
    await page.goto(`/batches/${batch}`);
    await expect(page.getByTestId('batch-state')).toHaveText('Done');
    await expect(page.locator('[data-row][data-state="succeeded"]')).toHaveCount(2);
    await page.goto('/collections');
    await page.getByRole('link', { name: 'Northern cafés' }).click();
    await expect(page.getByTestId('row-count')).toHaveText('20 rows');
    await page.getByRole('tab', { name: /^Runs/ }).click();
    await expect(page.locator(`a[href="/runs/${run}"]`)).toHaveText('Oslo, first');
  });
});

test.describe('what a later build stored', { tag: '@deep' }, () => {
  const DRAFT = 'run-console.draft.coreclaw/google-maps-scraper';
  const later = '{"format":99,"anything":[]}';
  const PRESETS = [
    [['coreclaw/google-maps-scraper', 'a'], later],
    [['coreclaw/google-maps-scraper', 'b'], '{"name":'],
    [['someone/else', 'c'], later],
  ] as const;

  test.beforeEach(({ page }) =>
    fillBrowser(page, {
      ...PROFILE,
      sessionStorage: { [DRAFT]: later },
      databases: { 'run-console-presets': { presets: PRESETS.map(([key, text]) => [[...key], text]) } },
    }),
  );

  test('as a draft is left as it is, until a person discards it', async ({ page }) => {
    const stored = () => page.evaluate((key) => sessionStorage.getItem(key), DRAFT);
    await page.goto('/workers/coreclaw/google-maps-scraper');
    await expect(page.getByText('The draft in this tab was made by a later version')).toBeVisible();
    await expect(startButton(page)).toBeHidden();
    await page.goto('/');
    expect(await stored()).toBe(later);
    await page.goBack();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByLabel('Base location').fill('Oslo');
    await expect.poll(stored).toContain('Oslo');
    await page.reload();
    await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
  });

  test('as presets is counted beside those that can be read, and so is what is damaged', async ({ page }) => {
    await page.goto('/workers/coreclaw/google-maps-scraper');
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await saveForm(page, /^Preset/);
    const dialog = page.getByRole('dialog', { name: 'Presets' });
    await expect(dialog.getByText('1 more preset was saved by a later version')).toBeVisible();
    await expect(dialog.getByText('1 more preset is damaged and cannot be read.')).toBeVisible();
  });
});
