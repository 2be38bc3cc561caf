import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import { buildConsole } from './build-console.ts';
import { keyButton, RUN_URL, saveKey, startButton } from './compose.ts';
import { startConsole, type ConsoleServer } from './console-server.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import { listen } from './listen.ts';

const REAL_KEY = 'scraper_api_real_and_secret';
const RUN = '/workers/coreclaw/google-maps-scraper';

/** Every request that a page sends, as "METHOD url". */
function watchRequests(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
  return sent;
}

async function runOnce(page: Page): Promise<void> {
  await startButton(page).click();
  await saveKey(page, SANDBOX_KEY);
  await expect(page).toHaveURL(RUN_URL);
}

test.describe('a build that needs no server', () => {
  // In one worker: they share what is built for them.
  test.describe.configure({ mode: 'default' });
  let server: ConsoleServer;
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    const build = { outDir: '.cache/app-sandbox', env: { VITE_API_BASE_URL: 'sandbox' } };
    buildConsole(build);
    server = await startConsole({ build });
  });
  test.afterAll(() => server.stop());

  test('runs a Worker to its data in the page, keeps the run over a reload, and asks no server for it', async ({
    page,
  }) => {
    const sent = watchRequests(page);
    await page.goto(`${server.origin}${RUN}`);
    await expect(page.getByRole('complementary', { name: 'Sandbox' })).toContainText('not real');
    await expect(page.getByRole('link', { name: 'Leave the sandbox' })).toBeHidden();
    await runOnce(page);
    await page.reload();
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded', { timeout: 30_000 });
    await expect(page.getByRole('complementary', { name: 'Sandbox' })).toBeVisible();
    expect(sent.filter((line) => /\/(api|__sandbox)\//.test(line))).toEqual([]);
  });

  test('gives the results and the whole log as files', async ({ page }) => {
    await page.goto(`${server.origin}${RUN}`);
    await runOnce(page);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded', { timeout: 30_000 });
    await page.getByRole('tab', { name: 'Log' }).click();
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Whole log' }).click();
    await expect((await opened).locator('body')).toContainText('Run succeeded with 20 results');

    await page.getByRole('tab', { name: 'Results' }).click();
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'CSV made by the platform' }).check();
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^run-[0-9A-Z]{26}\.csv$/);
    expect(await readFile(await file.path(), 'utf8')).toContain('\n');
  });

  test('says in every snippet that it reaches nothing real', async ({ page }) => {
    await page.goto(`${server.origin}${RUN}`);
    await page.getByRole('tab', { name: 'Snippet' }).click();
    await expect(page.getByTestId('snippet')).toContainText('https://sandbox.invalid/');
    await expect(page.getByText('starts nothing real')).toBeVisible();
  });
});

test.describe('the sandbox beside a real platform', () => {
  test('is reached from the first screen, shares nothing with the other side, and is left again', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const received: string[] = [];
    const platform = await listen((req, res) => {
      received.push(`${req.method ?? ''} ${req.url ?? ''}`);
      res.writeHead(200, {
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization, content-type',
      });
      res.end(JSON.stringify({ code: 0, message: 'success', data: { balance: '5.00', list: [] } }));
    });
    const build = { outDir: '.cache/app-beside', env: { VITE_API_BASE_URL: platform.origin } };
    buildConsole(build);
    const server = await startConsole({ build });
    await giveKey(page, REAL_KEY);
    await page.goto(server.origin);
    await expect(keyButton(page)).toContainText('API key set');
    await expect.poll(() => received.length).toBeGreaterThan(0);

    await page.getByRole('link', { name: 'Try it in the sandbox' }).click();
    await expect(page.getByRole('complementary', { name: 'Sandbox' })).toBeVisible();
    await expect(keyButton(page)).not.toContainText('set');
    received.length = 0;
    const sent = watchRequests(page);
    await page.getByRole('link', { name: /^Try coreclaw/ }).click();
    await runOnce(page);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded', { timeout: 30_000 });
    await expectAccessible(page);
    expect(new URL(page.url()).pathname).toMatch(/^\/sandbox\/runs\//);
    expect(received).toEqual([]);
    expect(sent.filter((line) => !line.includes(server.origin) && !line.includes('blob:'))).toEqual([]);
    const seen = await page.evaluate(async () => {
      const requests = await sandboxFetch?.('/__sandbox/requests');
      return requests?.text();
    });
    expect(seen).toContain(SANDBOX_KEY);
    expect(seen).not.toContain(REAL_KEY);

    await page.getByRole('link', { name: 'Leave the sandbox' }).click();
    await expect(page).toHaveURL(`${server.origin}/`);
    await expect(keyButton(page)).toContainText('API key set');
    await expect(page.getByRole('complementary', { name: 'Sandbox' })).toBeHidden();
    await expect(page.getByRole('link', { name: /^Try coreclaw/ })).toBeVisible();
    await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click();
    await expect.poll(() => received.length).toBeGreaterThan(0);
    await server.stop();
    platform.stop();
  });
});
