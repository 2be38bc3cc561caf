import {
  expectOneStart,
  expectRequest,
  HTTP_ERRORS,
  keyButton,
  openCompose,
  openPanel,
  requestText,
  RUN_URL,
  saveKey,
  saveKeyAndClose,
  startButton,
  startsOf,
  workerHeader,
} from './steps/compose.ts';
import { WIRES } from './steps/dialect.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';

const PRODUCTS = 'coreclaw/product-search';

test('every request of a run speaks v2: with the key as Bearer, and without it where it is public', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.hurry();
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Worker' }).fill('google maps');
  await page
    .getByRole('link', { name: /Google Maps/ })
    .first()
    .click();
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await expect(page.getByRole('grid', { name: 'Results' })).toHaveAttribute('aria-rowcount', '21');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByRole('table', { name: 'Log' }).getByRole('row').first()).toContainText('Info');
  await page.goto('/runs');
  await expect(page.getByRole('row', { name: /Succeeded/ })).toBeVisible();

  const requests = await sandbox.requests();
  expect(requests.filter(({ path }) => !path.startsWith('/api/v2/')).map(({ path }) => path)).toEqual([]);
  for (const { path, headers } of requests) {
    const isPublic = /^\/api\/v2\/(store|proxy\/region|workers\/[^/]+\/input-schema)/.test(path);
    expect.soft(headers['authorization'], path).toBe(isPublic ? undefined : `Bearer ${sandbox.key}`);
    expect.soft(headers['api-key'], path).toBeUndefined();
  }
});

test('a Worker opened with a key names its version and starts from its own defaults', async ({
  page,
  wire,
}) => {
  await giveKey(page);
  await openCompose(page);
  await expectRequest(page).toEqual(wire.mapsBody({ keyed: true }));
});

test('a key saved over the form brings the version and the Worker’s own defaults, and changes nothing that was typed', async ({
  page,
  sandbox,
}) => {
  await openCompose(page, `${PRODUCTS}?system.max_total_charge=0`);
  const note = page.getByLabel('Note');
  await note.fill('Mine');
  await page.getByLabel('Timeout').fill('60');
  await expectRequest(page).toMatchObject({
    input: { parameters: { system: { memory: 512, execute_limit_time_seconds: 60 } } },
  });

  await keyButton(page).click();
  await saveKey(page, sandbox.key);
  await expectRequest(page).toMatchObject({
    version: 'v2.3.0',
    input: {
      parameters: {
        system: {
          cpus: 0.25,
          memory: 1024,
          execute_limit_time_seconds: 60,
          max_total_charge: 0,
        },
        custom: { note: 'Mine' },
      },
    },
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await expect(workerHeader(page)).toContainText('v2.3.0');
  // It is the same form: what was typed is taken back, one after the other, and the Worker's own defaults stay.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectRequest(page).toMatchObject({
    input: {
      parameters: {
        system: { cpus: 0.25, memory: 1024, execute_limit_time_seconds: 3600, max_total_charge: 0 },
      },
    },
  });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(note).toHaveValue('');
  expect(await startsOf(sandbox)).toEqual([]);
});

test('the readme is said to want a key, and comes with one', async ({ page, sandbox }) => {
  await openCompose(page);
  await page.getByRole('tab', { name: 'Readme' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Readme' });
  await expect(panel).toContainText('The platform shows the readme only with an API key that it accepts.');
  await keyButton(page).click();
  await saveKeyAndClose(page, sandbox.key);
  await expect(panel.getByRole('heading', { name: 'Google Maps scraper' })).toBeVisible();
});

test('a key saved elsewhere brings them to the draft that was typed without it', async ({
  page,
  sandbox,
}) => {
  await openCompose(page, PRODUCTS);
  await page.getByLabel('Note').fill('Mine');
  await page.getByLabel('Timeout').fill('60');
  await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click();
  await keyButton(page).click();
  await saveKeyAndClose(page, sandbox.key);
  await page.goBack();
  await expectRequest(page).toMatchObject({
    version: 'v2.3.0',
    input: {
      parameters: {
        system: { cpus: 0.25, memory: 1024, execute_limit_time_seconds: 60, max_total_charge: 5 },
        custom: { note: 'Mine' },
      },
    },
  });
});

test('a run that waits for the key is sent as it was shown at the click', async ({ page, sandbox }) => {
  await openCompose(page, PRODUCTS);
  await page.getByLabel('Note').fill('Mine');
  await expect.poll(() => requestText(page)).toContain('Mine');
  const shown = await requestText(page);
  await startButton(page).click();
  await saveKey(page, sandbox.key);
  await expect(page).toHaveURL(RUN_URL);
  await expectOneStart(sandbox, shown);
});

test('a link made with a key gives the same request to whoever has one too, and starts nothing', async ({
  page,
  context,
  sandbox,
}) => {
  await giveKey(page);
  await openCompose(page);
  await page.getByLabel('Base location').fill('Oslo');
  await page.getByLabel('Memory').selectOption('2,048 MB');
  await expectRequest(page).toMatchObject({
    input: { parameters: { system: { memory: 2048 }, custom: { base_location: 'Oslo' } } },
  });
  const shown = await requestText(page);
  await openPanel(page, 'link');
  const link = (await page.getByTestId('share-link').textContent()) ?? '';

  const other = await context.newPage();
  await giveKey(other);
  await other.goto(link);
  await expect(startButton(other)).toBeVisible();
  await expect.poll(() => requestText(other)).toBe(shown);
  expect(await startsOf(sandbox)).toEqual([]);
});

test('the curl snippet sends the key as Bearer', async ({ page }) => {
  await openCompose(page);
  await openPanel(page, 'snippet');
  await expect(page.getByTestId('snippet')).toContainText(
    `printf 'Authorization: Bearer %s\\n' "$CORECLAW_API_KEY" | curl`,
  );
});

test.describe('a failure', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  for (const { name, arrange, said, codes } of [
    {
      name: 'of a balance that is too low',
      arrange: (sandbox: Sandbox) => sandbox.setBalance(0),
      said: 'The balance is too low',
      codes: /HTTP 402 · code 30001 · request req-/,
    },
    {
      name: 'of a key that is refused',
      arrange: (sandbox: Sandbox) =>
        sandbox.fail({ match: WIRES.v2.start, fault: { kind: 'status', status: 401, code: 12002 } }),
      said: 'The platform refused this API key',
      codes: /HTTP 401 · code 12002/,
    },
    {
      name: 'of too many runs',
      arrange: (sandbox: Sandbox) =>
        sandbox.fail({ match: WIRES.v2.start, fault: { kind: 'status', status: 429, code: 30003 } }),
      said: 'Too many runs at the same time',
      codes: /HTTP 429 · code 30003/,
    },
  ]) {
    test(`${name} says so, with its codes, and keeps the form`, async ({ page, sandbox }) => {
      await giveKey(page);
      await arrange(sandbox);
      await openCompose(page);
      await page.getByLabel('Base location').fill('Oslo');
      await startButton(page).click();
      const alert = page.getByRole('alert').filter({ hasText: said });
      await expect(alert).toContainText(codes);
      await alert.getByRole('button', { name: 'Copy details' }).click();
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await expect.poll(copied).toContain('HTTP ');
      expect(await copied()).not.toContain(sandbox.key);
      await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
    });
  }
});
