import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { ReceivedRequest } from '#sandbox/world.ts';
import { buildConsole } from './build-console.ts';
import {
  expectRequest,
  field,
  HTTP_ERRORS,
  MAPS,
  MAPS_BODY,
  openCompose,
  requestText,
  RUN_URL,
  startButton,
} from './compose.ts';
import { startConsole } from './console-server.ts';
import { expect, giveKey, test as base } from './fixtures.ts';
import type { Sandbox } from './sandbox.ts';

const START = '/api/v2/workers/coreclaw~google-maps-scraper/runs';

const { scraper_slug: _, ...V2_BODY } = MAPS_BODY;

/** Without a key nobody tells the version and the Worker's own system defaults. */
const PUBLIC_BODY = {
  is_async: true,
  input: {
    parameters: {
      system: {
        cpus: 0.125,
        memory: 512,
        execute_limit_time_seconds: 1800,
        max_total_charge: 0,
        max_total_traffic: 0,
      },
      custom: MAPS_BODY.input.parameters.custom,
    },
  },
};

const test = base.extend<object, { origin: string }>({
  origin: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const build = {
        outDir: '.cache/app-v2',
        env: { VITE_API_BASE_URL: 'same-origin', VITE_API_VERSION: 'v2', VITE_API_PLATFORM: 'sandbox' },
      };
      buildConsole(build);
      const server = await startConsole({ build });
      await use(server.origin);
      await server.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

// One worker, and so one build.
test.describe.configure({ mode: 'default' });

async function startsOf(sandbox: Sandbox): Promise<readonly ReceivedRequest[]> {
  return (await sandbox.requests()).filter(({ method, path }) => method === 'POST' && path === START);
}

test('a Worker is found, filled, started, and followed to its results and log in API v2', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.hurry();
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Worker' }).fill('google maps');
  await page
    .getByRole('link', { name: /Google Maps/ })
    .first()
    .click();
  await expect(page).toHaveURL(`/workers/${MAPS}`);
  await page.getByLabel('Base location').fill('Zürich, CH');
  await expectRequest(page).toEqual({
    ...V2_BODY,
    input: {
      parameters: {
        ...V2_BODY.input.parameters,
        custom: { ...V2_BODY.input.parameters.custom, base_location: 'Zürich, CH' },
      },
    },
  });
  const shown = await requestText(page);

  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
  expect((await startsOf(sandbox)).map(({ body }) => body)).toEqual([shown]);
  await expect(page.getByRole('grid', { name: 'Results' })).toHaveAttribute('aria-rowcount', '21');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByRole('table', { name: 'Log' }).getByRole('row').first()).toContainText('Info');
  await page.goto('/runs');
  await expect(page.getByRole('row', { name: /Succeeded/ })).toBeVisible();

  const asked = await sandbox.requests();
  expect(asked.filter(({ path }) => !path.startsWith('/api/v2/')).map(({ path }) => path)).toEqual([]);
  for (const { path, headers } of asked) {
    const isPublic = /^\/api\/v2\/(store|proxy\/region|workers\/[^/]+\/input-schema)/.test(path);
    expect.soft(headers['authorization'], path).toBe(isPublic ? undefined : `Bearer ${sandbox.key}`);
    expect.soft(headers['api-key'], path).toBeUndefined();
  }
});

test('a Worker opens without a key, and names no version', async ({ page }) => {
  await openCompose(page);
  await expectRequest(page).toEqual(PUBLIC_BODY);
});

test('a run can be aborted', async ({ page }) => {
  await giveKey(page);
  await openCompose(page);
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await page.getByRole('button', { name: 'Abort' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Abort run' }).click();
  await expect(page.getByTestId('run-status')).toHaveText(/Aborting|Aborted/);
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
  await expect.poll(() => requestText(page)).toContain('Oslo');
  const shown = await requestText(page);
  await page.getByRole('tab', { name: 'Link', exact: true }).click();
  const link = (await page.getByTestId('share-link').textContent()) ?? '';

  const other = await context.newPage();
  await giveKey(other);
  await other.goto(link);
  await expect(startButton(other)).toBeVisible();
  await expect.poll(() => requestText(other)).toBe(shown);
  expect(await startsOf(sandbox)).toEqual([]);
});

test('the curl snippet starts a run with the very request that is shown', async ({ page, sandbox }) => {
  await openCompose(page);
  await field(page, 'base_location').getByRole('textbox').fill(`it's "so" $HOME`);
  await expect.poll(() => requestText(page)).toContain('$HOME');
  const shown = await requestText(page);
  await page.getByRole('tab', { name: 'Snippet', exact: true }).click();
  const text = (await page.getByTestId('snippet').textContent()) ?? '';
  expect(text).toContain('--header "Authorization: Bearer $CORECLAW_API_KEY"');
  const file = test.info().outputPath('snippet.sh');
  writeFileSync(file, text);
  const { stdout } = await promisify(execFile)('bash', [file], {
    env: { ...process.env, CORECLAW_API_KEY: sandbox.key },
  });
  expect(stdout).toContain('run_slug');
  expect((await startsOf(sandbox)).map(({ body }) => body)).toEqual([shown]);
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
        sandbox.fail({ match: START, fault: { kind: 'status', status: 401, code: 12002 } }),
      said: 'The platform refuses this API key',
      codes: /HTTP 401 · code 12002/,
    },
    {
      name: 'of too many runs',
      arrange: (sandbox: Sandbox) =>
        sandbox.fail({ match: START, fault: { kind: 'status', status: 429, code: 30003 } }),
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
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain('HTTP ');
      expect(copied).not.toContain(sandbox.key);
      await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
    });
  }

  test('that loses the answer of a start is not tried again: the run is found in the list', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await sandbox.fail({ match: START, fault: { kind: 'drop' }, after: true });
    await openCompose(page);
    await startButton(page).click();
    await page.getByRole('link', { name: 'It started: open it' }).click();
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(1);
  });
});
