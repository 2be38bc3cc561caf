import type { Page } from '@playwright/test';
import {
  HTTP_ERRORS,
  keyButton,
  openCompose,
  openPanel,
  requestText,
  RUN_URL,
  startButton,
  untilLoaded,
} from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import { expectTouchable } from './steps/touch-targets.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** Expects that the page is not wider than the screen. */
async function expectNoSideways(page: Page): Promise<void> {
  const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  await expect.poll(() => page.evaluate(beyond), page.url()).toBe(0);
}

/** Expects that no tab of the page is cut off by what stands beside it. */
async function expectWholeTabs(page: Page): Promise<void> {
  const cut = () =>
    page
      .getByRole('tablist')
      .evaluateAll((lists) =>
        lists
          .filter((list) => list.scrollWidth > list.clientWidth)
          .map((list) => list.getAttribute('aria-label')),
      );
  await expect.poll(cut).toEqual([]);
}

async function expectAtBottom(page: Page): Promise<void> {
  await expect(startButton(page)).toBeInViewport({ ratio: 1 });
  await expect.poll(async () => (await startButton(page).boundingBox())?.y).toBeGreaterThan(700);
}

test('no screen scrolls sideways', async ({ page, sandbox }) => {
  await giveKey(page);
  const { run_slug: slug } = await sandbox.addRun({ rows: 30, logs: 60 });
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Worker' }).fill('a');
  await expect(page.getByRole('region', { name: 'Store' }).getByRole('link').first()).toBeVisible();
  await expectNoSideways(page);
  await page.getByRole('combobox', { name: 'Worker' }).fill('xylophone tuning');
  await expect(page.getByText('The store has no Worker')).toBeVisible();
  await expectNoSideways(page);
  await keyButton(page).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoSideways(page);

  await page.goto('/runs');
  await expect(page.getByRole('row', { name: /Succeeded/ })).toBeVisible();
  await expectNoSideways(page);
  await page.goto(`/runs/${slug}`);
  await expect(page.getByRole('grid', { name: 'Results' })).toBeVisible();
  await expectNoSideways(page);
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByRole('table', { name: 'Log' })).toBeVisible();
  await expectNoSideways(page);
});

for (const [language, width] of [
  ['en-US', 768],
  ['en-US', 390],
  ['en-US', 360],
  ['zh-CN', 768],
  ['zh-CN', 390],
  ['zh-CN', 360],
] as const) {
  test.describe(`the top bar at ${width} px in ${language}`, () => {
    test.use({ locale: language, viewport: { width, height: 844 } });

    test('shows the balance whole, and its links on one line, in fonts of any width', async ({ page }) => {
      await giveKey(page);
      await page.goto('/runs');
      await page.evaluate(() => {
        document.documentElement.style.letterSpacing = '1px';
      });
      const bar = page.getByRole('banner');
      const amount = bar.getByText(/^(Balance|余额) .*\d/);
      if (width > 360 || language === 'en-US')
        await expect(amount.filter({ visible: true }).last()).toBeInViewport({ ratio: 1 });
      await expectNoSideways(page);
      await expectTouchable(page);
      const lines = await bar.locator('a, button, span:not(:has(select, *))').evaluateAll((parts) =>
        parts
          .filter((part) => part.clientWidth > 1 && part.textContent !== '')
          .filter((part) => part.scrollWidth > part.clientWidth || part.clientHeight > 48)
          .map((part) => part.textContent),
      );
      expect(lines).toEqual([]);
    });

    test.describe('offline', () => {
      test.use({ allowedErrors: [HTTP_ERRORS] });
      test('says that this computer is offline, and no longer once it is back', async ({ page, context }) => {
        await giveKey(page);
        await page.goto('/runs');
        const word = language === 'en-US' ? 'Offline' : '离线';
        const bar = page.getByRole('banner');
        // Another one says that the key is set.
        const offline = bar.getByRole('status').filter({ hasText: word });
        await expect(bar.getByRole('link').first()).toBeVisible();
        await expect(offline).toHaveCount(0);
        await context.setOffline(true);
        await expect(offline).toHaveText(word);
        await expect(bar.getByRole('link', { name: word })).toBeInViewport({ ratio: 1 });
        await expectNoSideways(page);
        await context.setOffline(false);
        await expect(offline).toHaveCount(0);
      });
    });
  });
}

test('a run shows its first results and Excel without scrolling', async ({ page, sandbox }) => {
  await giveKey(page);
  const { run_slug: slug } = await sandbox.addRun({ rows: 30 });
  await page.goto(`/runs/${slug}`);
  const rows = page.getByRole('grid', { name: 'Results' }).getByRole('row');
  await expect(rows.nth(3).getByRole('rowheader')).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Excel', exact: true })).toBeInViewport({ ratio: 1 });
  await expectTouchable(page);
  await page.getByRole('button', { name: 'More', exact: true }).tap();
  await page.getByRole('button', { name: 'Details…' }).tap();
  await expect(page.getByText('Expires')).toBeVisible();
  await expectTouchable(page);
});

test('a comparison shows how many rows differ, and the first of them, without scrolling', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const [older = '', newer = ''] = await sandbox.addHistory([
    { rows: 130, age: 86_400_000 },
    { rows: 120, age: 3_600_000 },
  ]);
  await page.goto(`/runs/compare?a=${older}&b=${newer}`);
  await expect(page.getByRole('button', { name: /^Changed/ })).toBeInViewport({ ratio: 1 });
  const rows = page.getByRole('grid', { name: 'Results' }).getByRole('row');
  await expect(rows.nth(1).getByRole('rowheader')).toBeInViewport({ ratio: 0.5 });
  await page.getByRole('button', { name: /^Matched by/ }).tap();
  await expect(page.getByRole('combobox', { name: 'Add a key' })).toBeVisible();
  await expectTouchable(page);
});

test('the top bar keeps the mark of the sandbox, and room between what is touched', async ({ page }) => {
  await giveKey(page);
  await page.goto('/');
  const bar = page.getByRole('banner');
  await expect(bar.getByRole('link', { name: 'Sandbox' })).toBeInViewport({ ratio: 1 });
  await expect(bar.getByText('$100.00').filter({ visible: true })).toBeInViewport({ ratio: 1 });
  const boxes = await bar
    .locator('a, button')
    .evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect()),
    );
  const sorted = boxes.filter(({ y, width }) => y < 48 && width > 1).sort((a, b) => a.left - b.left);
  const gaps = sorted.slice(1).map(({ left }, at) => left - (sorted[at]?.right ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4);
});

test('the menu of the top bar fits, and can be used by touch', async ({ page }) => {
  await page.goto('/runs');
  await page.getByRole('button', { name: 'Menu', exact: true }).tap();
  const menu = page.getByRole('menu', { name: 'Menu' });
  await expect(menu).toBeInViewport({ ratio: 1 });
  await expectTouchable(page);
  await menu.getByRole('menuitemradio', { name: '简体中文' }).tap();
  await expect(page.getByRole('heading', { name: '运行记录' })).toBeVisible();
});

for (const worker of [
  'coreclaw/google-maps-scraper',
  'sandbox/editor-gallery',
  'sandbox/broken-descriptor',
  'webkit-tools/site-crawler-pro',
]) {
  test(`the form of ${worker} fits, with Start run in view at the bottom`, async ({ page }) => {
    await openCompose(page, worker);
    await untilLoaded(page);
    await expectNoSideways(page);
    await expectWholeTabs(page);
    await expectAtBottom(page);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
    await expectAtBottom(page);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expectAtBottom(page);
    for (const tab of ['snippet', 'link', 'request'] as const) {
      await openPanel(page, tab);
      await untilLoaded(page);
      await expectNoSideways(page);
    }
    await page.getByRole('tab', { name: 'Readme' }).click();
    await untilLoaded(page);
    await expectNoSideways(page);
  });
}

test('names, versions and titles of any length neither widen the page nor fill it', async ({
  page,
  sandbox,
}) => {
  const { slug } = await sandbox.addWorker({
    slug: `long/${'worker-'.repeat(24)}name`,
    data: {
      version: `v1.0.0-${'beta'.repeat(20)}`,
      parameters: {
        custom: {
          description: 'What this Worker does, at length. '.repeat(30),
          properties: [{ name: 'term', type: 'string', title: 'Search term, '.repeat(40), required: true }],
        },
      },
    },
  });
  await openCompose(page, slug);
  await expect(page.getByRole('button', { name: 'Search term,' })).toBeVisible();
  await untilLoaded(page);
  await expectNoSideways(page);
  await expectAtBottom(page);
  const more = page.getByRole('button', { name: 'more', exact: true });
  const folded = await page.getByText('What this Worker does').boundingBox();
  await more.click();
  await expect(page.getByRole('button', { name: 'less', exact: true })).toBeVisible();
  const whole = await page.getByText('What this Worker does').boundingBox();
  expect(whole?.height).toBeGreaterThan(2 * (folded?.height ?? Infinity));
});

test('what a limit means is said in full beside it', async ({ page }) => {
  await openCompose(page);
  const hints = page.locator('[data-field^="system."] span[id$="-hint"]');
  await expect(hints.filter({ hasText: 'No limit' })).toHaveCount(2);
  const cut = await hints.evaluateAll((all) =>
    all.filter((hint) => hint.scrollWidth > hint.clientWidth).map((hint) => hint.textContent),
  );
  expect(cut).toEqual([]);
});

test('the main job goes by touch, past what stands at the bottom', async ({ page, sandbox }) => {
  await giveKey(page);
  await sandbox.hurry();
  await openCompose(page);
  await page.getByLabel('Base location').fill('');
  await startButton(page).tap();
  await expect(page.getByLabel('Base location')).toBeFocused();
  await page.getByLabel('Base location').fill('Oslo');
  await page.getByLabel('Callback URL').fill('https://hooks.example.com');
  await expect(page.getByLabel('Callback URL')).toBeInViewport();
  await expect.poll(() => requestText(page)).toContain('hooks.example.com');
  await page.getByRole('button', { name: 'Copy request' }).tap();
  await startButton(page).tap();
  await expect(page).toHaveURL(RUN_URL);
  await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
});

/** What has the focus, where the top bar or the bar at the bottom covers some of it that could be seen. */
function focusUnderBars(): string | undefined {
  const focused = document.activeElement;
  const bars = [
    ...document.querySelectorAll('a[href="#content"] ~ header, main section[aria-label="Start run"]'),
  ];
  if (focused?.closest('main') == null || bars.some((bar) => bar.contains(focused))) return undefined;
  const [ceiling = 0, floor = 0] = bars.map((bar, index) => {
    const { top, bottom } = bar.getBoundingClientRect();
    return index === 0 ? Math.max(0, bottom) : top;
  });
  const { top, bottom, height } = focused.getBoundingClientRect();
  const isWhole = top >= ceiling - 1 && bottom <= floor + 1;
  const isTooHigh = height > floor - ceiling && top < floor && bottom > ceiling;
  if (isWhole || isTooHigh) return undefined;
  return `${Math.round(top)} to ${Math.round(bottom)} of ${ceiling} to ${floor}: ${focused.outerHTML.slice(0, 120)}`;
}

for (const size of [
  { width: 390, height: 844 },
  { width: 720, height: 450 },
  { width: 360, height: 225 },
]) {
  test(`what has the focus is never under a bar, at ${size.width}×${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    await openCompose(page);
    await expect(page.getByTestId('task-count')).toHaveText('1');
    // With what stands in the way of a start the bar is at its highest.
    await page.getByLabel('Base location').fill('');
    await page.getByLabel('Maximum results').fill('many');
    await startButton(page).click();
    await expect(page.getByLabel('Base location')).toBeFocused();
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press(key);
        await expect.poll(() => page.evaluate(focusUnderBars)).toBeUndefined();
      }
    }
  });
}

test.describe('a start that comes to nothing', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('says so where the person is: refused, or lost', async ({ page, sandbox, wire }) => {
    await giveKey(page, 'scraper_api_of_nobody');
    await openCompose(page);
    await startButton(page).click();
    await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 });

    await page.evaluate(() => sessionStorage.setItem('run-console.key', 'scraper_api_sandbox'));
    await page.reload();
    await sandbox.fail({ match: wire.start, fault: { kind: 'drop' }, after: true });
    await startButton(page).click();
    await expect(page.getByRole('link', { name: 'Open the run' })).toBeInViewport({ ratio: 1 });
  });
});
