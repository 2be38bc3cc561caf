import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import { createSandbox } from '#sandbox/app.ts';
import { buildConsole } from './servers/build-console.ts';
import { keyButton, runOnce, watchRequests } from './steps/compose.ts';
import { startConsole, type ConsoleServer } from './servers/console-server.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import { listen } from './servers/listen.ts';
import { createSandboxClient } from './servers/sandbox.ts';
import { slowed } from './stress.ts';

const REAL_KEY = 'scraper_api_real_and_secret';

test.describe('a build for another origin', () => {
  // In one worker: they share what is built for them.
  test.describe.configure({ mode: 'default' });

  let platform: Awaited<ReturnType<typeof listen>>;
  let answer: RequestListener;
  let server: ConsoleServer;

  test.beforeAll(async () => {
    test.setTimeout(slowed(180_000));
    platform = await listen((req, res) => answer(req, res));
    const build = { outDir: '.cache/app-direct', env: { VITE_API_BASE_URL: platform.origin } };
    buildConsole(build);
    server = await startConsole({ build });
  });
  // What the page is still loading would fail without its server.
  test.afterEach(({ page }) => page.close());
  test.afterAll(async () => {
    await server.stop();
    platform.stop();
  });

  test('sends the key there as Bearer, through the preflight, and nowhere else', async ({ page }) => {
    const { app, key } = createSandbox({ now: () => Date.now(), random: () => Math.random() });
    answer = (req, res) => {
      void getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false })(req, res);
    };
    await giveKey(page, key);
    await page.goto(server.origin);
    const sandbox = createSandboxClient(platform.origin);
    await expect
      .poll(async () => (await sandbox.requests()).map(({ path }) => path))
      .toContain('/api/v1/account/info');

    const accountRequest = (await sandbox.requests()).find(
      ({ method, path }) => method === 'POST' && path === '/api/v1/account/info',
    );
    expect(accountRequest?.headers).toMatchObject({ authorization: `Bearer ${key}` });
    expect(accountRequest?.headers).not.toHaveProperty('api-key');
    await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
      'content',
      new RegExp(`connect-src 'self' ${platform.origin};`),
    );
  });

  test('leads to the sandbox from its first screen, which shares nothing with the other side, and is left again', async ({
    page,
  }) => {
    const received: string[] = [];
    answer = (req, res) => {
      received.push(`${req.method ?? ''} ${req.url ?? ''}`);
      res.writeHead(200, {
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization, content-type',
      });
      res.end(JSON.stringify({ code: 0, message: 'success', data: { balance: '5.00', list: [] } }));
    };
    await giveKey(page, REAL_KEY);
    await page.goto(server.origin);
    await expect(keyButton(page)).toContainText('API key set …cret');
    await expect.poll(() => received.length).toBeGreaterThan(0);

    await page.getByRole('link', { name: 'Try it in the sandbox' }).click();
    await expect(page.getByRole('complementary', { name: 'Sandbox' })).toBeVisible();
    await expect(keyButton(page)).not.toContainText('set');
    received.length = 0;
    const sent = watchRequests(page);
    await page.getByRole('link', { name: /^Try coreclaw/ }).click();
    await runOnce(page);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded', { timeout: slowed(30_000) });
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
    await expect(keyButton(page)).toContainText('API key set …cret');
    await expect(page.getByRole('complementary', { name: 'Sandbox' })).toBeHidden();
    await expect(page.getByRole('link', { name: /^Try coreclaw/ })).toBeVisible();
    await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click();
    await expect.poll(() => received.length).toBeGreaterThan(0);
  });
});
