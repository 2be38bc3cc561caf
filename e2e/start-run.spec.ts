import type { Page } from '@playwright/test';
import type { input } from 'zod';
import type { faultSchema } from '#sandbox/faults.ts';
import {
  expectOneStart,
  expectRequest,
  field,
  HTTP_ERRORS,
  listTool,
  openCompose,
  requestText,
  RUN_URL,
  startButton,
  startsOf,
  toggleRunOptions,
} from './steps/compose.ts';
import type { Wire } from './steps/dialect.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';

type Fault = input<typeof faultSchema>['fault'];

/** Opens the Maps Worker with a key and something of one's own in the form. */
async function openFilled(page: Page): Promise<void> {
  await giveKey(page);
  await openCompose(page);
  await page.getByLabel('Base location').fill('Oslo');
  await expect.poll(() => requestText(page)).toContain('Oslo');
  // It does nothing for its first moment on screen.
  await expect(startButton(page)).toBeEnabled();
}

test.describe('one click, one run', () => {
  test('ten clicks at once and Enter send one request @proxies', async ({ page, sandbox, wire }) => {
    await sandbox.hurry();
    await sandbox.fail({ match: wire.start, fault: { kind: 'delay' } });
    await openFilled(page);
    const shown = await requestText(page);
    await startButton(page).evaluate((button: HTMLButtonElement) => {
      for (let click = 0; click < 10; click += 1) button.click();
    });
    await page.getByLabel('Base location').press('Enter');
    await page.getByLabel('Base location').press('Control+Enter');
    await sandbox.release();
    await expect(page).toHaveURL(RUN_URL);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
    await expectOneStart(sandbox, shown);
  });

  test('ten clicks of a fast hand send one request @deep', async ({ page, sandbox, wire }) => {
    await sandbox.hurry();
    await sandbox.fail({ match: wire.start, fault: { kind: 'delay' } });
    await openFilled(page);
    await startButton(page).click({ clickCount: 10, delay: 5 });
    await expect(page.getByRole('button', { name: 'Starting…' })).toBeDisabled();
    await sandbox.release();
    await expect(page).toHaveURL(RUN_URL);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
    expect(await startsOf(sandbox)).toHaveLength(1);
  });

  test('Enter in a field or a run option starts nothing, Ctrl+Enter one run', async ({ page, sandbox }) => {
    await openFilled(page);
    const shown = await requestText(page);
    for (const name of ['Base location', 'Maximum results', 'CPU cores', 'Timeout', 'Callback URL'])
      await page.getByLabel(name, { exact: true }).press('Enter');
    await page.getByRole('checkbox').first().press('Enter');
    await page.getByLabel('Callback URL').press('Control+Enter');
    await expect(page).toHaveURL(RUN_URL);
    await expectOneStart(sandbox, shown);
  });

  test('a second start, chosen after going back, is a second run', async ({ page, sandbox }) => {
    await openFilled(page);
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    await page.goBack();
    await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
    expect(await startsOf(sandbox)).toHaveLength(1);
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(2);
  });
});

test.describe('a start without a network', { tag: '@network' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('is not even sent, and says so', async ({ page, context, sandbox }) => {
    await openFilled(page);
    await context.setOffline(true);
    await startButton(page).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Nothing was sent' });
    await expect(alert).toContainText('No run was started.');
    await context.setOffline(false);
    await alert.getByRole('button', { name: 'Start again', exact: true }).click();
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(1);
  });
});

test.describe('what is missing or wrong', () => {
  test('is listed, leads to its field, and nothing is sent', async ({ page, sandbox }) => {
    await openFilled(page);
    await page.getByLabel('Maximum results').fill('501');
    await page.getByLabel('Base location').fill('');
    const summary = page.getByRole('region', { name: 'Start run' }).getByRole('status');
    await expect(summary).toContainText(/Base location is empty.*and 1 more/);
    await expectRequest(page).not.toHaveProperty('input.parameters.custom.base_location');
    await expectRequest(page).toHaveProperty('input.parameters.custom.keywords', ['coffee roasters']);

    await startButton(page).click();
    await expect(page.getByLabel('Base location')).toBeFocused();
    await expect(field(page, 'base_location').getByRole('alert')).toHaveText(
      'This Worker needs a value here.',
    );
    await expect(field(page, 'max_results').getByRole('alert')).toHaveText('At most 500.');

    await summary.getByRole('button', { name: 'and 1 more' }).click();
    await expect(page.getByLabel('Maximum results')).toBeFocused();
    await page.getByLabel('Maximum results').fill('500');
    await expect(field(page, 'max_results').getByRole('alert')).toBeHidden();
    await expect(summary).toContainText('Base location is empty');
    await page.getByLabel('Maximum results').press('Control+Enter');
    await expect(page.getByLabel('Base location')).toBeFocused();
    expect(await startsOf(sandbox)).toEqual([]);

    await page.getByLabel('Base location').fill('Oslo');
    await page.getByLabel('Base location').press('Control+Enter');
    await sandbox.release();
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(1);
  });

  test('in a list is found too @deep', async ({ page, sandbox }) => {
    await openFilled(page);
    await (await listTool(page, 'keywords', 'Clear')).click();
    await startButton(page).click();
    await expect(field(page, 'keywords').getByRole('alert')).toHaveText('This Worker needs a value here.');
    await expect(field(page, 'keywords').getByLabel('Search terms, row 1')).toBeFocused();
    expect(await startsOf(sandbox)).toEqual([]);
  });

  test('among the run options is found too @deep', async ({ page, sandbox }) => {
    await openFilled(page);
    await page.getByLabel('Timeout').fill('soon');
    await startButton(page).click();
    await expect(page.getByLabel('Timeout')).toBeFocused();
    await expect(field(page, 'system.execute_limit_time_seconds').getByRole('alert')).toHaveText(
      'Whole seconds, at least 1.',
    );
    await page.getByLabel('Base location').focus();
    await page
      .getByRole('region', { name: 'Start run' })
      .getByRole('button', { name: 'Timeout', exact: true })
      .click();
    await expect(page.getByLabel('Timeout')).toBeFocused();
    expect(await startsOf(sandbox)).toEqual([]);
  });

  test('among the run options is found too where they stood on one line @deep', async ({ page, sandbox }) => {
    await openFilled(page);
    await page.getByLabel('Timeout').fill('soon');
    await openCompose(page, 'coreclaw/social-posts');
    await toggleRunOptions(page);
    await expect(page.getByLabel('Timeout')).toBeHidden();

    await openCompose(page);
    await startButton(page).click();
    await expect(page.getByLabel('Timeout')).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('60');
    await expect(page.getByLabel('Timeout')).toHaveValue('60');
    await toggleRunOptions(page);
    await expect(page.getByText('1 min', { exact: true })).toBeVisible();
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(1);
  });

  test('does not ask for a key @deep', async ({ page }) => {
    await openCompose(page);
    await page.getByLabel('Base location').fill('');
    await startButton(page).click();
    await expect(page.getByLabel('Base location')).toBeFocused();
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});

test.describe('a refusal', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  // Which codes are of which kind, `read-envelope.test.ts` says; each kind has its words by type.
  const refusals: readonly { status: number; code: number; title: string; advice: string }[] = [
    {
      status: 200,
      code: 4000,
      title: 'The platform did not accept the request',
      advice: 'Correct the input',
    },
    { status: 402, code: 30001, title: 'The balance is too low', advice: 'Nothing was charged.' },
    {
      status: 501,
      code: 16000,
      title: 'The platform does not offer this',
      advice: 'Use the CoreClaw Console',
    },
  ];
  test('says what it means, and keeps the form', async ({ page, sandbox, wire }) => {
    await openFilled(page);
    const shown = await requestText(page);
    const alert = page.getByRole('alert');
    for (const { status, code, title, advice } of refusals) {
      await test.step(`HTTP ${status} with code ${code}`, async () => {
        const message = `<b>own</b> words of ${code} under ${status}`;
        await sandbox.fail({ match: wire.start, fault: { kind: 'status', status, code, message } });
        await startButton(page).click();
        await expect(alert.locator('q')).toHaveText(message);
        await expect(alert).toContainText(title);
        await expect(alert).toContainText(advice);
        await expect(alert).toContainText(`HTTP ${status} · code ${code}`);
        await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
      });
    }
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    expect((await startsOf(sandbox)).map(({ body }) => body)).toEqual(
      Array.from({ length: refusals.length + 1 }, () => shown),
    );
  });

  test('for want of balance comes from the platform itself @deep', async ({ page, sandbox }) => {
    await sandbox.setBalance(0);
    await openFilled(page);
    await startButton(page).click();
    await expect(page.getByRole('alert')).toContainText('The balance is too low');
    await expect(page.getByRole('alert').locator('q')).toHaveText('insufficient balance');
    await sandbox.setBalance(5);
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
  });

  test('of a version that is gone leads to the current one, with the form as it was @deep', async ({
    page,
  }) => {
    await openFilled(page);
    await page.getByLabel('Version', { exact: true }).fill('v0.9.9');
    await startButton(page).click();
    await expect(page.getByRole('alert').locator('q')).toHaveText('scraper version v0.9.9 is not available');
    await page.getByRole('button', { name: 'Use the current version' }).click();
    await expect(page.getByLabel('Version', { exact: true })).toHaveValue('v1.0.5');
    await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
  });

  test('of a version that is gone says why the current one cannot be had @deep', async ({
    page,
    sandbox,
  }) => {
    await openFilled(page);
    await page.getByLabel('Version', { exact: true }).fill('v0.9.9');
    await startButton(page).click();
    await sandbox.fail({ match: '/api/scraper', fault: { kind: 'status', status: 500 } });
    const use = page.getByRole('button', { name: 'Use the current version' });
    await use.click();
    await expect(page.getByText(/HTTP 500/)).toBeVisible();
    await use.click();
    await expect(page.getByLabel('Version', { exact: true })).toHaveValue('v1.0.5');
    await expect(page.getByText(/HTTP 500/)).toBeHidden();
  });

  test('of a version that was replaced meanwhile carries the form over to the new one @deep', async ({
    page,
    sandbox,
  }) => {
    const aWorker = (version: string, properties: readonly object[]) => ({
      slug: 'someone/changing',
      data: { version, parameters: { custom: { properties } } },
    });
    const city = { name: 'city', type: 'string', editor: 'input', title: 'City', required: true };
    await sandbox.addWorker(aWorker('v1', [city]));
    await giveKey(page);
    await openCompose(page, 'someone/changing');
    await page.getByLabel('City').fill('Oslo');
    await sandbox.addWorker(
      aWorker('v2', [city, { name: 'depth', type: 'integer', editor: 'number', title: 'Depth', default: 3 }]),
    );
    await startButton(page).click();
    await page.getByRole('button', { name: 'Use the current version' }).click();
    await expect(page.getByLabel('Version', { exact: true })).toHaveValue('v2');
    await expect(page.getByLabel('City')).toHaveValue('Oslo');
    await expect(page.getByLabel('Depth')).toHaveValue('3');
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    const [, accepted] = await startsOf(sandbox);
    expect(JSON.parse(accepted?.body ?? '')).toMatchObject({
      version: 'v2',
      input: { parameters: { custom: { city: 'Oslo', depth: 3 } } },
    });
  });

  test('for a while counts the wait down, and then offers to start again @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await openFilled(page);
    await sandbox.fail({
      match: wire.start,
      fault: { kind: 'status', status: 429, headers: { 'retry-after': '3' } },
    });
    // Each stands for a second: too short to be looked for from here.
    const labels = await page.evaluateHandle(() => {
      const seen = new Set<string>();
      const note = () => {
        for (const { textContent } of document.querySelectorAll('button'))
          if (textContent.startsWith('Start again')) seen.add(textContent);
      };
      new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
      return seen;
    });
    await startButton(page).click();
    await expect(page.getByRole('alert')).toContainText('The platform asks you to wait 3 sec.');
    await expect(page.getByRole('button', { name: /^Start again in \d sec$/ })).toBeDisabled();
    await page.getByRole('button', { name: 'Start again', exact: true }).click();
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(2);
    const counted = await labels.evaluate((seen) => [...seen]);
    expect(counted.at(-1)).toBe('Start again');
    expect(counted.filter((label) => /in \d sec$/.test(label)).length).toBeGreaterThan(1);
  });

  test('of too many runs offers to start again @deep', async ({ page, sandbox, wire }) => {
    await openFilled(page);
    await sandbox.fail({ match: wire.start, fault: { kind: 'status', status: 400, code: 30003 } });
    await startButton(page).click();
    await page.getByRole('button', { name: 'Start again', exact: true }).click();
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(2);
  });
});

test.describe('an answer that says nothing of the run', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  const faults: readonly { name: string; fault: Fault; after: boolean; said: string }[] = [
    { name: 'a dropped connection', fault: { kind: 'drop' }, after: false, said: 'could not be reached' },
    {
      name: 'a connection dropped after the start',
      fault: { kind: 'drop' },
      after: true,
      said: 'could not be reached',
    },
    {
      name: 'an internal error',
      fault: { kind: 'status', status: 500 },
      after: false,
      said: 'HTTP 500 · code 5000',
    },
    { name: 'a gateway that gave up', fault: { kind: 'html', status: 504 }, after: true, said: 'HTTP 504' },
    {
      name: 'a page of HTML',
      fault: { kind: 'html', status: 200 },
      after: true,
      said: 'HTML in place of JSON',
    },
    { name: 'JSON that is cut off', fault: { kind: 'cutJson' }, after: true, said: 'JSON that is cut off' },
    { name: 'an empty answer', fault: { kind: 'empty' }, after: true, said: 'empty answer' },
    { name: 'a success without a run', fault: { kind: 'nullData' }, after: true, said: 'could not be read' },
    {
      name: 'a Worker that could not run',
      fault: { kind: 'status', status: 500, code: 50002 },
      after: false,
      said: 'code 50002',
    },
  ];
  for (const [at, { name, fault, after, said }] of faults.entries()) {
    const title = `${name} leaves the start open: no retry, a way to look, another one on purpose`;
    // What each answer is called is proved where it is read.
    test(title, { tag: at === 0 ? [] : '@deep' }, async ({ page, sandbox, wire }) => {
      await openFilled(page);
      await loseStart({ sandbox, wire }, { fault, after });
      const shown = await requestText(page);
      await startButton(page).click();
      await expect(mayHaveStarted(page)).toContainText(said);
      await expectOpenStart(page, sandbox, shown);
      await page.reload();
      await expectOpenStart(page, sandbox, shown);

      await page.getByRole('button', { name: 'Start another run anyway' }).click();
      await expect(page).toHaveURL(RUN_URL);
      expect((await startsOf(sandbox)).map(({ body }) => body)).toEqual([shown, shown]);
      await page.goBack();
      await expect(startButton(page)).toBeEnabled();
    });
  }

  test('leads to the runs, where a run that started is seen @deep', async ({ page, sandbox, wire }) => {
    await openFilled(page);
    await loseStart({ sandbox, wire }, { after: true, fault: { kind: 'drop' } });
    await startButton(page).click();
    await expect(mayHaveStarted(page)).toContainText('The list of runs could not be read');
    await sandbox.forgetFaults();
    await mayHaveStarted(page).getByRole('link', { name: 'Look at the runs' }).click();
    await expect(page).toHaveURL('/runs');
    await expect(page.getByRole('row', { name: /Google Maps Scraper/ })).toHaveCount(1);
  });

  test('of one that did start is followed by the run itself @deep', async ({ page, sandbox, wire }) => {
    await openFilled(page);
    await sandbox.fail({ match: wire.start, after: true, fault: { kind: 'drop' } });
    const shown = await requestText(page);
    await startButton(page).click();
    await expect(page.getByText('The platform shows that the run started')).toBeVisible();
    await expect(startButton(page)).toBeDisabled();
    await page.getByRole('link', { name: 'Open the run' }).click();
    await expect(page).toHaveURL(RUN_URL);
    await expectOneStart(sandbox, shown);
  });

  test('of one that did not start is followed by leave to start again @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await openFilled(page);
    await sandbox.fail({ match: wire.start, fault: { kind: 'status', status: 500 } });
    const shown = await requestText(page);
    await startButton(page).click();
    await expectOpenStart(page, sandbox, shown);
    await expect(page.getByText(/No matching run found as of/)).toBeVisible();
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    expect((await startsOf(sandbox)).map(({ body }) => body)).toEqual([shown, shown]);
  });

  test('to a page that was left meanwhile is missed, and said to be @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await openFilled(page);
    await loseStart({ sandbox, wire }, { fault: { kind: 'delay' } });
    const shown = await requestText(page);
    await startButton(page).click();
    await expect.poll(async () => (await startsOf(sandbox)).length).toBe(1);
    await page.reload();
    await expectOpenStart(page, sandbox, shown);
  });

  test('because the waiting for a synchronous run was given up is no end of the run', async ({
    page,
    sandbox,
    wire,
  }) => {
    await openFilled(page);
    await page.getByLabel('Run mode').selectOption('Sync');
    await expect.poll(() => requestText(page)).toContain('"is_async": false');
    const shown = await requestText(page);
    await sandbox.fail({ match: wire.runList, times: 50, fault: { kind: 'html' } });
    await startButton(page).click();
    await expect.poll(async () => (await startsOf(sandbox)).length).toBe(1);
    await page.getByRole('button', { name: 'Stop waiting' }).click();
    await expect(mayHaveStarted(page)).toContainText('If the run was started, it continues.');
    await expectOpenStart(page, sandbox, shown);
  });
});

/** Makes the answer to the next start be lost, and nobody able to see whether it led to a run. */
async function loseStart(
  { sandbox, wire }: { sandbox: Sandbox; wire: Wire },
  { fault, after = false }: { fault: Fault; after?: boolean },
): Promise<void> {
  await sandbox.fail({ match: wire.start, after, fault });
  await sandbox.fail({ match: wire.runList, times: 50, fault: { kind: 'html' } });
}

const mayHaveStarted = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'The run may have started' });

/** The form is kept, nothing more was sent, and neither the button nor Enter sends anything. */
async function expectOpenStart(page: Page, sandbox: Sandbox, shown: string): Promise<void> {
  await expect(mayHaveStarted(page)).toBeVisible();
  await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
  await expect(startButton(page)).toBeDisabled();
  await page.getByLabel('Base location').press('Enter');
  await page.getByLabel('Base location').press('Control+Enter');
  await expectOneStart(sandbox, shown);
}

for (const tab of ['Readme', 'Runs']) {
  test(`the tab ${tab} keeps Start run in reach, and what was typed as it was @deep`, async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await sandbox.hurry();
    await openCompose(page);
    await page.getByLabel('Base location').fill('Oslo');
    await expect.poll(() => requestText(page)).toContain('Oslo');
    const body = await requestText(page);
    await page.getByRole('main').getByRole('tab', { name: tab, exact: true }).click();
    const tabPanel = page.getByRole('tabpanel', { name: tab, exact: true });
    await expect(tabPanel.getByTestId('cost-at-most')).toContainText('no limit');
    await page.getByRole('main').getByRole('tab', { name: 'Form', exact: true }).click();
    await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
    await page.getByRole('main').getByRole('tab', { name: tab, exact: true }).click();
    // The form is out of sight: the key leads there.
    await page.keyboard.press('Control+Enter');
    await expect(page.getByLabel('Base location')).toBeVisible();
    expect(await startsOf(sandbox)).toEqual([]);
    await page.getByRole('main').getByRole('tab', { name: tab, exact: true }).click();
    await tabPanel.getByRole('button', { name: 'Start run', exact: true }).click();
    await expect(page).toHaveURL(RUN_URL);
    await expectOneStart(sandbox, body);
  });
}
