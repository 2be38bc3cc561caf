import { button, tab } from './find.mjs';

const START = '/workers/coreclaw/google-maps-scraper';

/**
 * Starts a run of the Maps Worker and is on its page.
 * @param {import('playwright').Page} page
 */
async function start(page) {
  await page.goto(START);
  await button(page, 'Start run').click();
  await page.getByTestId('run-status').waitFor();
}

/**
 * A run that has succeeded, with its results.
 * @param {import('playwright').Page} page
 */
async function follow(page) {
  await start(page);
  await page.getByTestId('run-status').filter({ hasText: 'Succeeded' }).waitFor({ timeout: 60_000 });
  await page.getByRole('grid').waitFor();
}

/**
 * The same at once, where how long it took is not what is looked at.
 * @param {import('playwright').Page} page
 * @param {import('./sandbox-control.mjs').SandboxControl} sandbox
 */
async function succeed(page, sandbox) {
  await sandbox.hurry();
  await follow(page);
}

/**
 * Runs: their list, one in every state, and what can be done with it.
 * @type {Readonly<Record<string, import('./states.mjs').State>>}
 */
export const RUN_STATES = {
  'runs-without-key': {
    keyless: true,
    open: (page) => page.goto('/runs').then(() => page.getByRole('heading', { level: 1 }).waitFor()),
  },
  'runs-none': {
    open: (page) => page.goto('/runs').then(() => page.getByText('There are no runs yet.').waitFor()),
  },
  'runs-loading': {
    open: async (page, sandbox) => {
      await sandbox.fail({ match: '/api/', times: 9, fault: { kind: 'delay', ms: 60_000 } });
      await page.goto('/runs');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  runs: {
    open: async (page, sandbox) => {
      await sandbox.run({ rows: 3, status: 'failed', message: 'The page did not load.' });
      await sandbox.run({ rows: 1_204, worker: 'coreclaw/social-posts' });
      await sandbox.hurry();
      await start(page);
      await page.getByTestId('run-status').filter({ hasText: 'Succeeded' }).waitFor();
      await page.goto('/runs');
      await page.getByRole('row').nth(3).waitFor();
    },
  },
  'runs-failed': {
    open: async (page, sandbox) => {
      await sandbox.fail({ match: '/api/', times: 20, fault: { kind: 'status', status: 503 } });
      await page.goto('/runs');
      await page.getByRole('alert').first().waitFor();
    },
  },
  'run-going': {
    open: async (page) => {
      await start(page);
      await page.getByTestId('run-status').filter({ hasText: 'Running' }).waitFor();
      await page.getByRole('grid').waitFor();
    },
  },
  run: { open: follow },
  'run-abort': {
    open: async (page) => {
      await start(page);
      await button(page, 'Stop').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'run-failed': {
    open: async (page, sandbox) => {
      await page.goto(await sandbox.run({ rows: 3, status: 'failed', message: 'The page did not load.' }));
      await page.getByRole('grid').waitFor();
    },
  },
  'run-without-results': {
    open: async (page, sandbox) => {
      await page.goto(await sandbox.run({ rows: 0 }));
      await page.getByText('The run produced no results.').waitFor();
    },
  },
  'run-offline': {
    open: async (page) => {
      await start(page);
      // Offline for the page alone: the words of other languages are still to come.
      await page.route('**/api/**', (route) => route.abort());
      await page.evaluate(`
        Object.defineProperty(navigator, 'onLine', { get: () => false });
        dispatchEvent(new Event('offline'));
      `);
      await page.getByText('Offline, last updated at').waitFor();
    },
  },
  'run-not-found': {
    open: (page) =>
      page.goto('/runs/01KPD6M5YQADCQKGVKPDZVYC99').then(() => page.getByRole('alert').first().waitFor()),
  },
  'run-thousand-rows': {
    open: async (page, sandbox) => {
      await page.goto(await sandbox.run({ rows: 1_000 }));
      await page.getByRole('grid').waitFor();
    },
  },
  'run-results-json': {
    open: async (page, sandbox) => {
      await succeed(page, sandbox);
      await tab(page, 'JSON').click();
    },
  },
  'run-row': {
    open: async (page, sandbox) => {
      await succeed(page, sandbox);
      await page.getByRole('gridcell', { name: 'New York' }).first().click();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  'run-columns': {
    open: async (page, sandbox) => {
      await succeed(page, sandbox);
      await page.getByRole('button', { name: /^Columns/ }).click();
    },
  },
  'run-log': {
    open: async (page, sandbox) => {
      await succeed(page, sandbox);
      await tab(page, 'Log').click();
      await page.getByRole('table', { name: 'Log' }).waitFor();
    },
  },
  'run-input': {
    open: async (page, sandbox) => {
      await succeed(page, sandbox);
      await succeed(page, sandbox);
      await tab(page, 'Input').click();
      await page.getByLabel('Compare with').selectOption({ index: 1 });
    },
  },
  'run-export': {
    open: async (page, sandbox) => {
      await succeed(page, sandbox);
      await button(page, 'Export').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'run-again': {
    open: async (page, sandbox) => {
      await succeed(page, sandbox);
      await button(page, 'Run again unchanged').click();
      await page.getByRole('dialog').waitFor();
    },
  },
};
