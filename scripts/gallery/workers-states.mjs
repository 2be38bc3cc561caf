import { button } from './find.mjs';

/** @param {import('playwright').Page} page */
const workerField = (page) => page.getByRole('combobox', { name: 'Worker', exact: true });

/**
 * The first screen and what belongs to none: the key, the connection, shortcuts, finder, addresses that lead nowhere.
 * @type {Readonly<Record<string, import('./states.mjs').State>>}
 */
export const WORKERS_STATES = {
  'workers-first-visit': {
    keyless: true,
    open: (page) => page.goto('/').then(() => workerField(page).waitFor()),
  },
  'workers-recent': {
    open: async (page) => {
      for (const slug of ['coreclaw/social-posts', 'coreclaw/google-maps-scraper']) {
        await page.goto(`/workers/${slug}`);
        await button(page, 'Start run').waitFor();
      }
      await page.goto('/');
      await page.getByRole('region', { name: 'Your Workers' }).waitFor();
    },
  },
  'workers-found': {
    open: async (page) => {
      await page.goto('/');
      await workerField(page).fill('search');
      await page.getByRole('main').getByRole('link').first().waitFor();
    },
  },
  'workers-nothing-found': {
    open: async (page) => {
      await page.goto('/');
      await workerField(page).fill('xylophone tuning');
      await page.getByText('The store has no Worker').waitFor();
    },
  },
  'workers-store-failed': {
    open: async (page, sandbox) => {
      await sandbox.fail({ match: '/api/store', times: 9, fault: { kind: 'html' } });
      await page.goto('/');
      await workerField(page).fill('search');
      await page.getByRole('alert').first().waitFor();
    },
  },
  'workers-explained': {
    keyless: true,
    open: async (page) => {
      await page.goto('/');
      await button(page, 'What is this?').click();
      await page.getByText('A Worker ID identifies').waitFor();
    },
  },
  key: {
    keyless: true,
    open: async (page) => {
      await page.goto('/');
      await button(page, 'API key').click();
    },
  },
  'key-refused': {
    keyless: true,
    open: async (page) => {
      await page.goto('/');
      await button(page, 'API key').click();
      await page.getByRole('dialog').getByLabel('API key', { exact: true }).fill('wrong');
      await button(page, 'Save key').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  connection: {
    open: async (page) => {
      await page.goto('/connection');
      await page.getByText('Everything that was checked works.').waitFor();
    },
  },
  'connection-failed': {
    open: async (page, sandbox) => {
      await sandbox.fail({ match: '/api/', times: 20, fault: { kind: 'status', status: 503 } });
      await page.goto('/connection');
      await page.getByText('What to do:').first().waitFor();
    },
  },
  shortcuts: {
    open: async (page) => {
      await page.goto('/workers/coreclaw/google-maps-scraper');
      await button(page, 'Find').click();
      await page.getByRole('combobox', { name: 'Find a field' }).fill('keyboard shortcuts');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  finder: {
    open: async (page) => {
      await page.goto('/workers/coreclaw/google-maps-scraper');
      await button(page, 'Start run').waitFor();
      await button(page, 'Find').click();
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  },
  'not-found': {
    open: (page) => page.goto('/nowhere').then(() => page.getByRole('heading', { level: 1 }).waitFor()),
  },
  'worker-malformed': {
    open: (page) => page.goto('/workers/x').then(() => page.getByRole('heading', { level: 1 }).waitFor()),
  },
  'worker-not-found': {
    open: (page) =>
      page.goto('/workers/nobody/nothing').then(() => page.getByRole('alert').first().waitFor()),
  },
};
