import { existsSync, readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buildConsole } from './servers/build-console.ts';
import {
  expectOneStart,
  HTTP_ERRORS,
  MAPS,
  openPanel,
  requestText,
  RUN_URL,
  startButton,
} from './steps/compose.ts';
import { expect, giveKey, test as base } from './fixtures.ts';
import type { Served } from './servers/hosts.ts';
import { startStaticHost } from './servers/static-host.ts';
import { slowed } from './stress.ts';

const BUILD = {
  outDir: '.cache/app-sub-path',
  mode: 'production' as const,
  env: {
    VITE_API_BASE_URL: 'same-origin',
    VITE_API_PLATFORM: 'sandbox',
    VITE_BASE: '/console/',
  },
};

const test = base.extend<object, { built: string; plain: Served }>({
  built: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      buildConsole(BUILD);
      await use(BUILD.outDir);
    },
    { scope: 'worker', timeout: slowed(300_000) },
  ],
  served: [
    async ({ built }, use) => {
      const served = await startStaticHost({ folder: built, base: '/console/', rules: true });
      await use(served);
      await served.stop();
    },
    { scope: 'worker' },
  ],
  plain: [
    async ({ built }, use) => {
      const served = await startStaticHost({ folder: built, base: '/console/', rules: false });
      await use(served);
      await served.stop();
    },
    { scope: 'worker' },
  ],
});

// One worker, and so one build.
test.describe.configure({ mode: 'default' });

test('under a sub-path a Worker is found, started, followed, and its link opens it again', async ({
  page,
  context,
  origin,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.hurry();
  await page.goto('/console/');
  await page.getByRole('combobox', { name: 'Worker' }).fill('google maps');
  await page
    .getByRole('link', { name: /Google Maps/ })
    .first()
    .click();
  await expect(page).toHaveURL(`/console/workers/${MAPS}`);
  await page.getByLabel('Base location').fill('Oslo');
  await expect.poll(() => requestText(page)).toContain('Oslo');
  const shown = await requestText(page);
  await openPanel(page, 'link');
  const link = (await page.getByTestId('share-link').textContent()) ?? '';
  expect(link).toContain(`${origin}/console/workers/${MAPS}#`);

  await startButton(page).click();
  await expect(page).toHaveURL(/\/console\/runs\/\w{26}$/);
  await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
  await expectOneStart(sandbox, shown);
  await page.getByRole('banner').getByRole('link', { name: 'Runs' }).click();
  await expect(page).toHaveURL('/console/runs');
  await expect(page.getByRole('row', { name: /Succeeded/ })).toBeVisible();
  await page.reload();
  await page
    .getByRole('row', { name: /Succeeded/ })
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(RUN_URL);

  const other = await context.newPage();
  await other.goto(link);
  await expect.poll(() => requestText(other)).toBe(shown);
  await expect(other).toHaveURL(link);
  await other.goto('/console/');
  await other.getByRole('combobox', { name: 'Worker' }).fill(link);
  await other.keyboard.press('Enter');
  await expect(other.getByLabel('Base location')).toHaveValue('Oslo');
});

test('the first script asks for the code of a form, under a sub-path too', async ({ page }) => {
  await page.goto('/console/workers/x', { waitUntil: 'commit' });
  const files = page.locator('link[rel="modulepreload"][href*="/assets/compose-"]');
  await expect(files.first()).toHaveAttribute('href', /^\/console\/assets\/.+\.js$/);
});

test.describe('an address within the console', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  const SCREENS = [
    [`/console/workers/${MAPS}`, /^google.maps.scraper$/i],
    ['/console/runs', 'Runs'],
  ] as const;

  test('shows its screen on a host that reads _redirects', async ({ page }) => {
    for (const [path, heading] of SCREENS) {
      expect((await page.goto(path))?.status()).toBe(200);
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    }
  });

  test('shows its screen on a host that knows only 404.html', async ({ page, plain }) => {
    for (const [path, heading] of SCREENS) {
      expect((await page.goto(plain.origin + path))?.status()).toBe(404);
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    }
  });

  test('that is no screen says so', async ({ page }) => {
    expect((await page.goto('/console/nowhere'))?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  });
});

test('the rules of the build set the policy everywhere, and let hashed files be kept', async ({
  request,
  page,
}) => {
  await page.goto('/console/');
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  const policy = `${(await meta.getAttribute('content')) ?? ''}; frame-ancestors 'none'`;
  const script = (await page.locator('script[type="module"]').getAttribute('src')) ?? '';
  for (const [path, cacheControl] of [
    ['/console/', undefined],
    ['/console/runs', undefined],
    [script, 'public, max-age=31536000, immutable'],
  ] as const) {
    const headers = (await request.get(path)).headers();
    expect.soft(headers, path).toMatchObject({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect.soft(headers['cache-control'], path).toBe(cacheControl);
  }
  expect((await request.get('/console/assets/none.js')).status()).toBe(404);
});

test('the compressed files of the build are its files', ({ built }) => {
  const page = readFileSync(`${built}/index.html`, 'utf8');
  const script = /src="\/console\/(assets\/index[^"]+\.js)"/.exec(page)?.[1] ?? '';
  for (const file of ['index.html', script]) {
    const plain = readFileSync(`${built}/${file}`);
    expect(gunzipSync(readFileSync(`${built}/${file}.gz`)).equals(plain)).toBe(true);
    expect(brotliDecompressSync(readFileSync(`${built}/${file}.br`)).equals(plain)).toBe(true);
  }
  expect(readFileSync(`${built}/404.html`, 'utf8')).toBe(page);
  // What names every module is no file of the console; what names those that it was made with is.
  expect(existsSync(`${built}/.vite`)).toBe(false);
  const licences = readFileSync(`${built}/third-party-licences.md`, 'utf8');
  for (const name of ['react', '@rjsf/core', 'zod', 'hono']) expect.soft(licences).toContain(`\n## ${name} `);
});
