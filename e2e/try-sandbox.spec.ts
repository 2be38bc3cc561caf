import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import { buildConsole } from './servers/build-console.ts';
import { keyButton, runOnce, watchRequests } from './steps/compose.ts';
import { startConsole } from './servers/console-server.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import { listen } from './servers/listen.ts';

const REAL_KEY = 'scraper_api_real_and_secret';

test('the sandbox is reached from the first screen, shares nothing with the other side, and is left again', async ({
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
  const build = { outDir: '.cache/app-try-sandbox', env: { VITE_API_BASE_URL: platform.origin } };
  buildConsole(build);
  const server = await startConsole({ build });
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
  await expect(keyButton(page)).toContainText('API key set …cret');
  await expect(page.getByRole('complementary', { name: 'Sandbox' })).toBeHidden();
  await expect(page.getByRole('link', { name: /^Try coreclaw/ })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Runs' }).click();
  await expect.poll(() => received.length).toBeGreaterThan(0);
  // What it is still loading would fail without its server.
  await page.close();
  await server.stop();
  platform.stop();
});
