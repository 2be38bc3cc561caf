import type { Page } from '@playwright/test';
import {
  expectOneStart,
  field,
  HTTP_ERRORS,
  MAPS,
  openCompose,
  openPanel,
  requestText,
  RUN_URL,
  startButton,
  startsOf,
  toggleRunOptions,
} from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import { tabTo } from './steps/tab-to.ts';
import { download, exportButton, exportDialog } from './steps/export.ts';
import { copiedBy } from './steps/clipboard.ts';

/** One key right after the other: each waits for no answer of a page that is busy, as the hands of a person do not. */
const typeTogether = (page: Page, [first, second]: readonly [string, string]) =>
  Promise.all([first, second].flatMap((key) => [page.keyboard.down(key), page.keyboard.up(key)]));

const finder = (page: Page) => page.getByRole('dialog', { name: 'Find' });

/** Opens the finder, types, and waits until the choice that Enter takes is the wanted one. */
async function find(page: Page, text: string, choice: RegExp) {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(finder(page)).toBeVisible();
  await page.keyboard.type(text);
  await expect(finder(page).getByRole('option', { selected: true })).toHaveAccessibleName(choice);
  await page.keyboard.press('Enter');
  await expect(finder(page)).toBeHidden();
}

test('what is typed while the finder is still loading is meant for it @deep', async ({ page }) => {
  const FINDER = /\/assets\/finder-[^/]*\.js$/;
  let letGo: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(FINDER, async (route) => {
    await held;
    await route.continue();
  });
  const finderRequest = page.waitForRequest(FINDER);
  await page.goto('/workers/coreclaw/google-maps-scraper');
  await finderRequest;
  await page.keyboard.press('ControlOrMeta+k');
  // Alone, the first two lead to the runs.
  await page.keyboard.type('grx');
  await page.keyboard.press('Backspace');
  letGo?.();
  const input = finder(page).getByRole('combobox');
  await expect(input).toHaveValue('gr');
  await page.keyboard.type('eat');
  await expect(input).toHaveValue('great');
  expect(new URL(page.url()).pathname).toBe('/workers/coreclaw/google-maps-scraper');
});

test.describe('without a mouse', () => {
  test('the main job is done: open, fill in, start, follow, read', async ({ page, sandbox }) => {
    await sandbox.hurry();
    await page.goto('/');
    await expect(page.getByRole('combobox', { name: 'Worker' })).toBeFocused();
    // At once: the sandbox is asked about whatever a pause leaves there, and answers that it is no Worker.
    await page.keyboard.insertText('coreclaw/google-maps-scraper');
    await page.keyboard.press('Enter');
    // By its title, once the store has told it.
    await expect(page.getByRole('heading', { level: 1, name: /google.maps.scraper/i })).toBeFocused();
    // The finder knows the fields once the form is there.
    await expect(startButton(page)).toBeVisible();

    await find(page, 'search terms', /keywords/i);
    await expect(field(page, 'keywords').locator(':focus')).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.type(' and tea');
    await find(page, 'max res', /Maximum results/);
    await expect(page.getByLabel('Maximum results')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('7');
    await find(page, 'skip', /skipClosed/);
    await page.keyboard.press('Space');
    await find(page, 'memory', /Memory/);
    await expect(page.getByLabel('Memory')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => requestText(page)).toContain('"memory": 1024');
    await expect.poll(() => requestText(page)).toContain('"max_results": 7');
    await expect.poll(() => requestText(page)).toContain('coffee roasters and tea');
    const body = await requestText(page);

    await find(page, 'start run', /Go to Start run/);
    await expect(startButton(page)).toBeFocused();
    expect(await startsOf(sandbox)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByLabel('API key', { exact: true })).toBeFocused();
    await page.keyboard.type(sandbox.key);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(RUN_URL);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
    const grid = page.getByRole('grid', { name: 'Results' });
    await expect(grid).toBeVisible();
    await tabTo(page, grid);
    await page.keyboard.press('ArrowDown');
    await expect(grid).toHaveAttribute('aria-activedescendant', /.+/);
    await expectOneStart(sandbox, body);
  });
});

test('a tab shows that it has the focus where the keyboard brought it there, not where it is pressed @deep', async ({
  page,
}) => {
  await openCompose(page);
  const outline = (name: string) =>
    expect.poll(() =>
      page
        .getByRole('tab', { name, exact: true })
        .evaluate((tab) => [document.activeElement === tab, getComputedStyle(tab).outlineStyle]),
    );
  await openPanel(page, 'snippet');
  await outline('Snippet').toEqual([true, 'none']);
  await page.keyboard.press('ArrowRight');
  await outline('Request').toEqual([true, 'solid']);
  await page.keyboard.press('ArrowLeft');
  await outline('Snippet').toEqual([true, 'solid']);
});

test.describe('the shortcuts', () => {
  test('copy the link and the curl of a form whose Share panel is closed, and go to each place', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await giveKey(page);
    await openCompose(page);
    await page.locator('main').focus();
    const link = await copiedBy(page, () => typeTogether(page, ['c', 'l']));
    expect(link).toContain('/workers/coreclaw/google-maps-scraper');
    const curl = await copiedBy(page, () => typeTogether(page, ['c', 'c']));
    expect(curl).toContain('curl --request POST');
    for (const [keys, path] of [
      [['g', 't'], '/tasks'],
      [['g', 's'], '/spend'],
      [['g', 'r'], '/runs'],
      [['g', 'w'], '/'],
    ] as const) {
      await typeTogether(page, keys);
      await expect(page).toHaveURL(path);
    }
  });

  test('go to Workers and Runs, and to the search of a screen @deep', async ({ page }) => {
    await giveKey(page);
    await page.goto('/runs');
    await expect(page.getByText('There are no runs yet.')).toBeVisible();
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await expect(page.getByRole('searchbox')).toHaveValue('');
    // Typed into a field they are text.
    await page.keyboard.type('gw/?');
    await expect(page.getByRole('searchbox')).toHaveValue('gw/?');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('heading', { level: 1 }).click();
    await typeTogether(page, ['g', 'w']);
    await expect(page).toHaveURL('/');
    await expect(page.getByRole('combobox', { name: 'Worker' })).toBeFocused();
    await page.getByRole('combobox', { name: 'Worker' }).blur();
    await typeTogether(page, ['g', 'r']);
    await expect(page).toHaveURL('/runs');
    await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeFocused();
  });

  test('are listed, and all turned off and on there @deep', async ({ page, sandbox }) => {
    await giveKey(page);
    await openCompose(page);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectAccessible(page);
    // Nothing fires over a dialog.
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await page.getByRole('checkbox', { name: 'Use these shortcuts' }).press('Space');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('?');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.press('ControlOrMeta+k');
    await page.reload();
    await expect(startButton(page)).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await startsOf(sandbox)).toEqual([]);
    // Found by the button of the top bar, and turned on again.
    await page.getByRole('banner').getByRole('button', { name: 'Find' }).click();
    await expect(finder(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type('shortcuts');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Use these shortcuts' }).press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(1);
  });

  test('do not start a run whose form is out of sight', async ({ page, sandbox }) => {
    await giveKey(page);
    await openCompose(page);
    await page.getByRole('tab', { name: 'Readme' }).click();
    await expect(page.getByRole('tabpanel', { name: 'Readme' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('tabpanel', { name: 'Readme' })).toBeHidden();
    await expect(startButton(page)).toBeVisible();
    expect(await startsOf(sandbox)).toEqual([]);
  });

  test('pressed before there is a form start nothing, and say so @deep', async ({ page, sandbox }) => {
    await giveKey(page);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/\/api\/scraper\?/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`/workers/${MAPS}`);
    await expect(page.getByRole('status', { name: 'Loading the Worker…' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Enter');
    letGo();
    const said = page.getByText('nothing started. Check it, then press again.');
    await expect(said).toBeVisible();
    await expect(startButton(page)).toBeEnabled();
    expect(await startsOf(sandbox)).toEqual([]);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(1);
  });
});

test.describe('the finder', { tag: '@deep' }, () => {
  test('lists first what can be pressed on the page, by what is seen of it', async ({ page }) => {
    await giveKey(page);
    await page.goto(`/workers/coreclaw/google-maps-scraper/batch`);
    await expect(page.getByRole('button', { name: 'Paste cells' })).toBeVisible();
    await page.keyboard.press('Control+k');
    const options = finder(page).getByRole('option');
    await expect(options.filter({ hasText: 'Paste cells' })).toBeVisible();
    const names = await options.allTextContents();
    const at = (name: string) => names.findIndex((text) => text.startsWith(name));
    expect(at('Paste cells')).toBeLessThan(6);
    // Of the form behind it.
    const behind = at('Show the request');
    expect(behind === -1 || behind > at('Paste cells')).toBe(true);
  });

  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('leads to a field among a thousand, by name or title', async ({ page, sandbox }) => {
    const properties = Array.from({ length: 1_000 }, (_, index) => ({
      name: `field_${index}`,
      title: `Question ${index}`,
      type: 'string',
      editor: 'input',
      description: '',
    }));
    const { slug } = await sandbox.addWorker({
      slug: 'somebody/thousand',
      data: { version: 'v1', parameters: { custom: { properties } } },
    });
    await openCompose(page, slug);
    // Each within its field: a search for a label among all of them keeps the page from its own work for a second.
    const question = (index: number) =>
      field(page, `field_${index}`).getByLabel(`Question ${index}`, { exact: true });
    // A shared machine draws them for a while, and answers the keys then.
    await expect(question(999)).toBeAttached();
    await find(page, 'field_987', /Question 987/);
    await expect(question(987)).toBeFocused();
    await expect(question(987)).toBeInViewport();
    await find(page, 'question 12', /Question 12\b/);
    await expect(question(12)).toBeFocused();
  });

  test('knows the fields of a Worker that was loading when it was opened', async ({ page }) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/api\/scraper/, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto('/workers/coreclaw/google-maps-scraper');
    await expect(page.getByRole('status', { name: 'Loading the Worker…' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(finder(page)).toBeVisible();
    await page.keyboard.type('search terms');
    await expect(finder(page).getByRole('status')).toHaveText(/Nothing found/);
    release();
    await expect(finder(page).getByRole('option', { selected: true })).toHaveAccessibleName(/keywords/i);
    await page.keyboard.press('Enter');
    await expect(field(page, 'keywords').locator(':focus')).toBeVisible();
  });

  test('leads to run options on one line, Workers, runs and actions', async ({ page, sandbox }) => {
    await giveKey(page);
    const { run_slug: run } = await sandbox.addRun({});
    await openCompose(page, 'coreclaw/social-posts');
    await openCompose(page);
    await toggleRunOptions(page);
    await expect(page.getByLabel('Maximum charge')).toBeHidden();
    await find(page, 'max charge', /Maximum charge/);
    await expect(page.getByLabel('Maximum charge')).toBeFocused();
    await find(page, 'open json', /Open JSON/);
    await expect(page.getByRole('button', { name: 'JSON', exact: true })).toBeFocused();
    await expect(page.getByTestId('custom-json')).toBeVisible();
    await find(page, 'copy link', /Copy link/);
    await expect(page.getByTestId('share-link')).toBeVisible();
    await find(page, 'show the snippet', /Show the snippet/);
    await expect(page.getByLabel('Snippet language')).toBeVisible();
    await find(page, 'theme dark', /Theme: dark/);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await find(page, 'social', /coreclaw\/social-posts/);
    await expect(page).toHaveURL(/social-posts$/);
    await find(page, run, new RegExp(run));
    await expect(page).toHaveURL(`/runs/${run}`);
  });

  test('has every button of a run as a command, first; then runs by name, and by the beginning of an ID', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await openCompose(page, 'coreclaw/product-search');
    const { run_slug: run } = await sandbox.addRun({ rows: 3 });
    await page.goto(`/runs/${run}`);
    await expect(page.getByRole('button', { name: 'Excel', exact: true })).toBeEnabled();
    const options = finder(page).getByRole('option');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(options.first()).toContainText('Action');
    // Settings are there when they are asked for.
    await expect(options.filter({ hasText: 'Setting' })).toHaveCount(0);
    await page.keyboard.type(run.slice(4, 12));
    await expect(finder(page).getByRole('status')).toHaveText(/Nothing found/);
    const box = finder(page).getByRole('combobox');
    await box.fill(run.slice(0, 6).toLowerCase());
    await expect(options.filter({ hasText: run })).toHaveCount(1);
    await box.fill('product');
    await expect(options.first()).toContainText('coreclaw/product-search');
    await box.fill('job');
    await expect(options.first()).toContainText('Store');
    // Leaving the field chooses nothing.
    await box.fill('export');
    await expect(options.first()).toHaveAccessibleName(/^Export/);
    await page.keyboard.press('Tab');
    await expect(finder(page)).toBeVisible();
    await box.press('Enter');
    // Enter once more exports.
    await expect(exportButton(exportDialog(page))).toBeFocused();
    await download(page, () => page.keyboard.press('Enter'));
  });

  test('says what it finds, is accessible, and gives the focus back', async ({ page }) => {
    await openCompose(page);
    await page.getByLabel('Maximum results').focus();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(finder(page)).toBeVisible();
    await expect(finder(page).getByRole('combobox')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.type('zzzz');
    await expect(finder(page).getByRole('status')).toHaveText(/Nothing found/);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(finder(page)).toBeHidden();
    await expect(page.getByLabel('Maximum results')).toBeFocused();
  });
});
