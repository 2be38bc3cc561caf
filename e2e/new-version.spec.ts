import { readdirSync, renameSync, readFileSync, writeFileSync, cpSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { buildFor } from './servers/hosts.ts';
import {
  expectRequest,
  field,
  HTTP_ERRORS,
  jsonToggle,
  saveKey,
  startButton,
  startsOf,
} from './steps/compose.ts';
import { WIRES } from './steps/dialect.ts';
import { expect, expectAccessibleInEachTheme, test } from './fixtures.ts';
import { sandboxInPage } from './servers/sandbox.ts';
import { slowed } from './stress.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const BUILD_A = join(root, buildFor('in-page', 'v1').outDir);
const BUILD_B = join(root, '.cache/app-version-b');

const TYPE: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** A host of static files whose folders can be exchanged, as a deployment does: that of the page, and that of its files. */
async function startHost(folder: string) {
  const host = { page: folder, files: folder, origin: '', stop: () => Promise.resolve() };
  const server = createServer((req, res) => {
    const path = new URL(req.url ?? '/', 'http://host').pathname;
    const type = TYPE[extname(path)];
    try {
      const file = type === undefined ? join(host.page, 'index.html') : join(host.files, path);
      const body = readFileSync(file);
      res.writeHead(200, { 'content-type': type ?? 'text/html', 'cache-control': 'no-cache' }).end(body);
    } catch {
      res.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with a port.
  host.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  host.stop = () => new Promise((resolve) => server.close(() => resolve()));
  return host;
}

/** The same build under other names, as after a change in every file. */
function renamed(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  const assets = join(to, 'assets');
  const names = readdirSync(assets).filter((name) => name.endsWith('.js'));
  for (const name of names) renameSync(join(assets, name), join(assets, renameOf(name)));
  const texts = [
    ...readdirSync(assets)
      .filter((name) => /\.(js|css)$/.test(name))
      .map((name) => join(assets, name)),
  ];
  for (const file of [...texts, join(to, 'index.html')]) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      names.reduce((rest, name) => rest.replaceAll(name, renameOf(name)), text),
    );
  }
}

const renameOf = (name: string) => name.replace(/\.js$/, '-b.js');

const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'A new version is available' });

test.describe('a new deployment while a tab is open', () => {
  // In one worker: they share what is built for them.
  test.describe.configure({ mode: 'default' });
  // The code of the old build is gone: the browser says so, and so does the console.
  test.use({ allowedErrors: [HTTP_ERRORS] });
  let host: Awaited<ReturnType<typeof startHost>>;
  const deploy = (folder: string) => Object.assign(host, { page: folder, files: folder });
  test.beforeAll(async () => {
    test.setTimeout(slowed(180_000));
    renamed(BUILD_A, BUILD_B);
    host = await startHost(BUILD_A);
  });
  test.beforeEach(() => {
    deploy(BUILD_A);
  });
  test.afterAll(() => host.stop());

  async function openHalfTyped(page: Page) {
    await page.goto(`${host.origin}/workers/coreclaw/google-maps-scraper`);
    await expect(startButton(page)).toBeVisible();
    await field(page, 'base_location').getByRole('textbox').fill('Half-typed, Austria');
    await expectRequest(page).toMatchObject({
      input: { parameters: { custom: { base_location: 'Half-typed, Austria' } } },
    });
  }

  test('a part that is gone leaves the form as it is, and the notice leads to the new version with the draft', async ({
    page,
  }) => {
    await openHalfTyped(page);
    deploy(BUILD_B);
    await jsonToggle(page).click();
    await expect(page.getByRole('alert').filter({ hasText: 'This part could not be loaded' })).toBeVisible();
    await expect(notice(page)).toContainText('What you typed');
    await expect(startButton(page)).toBeVisible();
    await expectAccessibleInEachTheme(page);
    await notice(page).getByRole('button', { name: 'Reload' }).click();
    await expect(startButton(page)).toBeVisible();
    await expect(page).toHaveURL(/\/workers\/coreclaw\/google-maps-scraper$/);
    await expectRequest(page).toMatchObject({
      input: { parameters: { custom: { base_location: 'Half-typed, Austria' } } },
    });
    await expect(page.locator('script[type="module"][src*="-b.js"]')).toHaveCount(1);
    await expect(notice(page)).toBeHidden();
  });

  test('a start in flight is looked up by the new version: neither lost nor sent again', async ({ page }) => {
    await openHalfTyped(page);
    const sandbox = sandboxInPage(page);
    await sandbox.fail({
      match: WIRES.v1.start,
      after: true,
      fault: { kind: 'delay' },
    });
    await startButton(page).click();
    await saveKey(page, sandbox.key);
    await expect.poll(() => sandbox.runs()).toHaveLength(1);
    const [run] = await sandbox.runs();
    deploy(BUILD_B);
    await jsonToggle(page).click();
    await notice(page).getByRole('button', { name: 'Reload' }).click();
    await expect(page.locator('script[type="module"][src*="-b.js"]')).toHaveCount(1);
    await page.getByRole('link', { name: 'Open the run' }).click();
    await expect(page.getByTestId('run-slug')).toHaveText(run ?? '');
    expect(await sandbox.runs()).toEqual([run]);
    expect(await startsOf(sandbox)).toHaveLength(1);
  });

  test('a tab that is looked at again after a while says so, and never reloads by itself', async ({
    page,
  }) => {
    await page.clock.install();
    await openHalfTyped(page);
    // The files of the version before are left in place: what the tab still loads does not tell of the new one before.
    host.page = BUILD_B;
    const lookAgain = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await lookAgain();
    await expect(notice(page)).toBeHidden();
    await page.clock.fastForward(240_000);
    await lookAgain();
    await expect(notice(page)).toBeVisible();
    await expect(field(page, 'base_location').getByRole('textbox')).toHaveValue('Half-typed, Austria');
    await notice(page).getByRole('button', { name: 'Later' }).click();
    await expect(notice(page)).toBeHidden();
  });

  test('a host that is down, or the same build, says nothing', async ({ page }) => {
    await page.clock.install();
    await openHalfTyped(page);
    const paths: string[] = [];
    page.on('requestfinished', (request) => paths.push(new URL(request.url()).pathname));
    await page.clock.fastForward(240_000);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(() => paths).toContain('/');
    await page.route(`${host.origin}/`, (route) => route.fulfill({ body: '<html>Sign in</html>' }));
    await page.clock.fastForward(240_000);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(() => paths.filter((path) => path === '/').length).toBe(2);
    await expect(notice(page)).toBeHidden();
  });
});
