import type { Page } from '@playwright/test';
import {
  expectRequest,
  field,
  goWayBack,
  MAPS,
  openCompose,
  openPanel,
  originLine,
  requestText,
  RUN_URL,
  startButton,
  startsOf,
  undo,
} from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import { copiedBy } from './steps/clipboard.ts';

const NOTICE = 'Filled from a link. This starts nothing.';

/** Fills the open Maps form by hand and gives the link that the console copies. */
async function fillAndCopyLink(page: Page): Promise<string> {
  await page.getByLabel('Base location').fill('Zürich 🏔️ "Altstadt"');
  await page.getByLabel('Lowest rating').fill('4.5');
  await field(page, 'google_maps_urls')
    .getByLabel('Map URLs, row 1')
    .fill('https://maps.example.com/a?b=c#d');
  await page.getByLabel('Memory').selectOption('2,048 MB');
  await page.getByLabel('Run mode').selectOption('Sync');
  await page.getByLabel('Callback URL').fill('https://hooks.example.com/run');
  await expect.poll(() => requestText(page)).toContain('hooks.example.com');
  await openPanel(page, 'link');
  const link = await copiedBy(page, () => page.getByRole('button', { name: 'Copy link' }).click());
  await expect(page.getByTestId('share-link')).toHaveText(link);
  await openPanel(page, 'request');
  return link;
}

test(
  'a copied link gives the same request in another tab, without a key, and starts nothing',
  { tag: '@proxies' },
  async ({ page, context, origin, sandbox }) => {
    await openCompose(page);
    const link = await fillAndCopyLink(page);
    const shown = await requestText(page);
    expect(link).toMatch(new RegExp(`^${origin}/workers/${MAPS}#v2\\.[\\w-]+$`));

    const other = await context.newPage();
    await other.goto(link);
    await expect(other.getByText(NOTICE)).toBeVisible();
    await expect(
      other.getByText(
        'It sets a callback URL, where the platform sends updates about the run: https://hooks.example.com/run',
      ),
    ).toBeVisible();
    await expect.poll(() => requestText(other)).toBe(shown);
    await expect(other).toHaveURL(link);
    await other.reload();
    await expect(other.getByText(NOTICE)).toBeVisible();
    await expect.poll(() => requestText(other)).toBe(shown);
    expect((await sandbox.requests()).filter(({ method }) => method === 'POST')).toEqual([]);
  },
);

test(
  'a linked form is started only when Start run is pressed',
  { tag: '@proxies' },
  async ({ page, context, sandbox }) => {
    const sender = await context.newPage();
    await giveKey(sender);
    await openCompose(sender);
    const link = await fillAndCopyLink(sender);
    const shown = await requestText(sender);
    await sender.close();
    await giveKey(page);
    await sandbox.hurry();
    await page.goto(link);
    await expect(page.getByText(NOTICE)).toBeVisible();
    await expect.poll(() => requestText(page)).toBe(shown);
    expect(await startsOf(sandbox)).toEqual([]);
    await startButton(page).click();
    expect(await startsOf(sandbox)).toEqual([]);
    const question = page.getByRole('dialog', { name: 'Start 1 run from this link?' });
    await question.getByRole('button', { name: 'Start anyway' }).click();
    await expect(page).toHaveURL(RUN_URL);
    expect((await startsOf(sandbox)).map(({ body }) => body)).toEqual([shown]);
  },
);

test('a maximum charge of a link does not take away the question before a start', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const terms = Array.from({ length: 150 }, (_, at) => `custom.keywords=k${at}`).join('&');
  await page.goto(`/workers/${MAPS}?custom.max_results=500&system.max_total_charge=999999&${terms}`);
  await expect(page.getByText(NOTICE)).toBeVisible();
  await startButton(page).click();
  const question = page.getByRole('dialog', { name: /^Start 1 run from/ });
  await expect(question.getByRole('textbox', { name: 'At most' })).toHaveValue('999999');
  await expect(question.locator('dl')).toHaveText(
    'Search termsk0, k1, k2, 147 moreMaximum results500Subtasks150',
  );
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await startsOf(sandbox)).toEqual([]);
});

test('a link pasted into the Worker field fills the form too @screens @deep', async ({ page }) => {
  await openCompose(page);
  const link = await fillAndCopyLink(page);
  const shown = await requestText(page);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Worker' }).fill(link);
  await page.keyboard.press('Enter');
  await expect(page.getByText(NOTICE)).toBeVisible();
  await expect.poll(() => requestText(page)).toBe(shown);
  await expect(page).toHaveURL(link);
});

test('a link over a draft gives the draft back on request @screens @deep', async ({
  page,
  context,
  wire,
}) => {
  const sender = await context.newPage();
  await openCompose(sender);
  const link = await fillAndCopyLink(sender);
  const linked = await requestText(sender);
  await sender.close();

  await openCompose(page);
  await page.getByLabel('Base location').fill('My own');
  await expect.poll(() => requestText(page)).toContain('My own');
  const own = await requestText(page);
  await page.goto('/');
  await page.goto(link);
  await expect.poll(() => requestText(page)).toBe(linked);
  await goWayBack(page, 'Restore my draft');
  await expect.poll(() => requestText(page)).toBe(own);
  await undo(page);
  await expect.poll(() => requestText(page)).toBe(linked);
  await goWayBack(page, 'Use the Worker’s defaults instead');
  await expectRequest(page).toEqual(wire.mapsBody());
});

test('a link stays in the address until the form is no longer what it fills in, and no way back fills it anew @screens', async ({
  page,
  origin,
}) => {
  const link = `${origin}/workers/${MAPS}?base_location=Boston`;
  await page.goto(link);
  await expect(originLine(page)).toContainText('From a link');
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.goBack();
  await expect(originLine(page)).toContainText('From a link');
  await expect(page).toHaveURL(link);
  await page.reload();
  await expect(originLine(page)).toContainText('From a link');
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await openCompose(page);
  await expect(originLine(page)).toContainText('From a link');
  await page.getByLabel('Base location').fill('Bern');
  await expect.poll(() => requestText(page)).toContain('Bern');
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(`${origin}/workers/${MAPS}`);
  await expect(page.getByLabel('Base location')).toHaveValue('Bern');
  await expect(originLine(page)).toContainText('Your draft');

  await page.goto(link);
  await expect(page.getByLabel('Base location')).toHaveValue('Boston');
  await page.getByLabel('Base location').fill('Basel');
  await expect(page).toHaveURL(`${origin}/workers/${MAPS}`);
  await page.reload();
  await expect(page.getByLabel('Base location')).toHaveValue('Basel');

  await page.goto(`${link}&custom.password=Hunter2-Boston`);
  await expect(page.getByLabel('Base location')).toHaveValue('Boston');
  await expect(page).toHaveURL(`${origin}/workers/${MAPS}`);
  await expect(originLine(page)).toContainText('From a link');

  await page.goto(`${link}&api_key=scraper_api_x`);
  await expect(page.getByText('a key does not belong in a link.')).toBeVisible();
  await expect(page).toHaveURL(`${origin}/workers/${MAPS}`);
});

test('the way back to an entry of another link has what that fills in, as the address says @screens @deep', async ({
  page,
  origin,
}) => {
  await openCompose(page);
  const linkOf = async (name: string) => {
    await page.getByLabel('Base location').fill(name);
    await expect.poll(() => requestText(page)).toContain(name);
    await openPanel(page, 'link');
    const link = await copiedBy(page, () => page.getByRole('button', { name: 'Copy link' }).click());
    await openPanel(page, 'request');
    return link;
  };
  const [first, second] = [await linkOf('Bern'), await linkOf('Oslo')];
  await page.goto('/');
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(first);
  const place = page.getByLabel('Base location');
  await expect(place).toHaveValue('Bern');
  await page.goto(second);
  await expect(place).toHaveValue('Oslo');
  await page.goBack();
  await expect(place).toHaveValue('Bern');
  await expect(page).toHaveURL(first);
  await undo(page);
  await expect(place).toHaveValue('Oslo');
  await expect(page).toHaveURL(`${origin}/workers/${MAPS}`);
});

test('a link that cannot be used opens the plain form and says why @screens @deep', async ({
  page,
  sandbox,
  wire,
}) => {
  await openCompose(page);
  const link = await fillAndCopyLink(page);
  for (const [name, spoil, why, advice] of [
    [
      'cut',
      (whole: string) => whole.slice(0, -20),
      'it is incomplete or damaged.',
      'Ask for the whole link again.',
    ],
    [
      'with a letter changed',
      (whole: string) => `${whole.slice(0, -9)}AAAA${whole.slice(-5)}`,
      'it is incomplete or damaged.',
      'Ask for the whole link again.',
    ],
    [
      'of nonsense',
      (whole: string) => whole.replace(/#.*/, '#nonsense'),
      'it is incomplete or damaged.',
      'Ask for the whole link again.',
    ],
    [
      'of a newer console',
      (whole: string) => whole.replace('#v2.', '#v99.'),
      'it was made by a newer version of this console.',
      'Reload this page',
    ],
    [
      'for another Worker',
      (whole: string) => whole.replace(MAPS, 'coreclaw/social-posts'),
      'it is for another Worker.',
      'open it just as you got it',
    ],
  ] as const) {
    await test.step(name, async () => {
      const damaged = spoil(link);
      await page.evaluate(() => sessionStorage.clear());
      await page.goto('/');
      await page.evaluate(() => sessionStorage.clear());
      await page.goto(damaged);
      await expect(page.getByRole('alert')).toContainText(`The link could not be used: ${why}`);
      await expect(page.getByRole('alert')).toContainText(advice);
      await expect(page.getByText(NOTICE)).toBeHidden();
      await expect(startButton(page)).toBeEnabled();
      if (damaged.includes(MAPS)) await expectRequest(page).toEqual(wire.mapsBody());
      expect(await startsOf(sandbox)).toEqual([]);
    });
  }
});
