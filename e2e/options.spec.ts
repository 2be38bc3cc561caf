import type { Page } from '@playwright/test';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import {
  expectOneStart,
  expectRequest,
  field,
  HTTP_ERRORS,
  jsonToggle,
  MAPS,
  MAPS_BODY,
  openCompose,
  requestText,
  RUN_URL,
  startButton,
  startsOf,
  toggleRunOptions,
} from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';

const { custom, system } = MAPS_BODY.input.parameters;

const expectSystem = (page: Page) =>
  expect.poll(async (): Promise<unknown> => {
    const body = JSON.parse(await requestText(page)) as typeof MAPS_BODY;
    return body.input.parameters.system;
  });

test('every option reaches the body, and the platform accepts it', async ({ page, sandbox }) => {
  await giveKey(page);
  await openCompose(page);
  await page.getByLabel('Memory').selectOption('4,096 MB');
  await page.getByLabel('CPU cores').fill('2.5');
  await page.getByLabel('Timeout').fill('600');
  await page.getByLabel('Maximum charge').fill('5');
  await page.getByLabel('Maximum traffic').fill('250');
  await page.getByRole('combobox', { name: 'Proxy region' }).fill('japan');
  await page.getByRole('option', { name: /Japan/ }).click();
  await page.getByLabel('Run mode').selectOption('Sync');
  await page.getByLabel('Callback URL').fill('https://hooks.example.com/run?id=1');
  await expectRequest(page).toEqual({
    scraper_slug: MAPS,
    version: 'v1.0.5',
    is_async: false,
    input: {
      parameters: {
        system: {
          cpus: 2.5,
          memory: 4096,
          execute_limit_time_seconds: 600,
          max_total_charge: 5,
          max_total_traffic: 250,
          proxy_region: 'JP',
        },
        custom,
      },
    },
    callback_url: 'https://hooks.example.com/run?id=1',
  });
  const shown = await requestText(page);
  await sandbox.hurry();
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await expectOneStart(sandbox, shown);
});

test('another version reaches the body', async ({ page }) => {
  await openCompose(page);
  await page.getByLabel('Version', { exact: true }).fill('v1.0.4-beta');
  await expectRequest(page).toEqual({ ...MAPS_BODY, version: 'v1.0.4-beta' });
});

test('a size of memory brings its cores, which can still be changed @deep', async ({ page }) => {
  await openCompose(page);
  for (const [size, memory, cpus] of [
    ['512 MB', 512, 0.125],
    ['1,024 MB', 1024, 0.25],
    ['2,048 MB', 2048, 0.5],
    ['4,096 MB', 4096, 1],
    ['8,192 MB', 8192, 2],
    ['16,384 MB', 16384, 4],
  ] as const) {
    await page.getByLabel('Memory').selectOption(size);
    await expect(page.getByLabel('CPU cores')).toHaveValue(String(cpus));
    await expectSystem(page).toEqual({ ...system, memory, cpus });
  }
  await page.getByLabel('CPU cores').fill('3');
  await expectSystem(page).toEqual({ ...system, memory: 16384, cpus: 3 });
  await expect(page.getByLabel('Memory')).toHaveValue('16384');
});

test('a limit may have decimals, which the platform accepts @deep', async ({ page, sandbox }) => {
  await giveKey(page);
  await openCompose(page);
  await page.getByLabel('Maximum charge').fill('0.5');
  await page.getByLabel('Maximum traffic').fill('2.5');
  await expect(page.getByLabel('Maximum charge')).toHaveAccessibleDescription(/\$0\.50/);
  await expect(page.getByLabel('Maximum traffic')).toHaveAccessibleDescription(/2\.5 MB/);
  await expectSystem(page).toEqual({ ...system, max_total_charge: 0.5, max_total_traffic: 2.5 });
  const shown = await requestText(page);
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await expectOneStart(sandbox, shown);
});

const ERRORS: readonly { label: string; name: string; wrong: string; words: string; right: string }[] = [
  {
    label: 'CPU cores',
    name: 'system.cpus',
    wrong: '0',
    words: 'Above 0, such as 0.5.',
    right: '0.75',
  },
  {
    label: 'Timeout',
    name: 'system.execute_limit_time_seconds',
    wrong: '0',
    words: 'Whole seconds, at least 1.',
    right: '60',
  },
  {
    label: 'Maximum charge',
    name: 'system.max_total_charge',
    wrong: '-1',
    words: '0 or more; 0 is no limit.',
    right: '1',
  },
  {
    label: 'Maximum traffic',
    name: 'system.max_total_traffic',
    wrong: '',
    words: '0 or more; 0 is no limit.',
    right: '0',
  },
  { label: 'Version', name: 'version', wrong: ' ', words: 'A run needs a version.', right: 'v2' },
  {
    label: 'Callback URL',
    name: 'callback_url',
    wrong: 'hooks.example.com',
    words: 'A full http:// or https:// address.',
    right: 'http://hooks.example.com',
  },
  {
    label: 'Callback URL',
    name: 'callback_url',
    wrong: 'javascript:alert(1)',
    words: 'A full http:// or https:// address.',
    right: '',
  },
  {
    label: 'Callback URL',
    name: 'callback_url',
    wrong: `https://h.example/?k=${SANDBOX_KEY}`,
    words: 'Must not contain your API key.',
    right: 'https://h.example/',
  },
];

test('an error shows when its option is left, and goes as soon as it is right @deep', async ({ page }) => {
  await giveKey(page);
  await openCompose(page);
  const summary = page.getByRole('region', { name: 'Start run' }).getByRole('status');
  for (const { label, name, wrong, words, right } of ERRORS) {
    await test.step(`${label}: ${JSON.stringify(wrong)}`, async () => {
      // A field that was left once shows its errors at once: a new page has none of these.
      await page.reload();
      const control = page.getByLabel(label, { exact: true });
      const error = field(page, name).getByRole('alert');
      await control.fill(wrong);
      await expect(error).toBeHidden();
      await control.press('Tab');
      await expect(error).toHaveText(words);
      await expect(control).toHaveAttribute('aria-invalid', 'true');
      await expect(control).toHaveAccessibleDescription(new RegExp(words.slice(0, 12)));
      await expect(summary).toContainText(label);
      if (wrong.trim() !== '') expect(await requestText(page)).not.toContain(`"${wrong}"`);
      await control.fill(right);
      await expect(error).toBeHidden();
      await expect(control).toHaveAttribute('aria-invalid', 'false');
      await expect(summary).not.toContainText(label);
    });
  }
});

test('a limit says what it means: 0 is no limit', async ({ page }) => {
  await openCompose(page);
  await expect(field(page, 'system.max_total_charge')).toContainText('No limit');
  await expect(field(page, 'system.max_total_traffic')).toContainText('No limit');
  await expect(field(page, 'system.execute_limit_time_seconds')).toContainText('30 min');
  await page.getByLabel('Maximum charge').fill('12');
  await page.getByLabel('Maximum traffic').fill('1500');
  await page.getByLabel('Timeout').fill('3661');
  await expect(field(page, 'system.max_total_charge')).toContainText('$12.00');
  await expect(field(page, 'system.max_total_traffic')).toContainText('1,500 MB');
  await expect(field(page, 'system.execute_limit_time_seconds')).toContainText('1 hr 1 min 1 sec');
});

test.describe('the proxy region', { tag: '@deep' }, () => {
  test('is found by name or code, and may be empty', async ({ page }) => {
    await openCompose(page);
    const region = page.getByRole('combobox', { name: 'Proxy region' });
    await expect(region).toHaveValue('United States');
    await region.fill('germ');
    await expect(page.getByRole('listbox', { name: 'Proxy region' }).getByRole('option')).toHaveText([
      /Germany/,
    ]);
    await region.press('Enter');
    await expect(region).toHaveValue('Germany');
    await expectSystem(page).toEqual({ ...system, proxy_region: 'DE' });

    await region.fill('sg');
    await page.getByRole('option', { name: /Singapore/ }).click();
    await expectSystem(page).toEqual({ ...system, proxy_region: 'SG' });

    await page.getByRole('button', { name: 'Clear Proxy region' }).click();
    await page.keyboard.press('Escape');
    const { proxy_region: _, ...others } = system;
    await expectSystem(page).toEqual(others);
    await expect(region).toHaveAttribute('placeholder', 'Automatic');
  });

  test.describe('whose list cannot be had', () => {
    test.use({ allowedErrors: [HTTP_ERRORS] });

    for (const kind of ['html', 'nullData'] as const)
      test(`is chosen from a built-in list (${kind})`, async ({ page, sandbox }) => {
        await sandbox.fail({ match: '/api/proxy/region', times: 50, fault: { kind } });
        await openCompose(page);
        await page.getByRole('combobox', { name: 'Proxy region' }).fill('france');
        await page.getByRole('option', { name: /France/ }).click();
        await expectSystem(page).toEqual({ ...system, proxy_region: 'FR' });
      });
  });
});

test('closed run options name what differs from the Worker’s defaults, and stay closed @deep', async ({
  page,
}) => {
  await openCompose(page);
  await toggleRunOptions(page);
  const panel = page.getByRole('region', { name: 'Run options' });
  await expect(panel.getByText('Worker’s defaults', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Timeout')).toBeHidden();
  await expectRequest(page).toEqual(MAPS_BODY);
  await toggleRunOptions(page);
  await page.getByLabel('Timeout').fill('60');
  await page.getByLabel('Run mode').selectOption('sync');
  await toggleRunOptions(page);
  const line = '1 min · Sync';
  await expect(panel.getByText(line, { exact: true })).toBeVisible();
  await page.reload();
  await expect(panel.getByText(line, { exact: true })).toBeVisible();
  await toggleRunOptions(page);
  await expect(page.getByLabel('Timeout')).toHaveValue('60');
});

test('what is wrong survives a reload, and says so @deep', async ({ page }) => {
  await openCompose(page);
  await page.getByLabel('Maximum charge').fill('-1');
  await page.getByLabel('Maximum results').fill('many');
  await page.reload();
  await expect(page.getByLabel('Maximum charge')).toHaveValue('-1');
  await expect(field(page, 'system.max_total_charge').getByRole('alert')).toBeVisible();
  await expect(field(page, 'max_results').getByRole('alert')).toBeVisible();
  await page.getByLabel('Maximum charge').fill('1');
  await expect(field(page, 'system.max_total_charge').getByRole('alert')).toBeHidden();
});

test('options survive a reload @deep', async ({ page }) => {
  await openCompose(page);
  await page.getByLabel('Maximum charge').fill('7');
  await page.getByLabel('Callback URL').fill('not yet a URL');
  await page.reload();
  await expect(page.getByLabel('Maximum charge')).toHaveValue('7');
  await expect(page.getByLabel('Callback URL')).toHaveValue('not yet a URL');
});

test('a refusal that names an option stands beside it until it is changed @deep', async ({ page }) => {
  await giveKey(page);
  await openCompose(page);
  const message = 'system.max_total_charge must be at least 5';
  await page.route('**/api/v1/scraper/run', (route) =>
    route.fulfill({ json: { code: 4000, message, data: null } }),
  );
  await toggleRunOptions(page);
  await startButton(page).click();
  const charge = field(page, 'system.max_total_charge');
  await expect(charge.getByRole('alert')).toHaveText(message);
  await charge.getByRole('textbox').fill('5');
  await expect(charge.getByRole('alert')).toBeHidden();
});

test('an input with nothing in it is not sent to a Worker that has fields @deep', async ({
  page,
  sandbox,
}) => {
  const slug = 'e2e/optional';
  const note = { name: 'note', title: 'Note', type: 'string', editor: 'input' };
  await sandbox.addWorker({
    slug,
    data: { version: 'v1', parameters: { custom: { properties: [note] } } },
  });
  await giveKey(page);
  await openCompose(page, slug);
  await expect(page.getByRole('button', { name: 'fill in at least one field' })).toBeVisible();
  await startButton(page).click();
  await expect(field(page, 'note').getByRole('textbox')).toBeFocused();
  expect(await startsOf(sandbox)).toEqual([]);
  await field(page, 'note').getByRole('textbox').fill('x');
  await expect(page.getByRole('button', { name: 'fill in at least one field' })).toBeHidden();
});

test('what is typed into an option is a step of Undo, with what was typed into the form before and after it @deep', async ({
  page,
}) => {
  await openCompose(page);
  const undo = page.getByRole('region', { name: 'Form' }).getByRole('button', { name: 'Undo' });
  const redo = page.getByRole('region', { name: 'Form' }).getByRole('button', { name: 'Redo' });
  await page.getByLabel('Base location').fill('Oslo');
  await page.getByLabel('Maximum charge').pressSequentially('7');
  await page.getByLabel('Memory').selectOption('2,048 MB');
  await expect(page.getByLabel('CPU cores')).toHaveValue('0.5');
  await page.getByLabel('Timeout').fill('60');
  await page.getByLabel('Timeout').press('Control+z');
  await expect(page.getByLabel('Timeout')).toHaveValue('1800');
  await page.getByLabel('Base location').press('Control+z');
  await expect(page.getByLabel('Memory')).toHaveValue('512');
  await expect(page.getByLabel('Memory')).toBeFocused();
  await page.getByLabel('Memory').press('Control+y');
  await expect(page.getByLabel('Memory')).toHaveValue('2048');
  await undo.click();
  await expect(page.getByLabel('Memory')).toHaveValue('512');
  await expect(page.getByLabel('CPU cores')).toHaveValue('0.125');
  await undo.click();
  await expect(page.getByLabel('Maximum charge')).toHaveValue('0');
  await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
  await undo.click();
  await expectRequest(page).toEqual(MAPS_BODY);
  await expect(undo).toBeDisabled();
  for (let step = 0; step < 4; step += 1) await redo.click();
  await expect(page.getByLabel('Timeout')).toHaveValue('60');
  await expectSystem(page).toMatchObject({ memory: 2048, cpus: 0.5, execute_limit_time_seconds: 60 });
});

test('the number of subtasks from which a start without a limit is asked about is set on Spend, and stays @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await page.goto('/spend');
  await page.getByRole('button', { name: 'Set a budget' }).click();
  const threshold = page.getByLabel('Without a limit, ask above (subtasks)');
  await expect(threshold).toHaveValue('100');
  await threshold.fill('x');
  await expect(threshold).toHaveAttribute('aria-invalid', 'true');
  await threshold.blur();
  await expect(threshold).toHaveValue('100');
  await threshold.fill('1');
  await openCompose(page);
  await jsonToggle(page).click();
  await page.getByTestId('custom-json').fill(JSON.stringify({ ...custom, keywords: ['a', 'b'] }));
  await expect(page.getByTestId('task-count')).toHaveText('2');
  await startButton(page).click();
  const question = page.getByRole('dialog', { name: 'Start 1 run?' });
  await expect(question.locator('dl')).toHaveText('Subtasks2');
  await question.getByRole('textbox', { name: 'At most' }).fill('3');
  await expect(question.getByRole('button', { name: 'Start, at most $3.00' })).toBeVisible();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('cost-at-most')).toHaveText(/no limit/);
  expect(await startsOf(sandbox)).toEqual([]);
});
