import type { IncomingMessage } from 'node:http';
import { ask } from './servers/ask.ts';
import { startConsole } from './servers/console-server.ts';
import { expect, giveKey, test } from './fixtures.ts';
import { listen } from './servers/listen.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types run-console";

/** What every answer says, of the page or of the API. */
const COMPANIONS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
};

/** A platform that answers everything with an account, and remembers what reached it. */
async function startUpstream() {
  const received: IncomingMessage[] = [];
  const server = await listen((req, res) => {
    received.push(req);
    res.setHeader('content-type', 'application/json');
    res.end(
      '{"code":0,"message":"success","data":{"balance":"12.50","traffic":0,"traffic_expiration_at":0}}',
    );
  });
  return { ...server, received };
}

test('every answer carries the policy and its companions', async ({ request: client }) => {
  for (const path of ['/', '/start.js', '/workers/coreclaw/google-maps-scraper', '/assets/none.js']) {
    const headers = (await client.get(path)).headers();
    expect.soft(headers, path).toMatchObject({
      'content-security-policy': `${POLICY}; frame-ancestors 'none'`,
      ...COMPANIONS,
    });
  }
  const ofApi = (await client.get('/api/store?search=maps')).headers();
  expect(ofApi).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    ...COMPANIONS,
  });
});

test('every feature that the policy refuses is one that Chromium knows @deep', async ({ page }) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(lines.filter((line) => /permissions-policy/i.test(line))).toEqual([]);
});

test.describe('a text', () => {
  test.use({ allowedErrors: [/TrustedHTML|TrustedScriptURL|TrustedTypePolicy|CSP violation/] });

  test('becomes no script, and no policy that lets it can be made', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const outcomes = await page.evaluate(() => {
      const tries = {
        html: () => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'),
        script: () => (document.createElement('script').src = '/start.js'),
        worker: () => new Worker('/start.js'),
        policy: () => globalThis.trustedTypes?.createPolicy('other', { createScriptURL: (text) => text }),
        named: () =>
          globalThis.trustedTypes?.createPolicy('run-console', { createScriptURL: (text) => text }),
      };
      return Object.entries(tries).map(([name, attempt]) => {
        try {
          attempt();
          return `${name} passed`;
        } catch (error) {
          return error instanceof TypeError ? name : String(error);
        }
      });
    });
    expect(outcomes).toEqual(['html', 'script', 'worker', 'policy', 'named']);
  });
});

test('a page that opened the console has no hold on it', async ({ page, context, origin }) => {
  const opener = await listen((_, res) => {
    res.setHeader('content-type', 'text/html');
    res.end('<!doctype html><title>opener</title>');
  });
  await page.goto(opener.origin);
  const opened = context.waitForEvent('page');
  await page.evaluate((address) => void Object.assign(window, { tab: window.open(address) }), origin);
  const tab = await opened;
  await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await tab.evaluate(() => window.opener === null)).toBe(true);
  // For the opener the tab is closed, and cannot be led elsewhere.
  expect(await page.evaluate(() => 'tab' in window && (window.tab as Window).closed)).toBe(true);
  opener.stop();
});

test('the page carries its policy itself, for hosts that send no headers', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute('content', POLICY);
});

test('the page may not be kept, its hashed files may, and a missing file is not the page', async ({
  request: client,
}) => {
  const page = await client.get('/');
  expect(page.headers()['cache-control']).toBe('no-cache');

  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  const asset = await client.get(script ?? '');
  expect(asset.status()).toBe(200);
  expect(asset.headers()['cache-control']).toBe('public, max-age=31536000, immutable');

  expect((await client.get('/assets/none.js')).status()).toBe(404);
});

test('an address within the console gives the page', async ({ request: client }) => {
  const page = await (await client.get('/')).text();
  for (const path of [
    '/workers/coreclaw/google-maps-scraper',
    '/workers/someone/worker.v1.js',
    '/runs',
    '/runs/01KPD6M5YQADCQKGVKPDZVYC63',
  ]) {
    const answer = await client.get(path, { headers: { accept: 'text/html' } });
    expect.soft([answer.status(), await answer.text()], path).toEqual([200, page]);
  }
});

for (const { system, chosen, shown } of [
  { system: 'dark', chosen: null, shown: 'dark' },
  { system: 'dark', chosen: 'light', shown: 'light' },
  { system: 'light', chosen: 'dark', shown: 'dark' },
] as const) {
  test(`${shown} is there before the console’s own script, where the system is ${system} and the choice ${chosen ?? 'none'} @deep`, async ({
    browser,
    origin,
  }) => {
    const context = await browser.newContext({ colorScheme: system });
    const page = await context.newPage();
    await page.addInitScript(
      (theme) => theme !== null && localStorage.setItem('run-console.theme', theme),
      chosen,
    );
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(origin);
    await expect(page.locator('html')).toHaveAttribute('data-theme', shown);
    await context.close();
  });
}

test('a page of another site cannot use the API behind this server', async ({ origin, sandbox }) => {
  expect((await ask(origin, '/api/store?search=maps')).status).toBe(200);
  expect(
    (await ask(origin, '/api/store?search=maps', { headers: { origin: 'https://evil.example' } })).status,
  ).toBe(403);
  expect((await ask(origin, '/api/store?search=maps', { headers: { host: 'evil.example' } })).status).toBe(
    403,
  );
  expect((await ask(origin, '/__sandbox/requests', { headers: { host: 'evil.example' } })).status).toBe(403);
  expect(await sandbox.requests()).toHaveLength(1);
});

test.describe('with CORECLAW_API_URL', () => {
  test('the key reaches that origin and nothing else', async ({ page }) => {
    const upstream = await startUpstream();
    const server = await startConsole({ upstream: upstream.origin });
    const key = 'scraper_api_only_for_the_platform';
    const carriers = new Set<string>();
    page.on('request', (sent) => {
      const { origin, pathname } = new URL(sent.url());
      if (JSON.stringify([sent.url(), sent.headers(), sent.postData()]).includes(key)) {
        carriers.add(`${origin}${pathname.slice(0, 8)}`);
      }
    });

    await giveKey(page, key);
    await page.goto(server.origin);
    await expect.poll(() => upstream.received.map(({ url }) => url)).toContain('/api/v1/account/info');

    // Both versions of the platform are behind it.
    await expect.poll(() => [...carriers]).toContain(`${server.origin}/api/v1/`);
    expect([...carriers].filter((to) => !to.startsWith(`${server.origin}/api/v`))).toEqual([]);
    const account = upstream.received.find(({ url }) => url === '/api/v1/account/info');
    expect(account?.headers).toMatchObject({ 'api-key': key });
    expect(account?.headers).not.toHaveProperty('cookie');
    expect(account?.headers).not.toHaveProperty('referer');
    // What it is still loading would fail without its server.
    await page.close();
    await server.stop();
    upstream.stop();
  });

  test('an origin that cannot be reached is a failure in the platform’s envelope @deep', async ({
    request: client,
  }) => {
    const server = await startConsole({ upstream: 'http://127.0.0.1:1' });
    const answer = await client.get(`${server.origin}/api/store?search=maps`);
    expect([answer.status(), await answer.json()]).toEqual([
      502,
      {
        code: 5000,
        message:
          'http://127.0.0.1:1 cannot be reached (ECONNREFUSED). Check CORECLAW_API_URL and the network of this machine.',
        data: null,
      },
    ]);
    await server.stop();
  });

  test('only paths that stay under /api are forwarded @deep', async () => {
    const upstream = await startUpstream();
    const server = await startConsole({ upstream: upstream.origin });
    for (const path of ['/api/../secret', '/api/%2e%2e/secret', '/api/..%2fsecret', '/__sandbox/requests']) {
      expect.soft((await ask(server.origin, path)).status, path).toBe(404);
    }
    expect(upstream.received).toEqual([]);
    await server.stop();
    upstream.stop();
  });
});

test('a key in the tab is used for the account @deep', async ({ page, sandbox }) => {
  await giveKey(page);
  await page.goto('/');
  await expect
    .poll(async () => (await sandbox.requests()).map(({ path }) => path))
    .toContain('/api/v1/account/info');
});

test.describe('a connection that breaks', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [/Failed to load resource/] });

  test('carries a request once, whatever was fetched just before', async ({ page, sandbox }) => {
    await page.goto('/');
    await sandbox.fail({ match: '/api/v1/rerun', fault: { kind: 'drop' }, after: true });
    // A browser repeats a POST by itself where it broke on a connection that was used before.
    await page.evaluate(async () => {
      await (await fetch('/start.js', { cache: 'no-store' })).text();
      await fetch('/api/v1/rerun', { method: 'POST', body: '{}' }).catch(() => undefined);
    });
    expect((await sandbox.requests()).filter(({ path }) => path === '/api/v1/rerun')).toHaveLength(1);
  });
});
