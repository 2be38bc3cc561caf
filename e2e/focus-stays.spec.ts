import type { Page } from '@playwright/test';
import { PRESS_GUARD } from '#ui/hooks/use-time-passed.ts';
import { aPlan, storeBatch } from './steps/batches.ts';
import { HTTP_ERRORS, MAPS, openCompose, saveForm, untilLoaded } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Stage } from './states/state.ts';

const HOUR = 3_600_000;
const GALLERY = 'sandbox/editor-gallery';

const grid = (page: Page) => page.getByRole('grid').first();

async function openRun({ page, sandbox }: Stage): Promise<void> {
  const { run_slug: slug } = await sandbox.addRun({ rows: 30, logs: 20 });
  await page.goto(`/runs/${slug}`);
  await expect(grid(page)).toBeVisible();
}

async function openTab(stage: Stage, tab: string): Promise<void> {
  await openRun(stage);
  await stage.page.getByRole('tab', { name: tab, exact: true }).click();
  await expect(stage.page.getByRole('tabpanel', { name: tab, exact: true })).toBeVisible();
}

async function addTwoRuns({ sandbox }: Stage): Promise<readonly string[]> {
  return sandbox.addHistory([
    { rows: 25, age: 24 * HOUR },
    { rows: 30, age: HOUR },
  ]);
}

/** Screens whose buttons are pressed, by what is on them. */
const SCREENS: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  home: async ({ page }) => {
    await openCompose(page);
    await page.getByLabel('Base location').fill('Oslo');
    await page.goto('/');
    await expect(page.getByRole('button', { name: /^Forget/ })).toBeVisible();
  },
  'a form': async ({ page }) => openCompose(page, GALLERY),
  'a batch to set up': async ({ page }) => {
    await page.goto(`/workers/${MAPS}/batch`);
    await expect(page.getByRole('button', { name: 'Type rows' })).toBeVisible();
  },
  'a batch with rows': async ({ page }) => {
    await page.goto(`/workers/${MAPS}/batch`);
    await page.getByLabel('Rows file').setInputFiles({
      name: 'cities.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('city,max_results\nWien,ten\nOslo,20\nOslo,20'),
    });
    await expect(page.getByTestId('batch-problems')).toBeVisible();
  },
  'a paused batch': async ({ page }) => {
    await page.goto('/batches');
    await storeBatch(page, 'b-1', aPlan(['Wien', 'Oslo', 'Bern']));
    await page.goto('/batches/b-1');
    await expect(page.getByTestId('batch-state')).toHaveText('Paused');
  },
  'the list of batches': async ({ page }) => {
    await page.goto('/batches');
    await storeBatch(page, 'b-1', aPlan(['Wien', 'Oslo', 'Bern']));
    await page.reload();
    await expect(page.getByRole('link', { name: /cities.csv/ })).toBeVisible();
  },
  'a run': openRun,
  'a summary': async (stage) => openTab(stage, 'Summary'),
  'a map': async (stage) => openTab(stage, 'Map'),
  'a log': async (stage) => openTab(stage, 'Log'),
  'the list of runs': async (stage) => {
    await addTwoRuns(stage);
    await stage.page.goto('/runs');
    await stage.page.getByRole('checkbox').nth(1).check();
  },
  'two runs compared': async (stage) => {
    const [older, newer] = await addTwoRuns(stage);
    await stage.page.goto(`/runs/compare?a=${older}&b=${newer}`);
    await expect(stage.page.getByRole('button', { name: /^Changed/ })).toBeVisible();
  },
  'a collection to make': async (stage) => {
    const slugs = await addTwoRuns(stage);
    await stage.page.goto(`/collections/new?runs=${slugs.join(',')}`);
    await expect(stage.page.getByRole('button', { name: 'Combine 2 runs' })).toBeVisible();
  },
  'a collection': async (stage) => {
    const { page } = stage;
    await SCREENS['a collection to make']?.(stage);
    await page.getByRole('textbox', { name: 'Name' }).fill('Cafés');
    await page.getByRole('button', { name: 'Combine 2 runs' }).click();
    await page.getByRole('tab', { name: /^Runs/ }).click();
    await expect(page.getByRole('button', { name: /^Remove / }).first()).toBeVisible();
  },
  tasks: async ({ page }) => {
    await page.goto('/tasks');
    await expect(page.getByRole('table').first()).toBeVisible();
  },
  'what was spent': async (stage) => {
    await addTwoRuns(stage);
    await stage.page.goto('/spend');
    await expect(stage.page.getByRole('button', { name: 'Set a budget' })).toBeVisible();
  },
  'the check of the connection': async ({ page }) => {
    await page.goto('/connection');
    await expect(page.getByRole('button', { name: 'Check again' })).toBeEnabled();
  },
};

/** The buttons of a screen, but for those of its top bar. */
const BUTTONS = 'main :is(button, summary)';

/**
 * Gives the focus to the first button of a kind that was not pressed yet, and names the kind; rows of a list have the same ones. In one
 * go: what is drawn late may replace a button that was only found.
 */
const focusNext = (page: Page, pressed: ReadonlySet<string>): Promise<string | undefined> =>
  page.locator(BUTTONS).evaluateAll(
    (buttons, done) => {
      for (const button of buttons) {
        if (!button.checkVisibility({ visibilityProperty: true })) continue;
        if (button.matches('[inert] *, :disabled, [aria-disabled="true"]')) continue;
        const name = button.getAttribute('aria-label') ?? button.textContent;
        const isOneOfMany = button.closest('li, tr, [role="row"], [data-chart]') !== null;
        const icon = button.querySelector('svg')?.getAttribute('class') ?? '';
        const kind = isOneOfMany ? `${button.getAttribute('class')} ${icon}` : name.replace(/\d+/g, '#');
        if (done.includes(kind)) continue;
        button.focus();
        return kind;
      }
      return undefined;
    },
    [...pressed],
  );

/** Until every request of the page is answered, what the answers change is drawn, and no button waits for its guard to pass. */
async function untilSettled(page: Page, open: ReadonlySet<unknown>): Promise<void> {
  const openWhileDrawn = async () => {
    const before = open.size;
    await page.clock.runFor(PRESS_GUARD);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    return before + open.size;
  };
  await expect.poll(openWhileDrawn).toBe(0);
  await untilLoaded(page);
}

function watchOpenRequests(page: Page): ReadonlySet<unknown> {
  const open = new Set<unknown>();
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return open;
}

const isOnBody = (page: Page) => page.evaluate(() => document.activeElement === document.body);

/** Whether something is open over the screen. */
const isCovered = (page: Page) =>
  page.evaluate(() => document.querySelector('dialog[open], :popover-open') !== null);

test.describe('no button that is pressed by Enter leaves the focus on the body:', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  for (const [name, open] of Object.entries(SCREENS)) {
    test(name, async ({ browser, baseURL, sandbox }) => {
      const pressed = new Set<string>();
      const lost: string[] = [];
      /** Presses what can be pressed in one go; false once all is pressed. */
      const pressOn = async (page: Page): Promise<boolean> => {
        const requests = watchOpenRequests(page);
        await page.clock.install();
        await giveKey(page);
        await open({ page, sandbox });
        await untilSettled(page, requests);
        const { pathname } = new URL(page.url());
        for (;;) {
          const kind = await focusNext(page, pressed);
          if (kind === undefined) return false;
          pressed.add(kind);
          await page.keyboard.press('Enter');
          await untilSettled(page, requests);
          if (await isOnBody(page)) lost.push(kind);
          if (await isCovered(page)) {
            await page.keyboard.press('Escape');
            await untilSettled(page, requests);
            if (await isOnBody(page)) lost.push(`${kind}, closed`);
          }
          if (new URL(page.url()).pathname !== pathname || (await isCovered(page))) return true;
        }
      };
      for (let shouldContinue = true; shouldContinue;) {
        await sandbox.reset();
        const context = await browser.newContext({ baseURL: baseURL ?? '' });
        shouldContinue = await pressOn(await context.newPage());
        await context.close();
      }
      expect(lost).toEqual([]);
      expect(pressed.size).toBeGreaterThan(0);
    });
  }
});

test('what was pressed gives the focus to what took its place', async ({ page, sandbox }) => {
  await giveKey(page);
  await openRun({ page, sandbox });
  const rename = page.getByRole('button', { name: 'Rename' });
  for (const key of ['Enter', 'Escape']) {
    await rename.press('Enter');
    await page.getByRole('textbox', { name: 'Name of the run' }).press(key);
    await expect(rename).toBeFocused();
  }

  await page.goto(`/workers/${MAPS}/batch`);
  await page.getByRole('button', { name: 'Type rows' }).press('Enter');
  await expect(grid(page)).toBeFocused();
  const rows = page.getByRole('button', { name: 'Rows', exact: true });
  await rows.press('Enter');
  await page.getByRole('button', { name: 'Clear', exact: true }).press('Enter');
  await expect(rows).toBeHidden();
  await expect(page.locator('main :focus')).toBeAttached();
});

test('what is removed gives the focus to the next one, then to the one before @deep', async ({
  page,
  sandbox,
}) => {
  // What is drawn after the screen may come late.
  await page.route('**/assets/notices-*.js', () => new Promise(() => undefined));
  await giveKey(page);
  await SCREENS['a collection to make']?.({ page, sandbox });
  const takeOut = page.getByRole('button', { name: /^Remove / });
  const last = await takeOut.last().getAttribute('aria-label');
  await takeOut.first().press('Enter');
  await expect(page.getByRole('button', { name: last ?? '', exact: true })).toBeFocused();

  await openCompose(page, GALLERY);
  const list = page.locator('[data-field="string_list"]');
  // The tools of the list have one of the same name, for the row that has the focus.
  const removeRow = list
    .getByRole('button', { name: /^Remove row \d/ })
    .and(page.locator(':not([role="toolbar"] *)'));
  const rows = await removeRow.count();
  await removeRow.last().press('Enter');
  await expect(removeRow).toHaveCount(rows - 1);
  await expect(list.locator(':focus')).toBeAttached();
});

test('what can be undone is said in a region that was there before @deep', async ({ page, sandbox }) => {
  await SCREENS['home']?.({ page, sandbox });
  const unfinished = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^Forget/ }) });
  const said = await unfinished.getByRole('status').elementHandle();
  await page.getByRole('button', { name: /^Forget/ }).press('Enter');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect.poll(() => said.textContent()).toMatch(/\w/);

  await openCompose(page);
  await saveForm(page, /^Preset/);
  const presets = page.getByRole('dialog', { name: 'Presets' });
  await presets.getByLabel('Preset name').fill('Weekly');
  await presets.getByLabel('Preset name').press('Enter');
  // Not the line below the name of a preset.
  const region = await presets.locator('div[role="status"]').first().elementHandle();
  await presets.getByRole('button', { name: 'Rename Weekly' }).press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Daily');
  await page.keyboard.press('Enter');
  await expect(presets.getByRole('button', { name: 'Rename Daily' })).toBeFocused();
  await presets.getByRole('button', { name: 'Delete Daily' }).press('Enter');
  await expect.poll(() => region.textContent()).toContain('Daily');
});
