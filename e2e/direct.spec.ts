import { getRequestListener } from '@hono/node-server';
import { createSandbox } from '#sandbox/app.ts';
import { buildConsole } from './servers/build-console.ts';
import { startConsole } from './servers/console-server.ts';
import { listen } from './servers/listen.ts';
import { createSandboxClient } from './servers/sandbox.ts';
import { expect, giveKey, test } from './fixtures.ts';

test('a build for another origin sends the key there as Bearer, through the preflight, and nowhere else', async ({
  page,
}) => {
  const { app, key } = createSandbox({ now: () => Date.now(), random: () => Math.random() });
  const platform = await listen((req, res) => {
    void getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false })(req, res);
  });
  const build = { outDir: '.cache/app-direct', env: { VITE_API_BASE_URL: platform.origin } };
  buildConsole(build);
  const server = await startConsole({ build });

  await giveKey(page, key);
  await page.goto(server.origin);
  const sandbox = createSandboxClient(platform.origin);
  await expect
    .poll(async () => (await sandbox.requests()).map(({ path }) => path))
    .toContain('/api/v1/account/info');

  const asked = (await sandbox.requests()).find(
    ({ method, path }) => method === 'POST' && path === '/api/v1/account/info',
  );
  expect(asked?.headers).toMatchObject({ authorization: `Bearer ${key}` });
  expect(asked?.headers).not.toHaveProperty('api-key');
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    new RegExp(`connect-src 'self' ${platform.origin};`),
  );
  // What it is still loading would fail without its server.
  await page.close();
  await server.stop();
  platform.stop();
});
