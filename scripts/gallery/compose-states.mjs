import { button, tab, textbox } from './find.mjs';
import { FORTY_FIELDS, LONG_TEXTS, README } from './samples.mjs';

const MAPS = '/workers/coreclaw/google-maps-scraper';
const START = '/api/v1/scraper/run';

/**
 * Opens a Worker and waits for its form, and for the options beside it, which come a little later.
 * @param {import('playwright').Page} page
 * @param {string} path
 */
async function openForm(page, path = MAPS) {
  await page.goto(path);
  await button(page, 'Start run').waitFor();
  await page.locator('[data-field="system.memory"]').waitFor();
}

/**
 * Opens the form and then the dialog, or what else a button of the form opens.
 * @param {string} name of the button
 * @returns {import('./states.mjs').State}
 */
const opened = (name) => ({
  open: async (page) => {
    await openForm(page);
    await button(page, name).click();
    await page.getByRole('dialog').waitFor();
  },
});

/**
 * Composing a run: the form, its options and request, what is wrong, what links and failures say.
 * @type {Readonly<Record<string, import('./states.mjs').State>>}
 */
export const COMPOSE_STATES = {
  compose: { open: (page) => openForm(page) },
  'compose-loading': {
    open: async (page, sandbox) => {
      await sandbox.fail({ match: '/api/', times: 9, fault: { kind: 'delay', ms: 60_000 } });
      await page.goto(MAPS);
      await page.getByRole('status', { name: 'Loading the Worker…' }).waitFor();
    },
  },
  'compose-every-editor': { open: (page) => openForm(page, '/workers/sandbox/editor-gallery') },
  'compose-every-editor-below': {
    open: async (page) => {
      await openForm(page, '/workers/sandbox/editor-gallery');
      await page.locator('[data-field]').nth(9).scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 900);
    },
  },
  'compose-broken': { open: (page) => openForm(page, '/workers/sandbox/broken-descriptor') },
  'compose-forty-fields': {
    open: async (page, sandbox) => {
      await sandbox.worker('somebody/forty-fields', FORTY_FIELDS);
      await openForm(page, '/workers/somebody/forty-fields');
    },
  },
  'compose-long-texts': {
    open: async (page, sandbox) => {
      await sandbox.worker('somebody/a-worker-with-a-name-that-is-as-long-as-names-may-ever-be', LONG_TEXTS);
      await openForm(page, '/workers/somebody/a-worker-with-a-name-that-is-as-long-as-names-may-ever-be');
    },
  },
  'compose-thousand-rows': {
    open: async (page) => {
      await openForm(page);
      await button(page, 'Bulk edit').click();
      const lines = Array.from({ length: 1_000 }, (_, index) => `coffee roasters in district ${index + 1}`);
      await page.getByRole('dialog').getByRole('textbox').fill(lines.join('\n'));
      await page.getByRole('dialog').getByRole('button').last().click();
      await page.getByText('1,000').first().waitFor();
    },
  },
  'compose-problems': {
    open: async (page) => {
      await openForm(page);
      await textbox(page, 'base_location').fill('');
      await textbox(page, 'max_results').fill('10.5');
      await textbox(page, 'system.execute_limit_time_seconds').fill('0');
      await textbox(page, 'callback_url').fill('nowhere');
      await button(page, 'Start run').click();
      await page.getByText('This Worker needs a value here.').first().waitFor();
    },
  },
  'compose-from-link': {
    open: (page) =>
      openForm(
        page,
        `${MAPS}?custom.base_location=Oslo&custom.max_results=500&system.memory=2048&callback_url=https://hooks.example.com/done`,
      ),
  },
  'compose-link-asks': {
    open: async (page) => {
      await openForm(page, `${MAPS}?custom.base_location=Oslo&callback_url=https://hooks.example.com/done`);
      await button(page, 'Start run').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'compose-damaged-link': { open: (page) => openForm(page, `${MAPS}#damaged`) },
  'compose-explained': {
    open: async (page) => {
      await openForm(page);
      for (const name of ['memory', 'max_total_charge']) {
        await page.locator(`[data-field="system.${name}"]`).getByRole('button').click();
      }
      await page.locator('[data-field="callback_url"]').getByRole('button').click();
      await page.getByTestId('callback-example').waitFor();
    },
  },
  'compose-options-on-one-line': {
    open: async (page) => {
      await openForm(page);
      await button(page, 'Collapse run options').click();
      await button(page, 'Close the request panel').click();
    },
  },
  'compose-json': {
    open: async (page) => {
      await openForm(page);
      await tab(page, 'JSON').click();
      await page.getByTestId('custom-json').waitFor();
    },
  },
  'compose-snippet': {
    open: async (page) => {
      await openForm(page);
      await tab(page, 'Snippet').click();
      await page.getByTestId('snippet').waitFor();
    },
  },
  'compose-link': {
    open: async (page) => {
      await openForm(page);
      await textbox(page, 'base_location').fill('Oslo');
      await tab(page, 'Link').click();
      await page.getByTestId('share-link').waitFor();
    },
  },
  'compose-share': {
    open: async (page) => {
      await openForm(page);
      await textbox(page, 'base_location').fill('Oslo');
      await tab(page, 'Link').click();
      await button(page, 'Choose what to share…').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'compose-import-input': {
    open: async (page) => {
      await openForm(page);
      await button(page, 'Import input').click();
      await page
        .getByRole('dialog')
        .getByRole('textbox')
        .fill('{"base_location":"Oslo","max_results":"many","more":1}');
      await page.getByText(/^Fills/).waitFor();
    },
  },
  'compose-bulk-edit': opened('Bulk edit'),
  'compose-import-rows': opened('Import'),
  'compose-presets': {
    open: async (page) => {
      await openForm(page);
      await button(page, 'Presets').click();
      await page.getByLabel('Preset name').fill('Weekly, New York');
      await button(page, 'Save preset').click();
      await page.getByRole('list', { name: 'Presets of this Worker' }).getByText('Weekly').waitFor();
    },
  },
  'compose-refused': {
    open: async (page, sandbox) => {
      await openForm(page, '/workers/coreclaw/social-posts');
      await sandbox.fail({
        match: START,
        fault: { kind: 'status', status: 429, headers: { 'retry-after': '60' } },
      });
      await button(page, 'Start run').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  'compose-no-balance': {
    open: async (page, sandbox) => {
      await sandbox.balance(0);
      await openForm(page);
      await button(page, 'Start run').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  'compose-may-have-started': {
    open: async (page, sandbox) => {
      await openForm(page, '/workers/coreclaw/social-posts');
      await sandbox.fail({ match: START, fault: { kind: 'html' } });
      await button(page, 'Start run').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  readme: {
    open: async (page, sandbox) => {
      await sandbox.worker('somebody/well-described', { properties: [] }, README);
      await openForm(page, '/workers/somebody/well-described');
      await tab(page, 'Readme').click();
      await page.locator('.markdown h2').first().waitFor();
    },
  },
  'worker-runs': {
    open: async (page, sandbox) => {
      await sandbox.run({ rows: 120 });
      await sandbox.run({ rows: 3, status: 'failed', message: 'The page did not load.' });
      await openForm(page);
      await tab(page, 'Runs').click();
      await page.getByRole('row').nth(2).waitFor();
    },
  },
};
