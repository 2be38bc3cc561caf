import type { Page } from '@playwright/test';
import {
  field,
  listTool,
  openCompose,
  openPanel,
  originLine,
  startButton,
  untilLoaded,
} from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';
import { slowed } from './stress.ts';

declare global {
  /** What moved in view by itself, and how far; see the Layout Instability API. */
  var layoutShifts: { value: number; moved: string[] }[];
}

type LayoutShift = PerformanceEntry & {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null; readonly currentRect: DOMRect }[];
};

/** Notes from the first drawing on what moves. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    layoutShifts = [];
    new PerformanceObserver((list) => {
      // The entries of this type are such.
      for (const { value, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
        const moved = sources.map(({ node, currentRect: { x, y } }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          return `${element?.outerHTML.slice(0, 120) ?? 'something'} to ${x},${y}`;
        });
        if (!hadRecentInput) layoutShifts.push({ value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** A network by which one thing comes after the other. */
async function slowDown(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const bytesPerSecond = 200_000;
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

/** How much may move: a tenth of what counts as good on the web. */
const LITTLE = 0.01;

async function expectCalm(page: Page): Promise<void> {
  await untilLoaded(page);
  const shifts = await page.evaluate(() => layoutShifts);
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  expect(sum, JSON.stringify(shifts, null, 2)).toBeLessThan(LITTLE);
}

/** Opens the compose screen and waits for its later parts. */
async function openWhole(page: Page, fragment = ''): Promise<void> {
  await openCompose(page, undefined, fragment);
  await openPanel(page, 'request');
  await expect(page.getByLabel('Memory', { exact: true })).toBeVisible();
  await expect(page.getByTestId('request-json')).toBeVisible();
  await expect(page.getByTestId('task-count')).toBeVisible();
  await untilLoaded(page);
}

/** Where each field, run option, control of theirs, and the request are on the page. */
function boxes(page: Page): Promise<string[]> {
  return page.locator('[data-field], [data-field] input, [data-testid="request-json"]').evaluateAll((all) =>
    all.map((each) => {
      const name = each.closest('[data-field]')?.getAttribute('data-field') ?? 'request';
      // The rail scrolls by itself.
      const scrolled = each.closest('aside > div')?.scrollTop ?? 0;
      return `${each.tagName} ${name} ${each.getBoundingClientRect().top + window.scrollY + scrolled}`;
    }),
  );
}

type Screen = {
  readonly path: (sandbox: Sandbox) => Promise<string>;
  readonly isThere: (page: Page) => Promise<void>;
};

/** Where all is slowed down, what is waited for comes late. */
const patient = expect.configure({ timeout: slowed(40_000) });

const compose = (worker: string): Screen => ({
  path: () => Promise.resolve(`/workers/${worker}`),
  isThere: async (page) => {
    await patient(startButton(page)).toBeVisible();
    await patient(page.getByText('Worker’s defaults', { exact: true })).toBeVisible();
    await patient(page.getByTestId('task-count')).toBeVisible();
    await patient(page.getByText(/Price unknown/)).toBeVisible();
  },
});

const runOf = (sandbox: Sandbox) => sandbox.addRun({ rows: 2_000, logs: 200 });

const SCREENS: Readonly<Record<string, Screen>> = {
  Workers: {
    path: () => Promise.resolve('/'),
    isThere: async (page) => {
      await patient(page.getByRole('combobox', { name: 'Worker' })).toBeVisible();
      await patient(page.getByRole('region', { name: 'Your Workers' })).toBeVisible();
      await patient(page.getByRole('link', { name: /Google Maps Scraper/ })).toBeVisible();
    },
  },
  'a form': compose('coreclaw/google-maps-scraper'),
  'a form of every editor': compose('sandbox/editor-gallery'),
  'a form drawn by guess': compose('sandbox/broken-descriptor'),
  Runs: {
    path: async (sandbox) => {
      for (let run = 0; run < 30; run += 1) await runOf(sandbox);
      return '/runs';
    },
    isThere: (page) => patient(page.getByRole('row', { name: /Succeeded/ }).first()).toBeVisible(),
  },
  'a run': {
    path: async (sandbox) => `/runs/${(await runOf(sandbox)).run_slug}`,
    isThere: (page) => patient(page.getByRole('grid', { name: 'Results' })).toBeVisible(),
  },
  'a log': {
    path: async (sandbox) => `/runs/${(await runOf(sandbox)).run_slug}?tab=log`,
    isThere: (page) => patient(page.getByRole('table', { name: 'Log' })).toBeVisible(),
  },
};

for (const { viewport, screens } of [
  { viewport: { width: 1440, height: 900 }, screens: Object.entries(SCREENS) },
  // What is laid out in another way there.
  {
    viewport: { width: 390, height: 844 },
    screens: Object.entries(SCREENS).filter(([name]) => ['a form', 'Runs', 'a run'].includes(name)),
  },
]) {
  test.describe(`${viewport.width} px wide`, () => {
    test.use({ viewport });

    for (const [name, { path, isThere }] of screens) {
      test(`nothing moves while ${name} loads slowly`, async ({ page, sandbox }) => {
        await watchShifts(page);
        await slowDown(page);
        await giveKey(page);
        await page.goto(await path(sandbox));
        await isThere(page);
        await expectCalm(page);
      });
    }

    test('what is wrong with a field comes up after the press that leaves it: what is pressed stays under the pointer', async ({
      page,
    }) => {
      await openCompose(page, 'sandbox/editor-gallery');
      await field(page, 'number_integer').getByRole('textbox').fill('many');
      const choice = field(page, 'switch').getByRole('switch');
      await choice.scrollIntoViewIfNeeded();
      const before = await choice.boundingBox();
      await choice.hover();
      await page.mouse.down();
      await expect(field(page, 'number_integer').getByRole('textbox')).not.toBeFocused();
      await expect(field(page, 'number_integer').getByRole('alert')).toBeHidden();
      expect(await choice.boundingBox()).toEqual(before);
      await page.mouse.up();
      await expect(choice).not.toBeChecked();
      await expect(field(page, 'number_integer').getByRole('alert')).toBeVisible();
    });

    test('what is wrong with the run options, and with all of them, moves nothing', async ({ page }) => {
      await openWhole(page);
      const wrong = {
        'system.cpus': '0',
        'system.execute_limit_time_seconds': '1.5',
        'system.max_total_charge': 'ten',
        'system.max_total_traffic': '',
        version: ' ',
        callback_url: 'hooks.example.com',
      };
      const before = await boxes(page);
      for (const [name, text] of Object.entries(wrong)) {
        const control = field(page, name).getByRole('textbox');
        await control.fill(text);
        await control.press('Tab');
        await expect(field(page, name).getByRole('alert')).toBeVisible();
        expect(await boxes(page), name).toEqual(before);
      }
    });

    test('the first problem moves neither run options nor request', async ({ page }) => {
      await openWhole(page);
      const request = page.getByTestId('request-json');
      await page.getByLabel('Maximum results').scrollIntoViewIfNeeded();
      const places = async () => [
        (await page.getByLabel('Memory', { exact: true }).boundingBox())?.y,
        (await request.boundingBox())?.y,
        (await page.getByLabel('Maximum results').boundingBox())?.y,
      ];
      await expect(request).toBeVisible();
      const before = await places();
      await page.getByLabel('Maximum results').fill('many');
      await expect(request).not.toContainText('max_results');
      await expect(page.getByRole('button', { name: 'Maximum results' })).toBeVisible();
      expect(await places()).toEqual(before);
    });

    test('nothing moves while a field or a run option is typed into, right or wrong', async ({ page }) => {
      await openWhole(page);
      const texts = {
        base_location: ['', 'O'],
        max_results: ['1', '10.', '10.5', '10'],
        google_maps_urls: ['h', 'https://', 'https://a.example'],
        'system.cpus': ['', '0', '0.', '0.25'],
        'system.max_total_charge': ['', '5'],
        callback_url: ['h', 'https://', 'https://a', 'https://a.b'],
      };
      const places = () =>
        page
          .locator('[data-field], [data-testid="request-json"]')
          .evaluateAll((all) =>
            all.map(
              (each) => `${each.getAttribute('data-field') ?? 'request'} ${each.getBoundingClientRect().top}`,
            ),
          );
      for (const [name, typed] of Object.entries(texts)) {
        const control = field(page, name).getByRole('textbox').first();
        await control.scrollIntoViewIfNeeded();
        await control.focus();
        // The tools of a row come with the focus in it, once their code is there.
        if (name === 'google_maps_urls')
          await expect(field(page, name).getByRole('button', { name: 'Duplicate row 1' })).toBeVisible();
        await page.evaluate(() => window.scrollBy(0, 1));
        const before = await places();
        for (const text of typed) {
          await control.fill(text);
          expect(await places(), `${name}: "${text}"`).toEqual(before);
        }
      }
    });

    test('what the form was filled from stands in the tool row, and moves nothing as it comes and goes', async ({
      page,
    }) => {
      // Its words come late.
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/assets/origin-line-*.js', async (route) => {
        await held;
        await route.fallback();
      });
      await openWhole(page, '?custom.base_location=Oslo');
      await expect(page.getByTestId('request-json')).toContainText('Oslo');
      const before = await boxes(page);
      release();
      await expect(originLine(page)).toHaveText('From a link · 1 change');
      const isCut = (text: Element) => text.scrollWidth > text.clientWidth;
      expect(await originLine(page).getByText('From a link', { exact: true }).evaluate(isCut)).toBe(false);
      expect(await boxes(page)).toEqual(before);
      await page.getByLabel('Base location').fill('Bergen');
      await expect(originLine(page)).toBeHidden();
      expect(await boxes(page)).toEqual(before);
    });

    test('an error of one line moves no other field', async ({ page }) => {
      await openWhole(page);
      const before = await boxes(page);
      await page.getByLabel('Maximum results').fill('10.5');
      await page.getByLabel('Maximum results').press('Tab');
      await expect(field(page, 'max_results').getByRole('alert')).toBeVisible();
      expect(await boxes(page)).toEqual(before);
    });

    test('a list of more than a thousand rows leaves the page as wide as it is', async ({ page }) => {
      await openWhole(page);
      const widths = () =>
        page.locator('[data-field]').evaluateAll((all) => all.map((each) => each.clientWidth));
      const before = await widths();
      await (await listTool(page, 'keywords', 'Bulk edit')).click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByRole('textbox')
        .fill(Array.from({ length: 1_200 }, (_, row) => `cafe ${row}`).join('\n'));
      await dialog.getByRole('button', { name: 'Apply' }).click();
      await expect(field(page, 'keywords').getByText('1,200 items')).toBeVisible();
      expect(await widths()).toEqual(before);
    });

    test('Start run stays where it is when something turns out wrong', async ({ page }) => {
      await openCompose(page);
      await untilLoaded(page);
      const before = await startButton(page).boundingBox();
      await page.getByLabel('Maximum results').fill('many');
      await page.getByLabel('Callback URL').fill('nowhere');
      await startButton(page).click();
      const summary = page.getByRole('region', { name: 'Start run' }).getByRole('status');
      await expect(summary).toContainText('and 1 more');
      await page.evaluate(() => window.scrollTo(0, 0));
      await expect.poll(() => startButton(page).boundingBox()).toEqual(before);
    });
  });
}
