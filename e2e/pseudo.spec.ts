import type { Page } from '@playwright/test';
import { explain } from '#messages/en/explain.ts';
import { field, HTTP_ERRORS, openRunOptions, openSections, startsOf, untilLoaded } from './steps/compose.ts';
import { expect, giveKey, test as base } from './fixtures.ts';
import { collectData, expectRoom, expectTranslated, pseudo, speakPseudo } from './steps/pseudo-words.ts';

type Said = { readonly said: (screen?: string) => Promise<void> };

/** `said` expects that all words of the page as it is now are translated, and that there is room for them. */
const test = base.extend<Said>({
  said: async ({ page }, use) => {
    await speakPseudo(page);
    const data = collectData(page);
    await giveKey(page);
    await use(async () => {
      await expectTranslated(page, data);
      await expectRoom(page);
    });
  },
});

test.use({ allowedErrors: [HTTP_ERRORS] });

const button = (page: Page, name: string) => page.getByRole('button', { name: pseudo(name), exact: true });
const tab = (page: Page, name: string) => page.getByRole('tab', { name: pseudo(name), exact: true });

async function openWorker(page: Page, slug: string, fragment = ''): Promise<void> {
  await page.goto(`/workers/${slug}${fragment}`);
  await expect(button(page, 'Start run')).toBeVisible();
  await openRunOptions(page);
  await openSections(page);
}

test.describe('in a language of longer words, every word is translated and nothing is cut off', () => {
  test('on the first screen and in the key dialog', async ({ page, said, sandbox }) => {
    await page.goto('/');
    const worker = page.getByRole('combobox', { name: pseudo('Worker'), exact: true });
    await expect(page.getByRole('link', { name: /Google Maps Scraper/ })).toBeVisible();
    await expect(page.getByRole('region', { name: pseudo('Your Workers') })).toBeVisible();
    await said();
    await worker.fill('https://example.com/');
    await expect(page.getByText(pseudo('No Worker or run found at this address.'))).toBeVisible();
    await said();
    await worker.fill('maps and more');
    await expect(
      page.getByText(pseudo('No Worker has all of these words. These have some of them.')),
    ).toBeVisible();
    await said();
    await worker.fill('maps');
    await expect(page.getByRole('link', { name: /Google Maps Scraper/ })).toBeVisible();
    await said();
    await sandbox.fail({ match: '/api/store', fault: { kind: 'html' } });
    await worker.fill('product');
    await expect(page.getByRole('alert')).toBeVisible();
    await said();
    await page
      .getByRole('banner')
      .getByRole('button', { name: pseudo('API key set') })
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await said();
  });

  for (const worker of [
    'coreclaw/google-maps-scraper',
    'sandbox/editor-gallery',
    'sandbox/broken-descriptor',
  ]) {
    test(`in the form of ${worker}`, async ({ page, said }) => {
      await openWorker(page, worker);
      await said();
      await button(page, 'Share').click();
      for (const name of ['Snippet', 'Link', 'Readme', 'Runs']) {
        await tab(page, name).click();
        await expect(page.getByRole('tabpanel', { name: pseudo(name), exact: true })).toHaveText(/./);
        await untilLoaded(page);
        await said();
      }
    });
  }

  test('where the form is wrong, and where a link filled it', async ({ page, said }) => {
    await openWorker(page, 'coreclaw/google-maps-scraper', '#damaged');
    await expect(page.getByRole('alert')).toBeVisible();
    await said();
    await page.goto('/');
    await openWorker(
      page,
      'coreclaw/google-maps-scraper',
      '?custom.max_results=many&custom.base_location=Oslo&system.memory=2048&callback_url=https://hooks.example.com',
    );
    await said();
    await field(page, 'base_location').getByRole('textbox').fill('');
    await field(page, 'system.execute_limit_time_seconds').getByRole('textbox').fill('0');
    await button(page, 'Start run').click();
    await expect(
      field(page, 'base_location').getByText(pseudo('This Worker needs a value here.')),
    ).toBeVisible();
    await said();
  });

  test('in the dialogs of the form', async ({ page, said }) => {
    await openWorker(page, 'coreclaw/google-maps-scraper');
    await button(page, 'More').click();
    await page.getByRole('menuitem').first().click();
    const dialog = page.getByRole('dialog');
    await said();
    await dialog.getByRole('textbox').fill('{"base_location":"Oslo","max_results":"many","more":1}');
    await expect(button(page, 'Import').last()).toBeEnabled();
    await said();
    await page.keyboard.press('Escape');
    await said();
    await button(page, 'Discard it').click();
    await expect(dialog).toBeHidden();
    await field(page, 'keywords').getByRole('textbox').first().focus();
    await button(page, 'Bulk edit').first().click();
    await expect(dialog).toBeVisible();
    await said();
    await page.keyboard.press('Escape');
    await button(page, 'Import').first().click();
    await expect(dialog).toBeVisible();
    await said();
    await page.keyboard.press('Escape');
    await button(page, 'Share').click();
    await button(page, 'Choose what to share…').click();
    await expect(dialog).toBeVisible();
    await said();
  });

  test('in the dialogs of presets, of the finder and of the shortcuts', async ({ page, said }) => {
    await openWorker(page, 'coreclaw/google-maps-scraper');
    const dialog = page.getByRole('dialog');
    await button(page, 'Save').click();
    await page.getByRole('menuitem').first().click();
    await expect(dialog).toBeVisible();
    await said();
    await dialog.getByRole('textbox').fill('Weekly');
    await button(page, 'Save preset').click();
    await expect(dialog.getByRole('listitem').getByText('Weekly')).toBeVisible();
    await said();
    await dialog.getByRole('textbox').fill('Weekly');
    await expect(button(page, 'Replace preset')).toBeVisible();
    await said();
    await page.keyboard.press('Escape');
    await button(page, 'Find').click();
    await expect(dialog.getByRole('option').first()).toBeVisible();
    await said();
    await dialog.getByRole('combobox').fill(pseudo('Keyboard shortcuts'));
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('checkbox')).toBeVisible();
    await said();
  });

  test('in the explanations of the run options and of the Worker ID', async ({ page, said }) => {
    await openWorker(page, 'coreclaw/google-maps-scraper');
    await expect(field(page, 'callback_url')).toBeVisible();
    for (const ask of await button(page, 'What is this?').all()) await ask.click();
    await expect(page.getByTestId('callback-example')).toBeVisible();
    await said();
    await page.goto('/');
    await button(page, 'What is this?').click();
    await expect(page.getByText(pseudo(explain['explain.workerId']))).toBeVisible();
    await said();
  });

  test('where rows are imported', async ({ page, said }) => {
    await openWorker(page, 'coreclaw/google-maps-scraper');
    await field(page, 'keywords').getByRole('textbox').focus();
    await field(page, 'keywords')
      .getByRole('button', { name: pseudo('Import'), exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('1\t2\n3\t4\n3\t4\n\n');
    await expect(dialog.getByRole('combobox').first()).toBeVisible();
    await untilLoaded(page);
    await said();
  });

  test('where the connection is checked, and where it is broken', async ({ page, said, sandbox }) => {
    await page.goto('/connection');
    await expect(page.getByText(pseudo('Everything that was checked works.'))).toBeVisible();
    await said();
    await sandbox.fail({ match: '/api/', times: 20, fault: { kind: 'status', status: 503 } });
    await button(page, 'Check again').click();
    await expect(page.getByText(pseudo('What to do:')).first()).toBeVisible();
    await said();
  });

  test('in the sandbox in the page', async ({ page, said }) => {
    // What its Workers say is known from the same sandbox behind the API.
    await openWorker(page, 'coreclaw/google-maps-scraper');
    await page.goto('/sandbox/workers/coreclaw/google-maps-scraper');
    await expect(button(page, 'Start run')).toBeVisible();
    await expect(page.getByRole('complementary', { name: pseudo('Sandbox'), exact: true })).toBeVisible();
    await said();
    await button(page, 'API key').click();
    await expect(button(page, 'Fill in the sandbox key')).toBeVisible();
    await said();
  });

  test('where a start is told of on another screen', async ({ page, said, sandbox, wire }) => {
    await openWorker(page, 'coreclaw/social-posts');
    await sandbox.fail({ match: wire.start, fault: { kind: 'delay' } });
    await button(page, 'Start run').click();
    // Whoever leaves before it is sent has started nothing.
    await expect.poll(async () => (await startsOf(sandbox)).length).toBe(1);
    await page.getByRole('link', { name: pseudo('Runs'), exact: true }).click();
    await expect(page).toHaveURL(/\/runs$/);
    await sandbox.release();
    await expect(page.getByRole('link', { name: pseudo('Open the run'), exact: true })).toBeVisible();
    await said();
    await openWorker(page, 'coreclaw/google-maps-scraper');
    await sandbox.fail({ match: wire.start, fault: { kind: 'html' } });
    await button(page, 'Start run').click();
    await expect(page.getByText(pseudo('The run may have started'))).toBeVisible();
    await page.getByRole('link', { name: pseudo('Runs'), exact: true }).click();
    await expect(page.getByRole('link', { name: pseudo('Check now'), exact: true })).toBeVisible();
    await said();
  });

  test('where the inputs of two runs are compared', async ({ page, said }) => {
    for (const place of ['Oslo', 'Bergen']) {
      await openWorker(page, 'coreclaw/google-maps-scraper');
      await field(page, 'base_location').getByRole('textbox').fill(place);
      await button(page, 'Start run').click();
      await expect(page.getByTestId('run-status')).toBeVisible();
    }
    await tab(page, 'Input').click();
    await page
      .getByRole('combobox', { name: pseudo('Compare with'), exact: true })
      .selectOption({ index: 1 });
    await expect(page.getByRole('table', { name: pseudo('Compare inputs'), exact: true })).toBeVisible();
    await said();
  });

  test('where a start is refused, and where its answer is lost', async ({ page, said, sandbox, wire }) => {
    await openWorker(page, 'coreclaw/social-posts');
    await sandbox.fail({
      match: wire.start,
      fault: { kind: 'status', status: 429, headers: { 'retry-after': '60' } },
    });
    await button(page, 'Start run').click();
    await expect(page.getByRole('alert')).toBeVisible();
    await said();
    await sandbox.fail({ match: wire.start, fault: { kind: 'html' } });
    await button(page, 'Start run').click();
    await expect(page.getByText(pseudo('The run may have started'))).toBeVisible();
    await said();
  });

  test('on runs and a run', async ({ page, said, sandbox }) => {
    await page.goto('/runs');
    await expect(page.getByText(pseudo('There are no runs yet.'))).toBeVisible();
    await said();
    const { run_slug: failed } = await sandbox.addRun({ status: 'failed', message: 'no such page', rows: 3 });
    const { run_slug: slug } = await sandbox.addRun({ rows: 30, logs: 30 });
    await page.goto('/runs');
    await expect(page.getByRole('row', { name: /Google Maps Scraper/ })).toHaveCount(2);
    await said();
    await page.goto(`/runs/${failed}`);
    await expect(page.getByRole('grid')).toBeVisible();
    await said();
    await page.goto(`/runs/${slug}`);
    await expect(page.getByRole('grid')).toBeVisible();
    await said();
    await button(page, 'More formats').click();
    await page.getByRole('menuitem').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await said();
    await page.keyboard.press('Escape');
    await button(page, 'Run again unchanged').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await said();
    await page.keyboard.press('Escape');
    await tab(page, 'Log').click();
    await expect(page.getByRole('table', { name: pseudo('Log') })).toBeVisible();
    await said();
  });

  test('where there is nothing', async ({ page, said }) => {
    await page.goto('/nowhere');
    await expect(page.getByRole('heading', { name: pseudo('Page not found') })).toBeVisible();
    await said();
    for (const path of ['/workers/nobody/nothing', '/runs/01KPD6M5YQADCQKGVKPDZVYC99', '/workers/x']) {
      await page.goto(path);
      await expect(page.getByRole('alert')).toBeVisible();
      await untilLoaded(page);
      await said();
    }
  });
});
