import { chromium } from 'playwright';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLocal } from './build-local.mjs';
import { launchOptions } from './chromium.mjs';
import { galleryPage } from './gallery/gallery-page.mjs';
import { LOOKS, putOn } from './gallery/looks.mjs';
import { sandboxControl } from './gallery/sandbox-control.mjs';
import { STATES } from './gallery/states.mjs';
import { setUp, setUpChromium } from './setup.mjs';
import { StepError, root, runMain, say } from './steps.mjs';

/*
 * `npm run screenshots` takes pictures of every state of every screen in every look, for people to look at, and renews
 * those of the README and the docs. With a part of their names, `npm run screenshots -- compose`, it takes only these.
 */

/** Pictures that the README and the docs show, by what they are copies of. */
const IN_DOCS = { 'compose-light': 'compose', 'compose-dark': 'compose-dark', 'run-light': 'run' };

const wanted = process.argv[2] ?? '';
const folder = join(root, '.cache', 'gallery');

await runMain(async () => {
  setUp();
  setUpChromium();
  const outDir = await buildLocal('sandbox');
  mkdirSync(folder, { recursive: true });
  const { preview } = await import('vite');
  process.env['VITE_API_BASE_URL'] = 'same-origin';
  const server = await preview({
    root,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const origin = server.resolvedUrls?.local[0];
  if (origin === undefined) throw new StepError('The console could not be served.');
  const browser = await chromium.launch(launchOptions());
  /** @type {string[]} */
  const failed = [];
  for (const [name, state] of Object.entries(STATES)) {
    if (!name.includes(wanted)) continue;
    say(name);
    await takePictures(browser, origin, name, state).catch((/** @type {unknown} */ error) => {
      console.error(error);
      failed.push(name);
    });
  }
  writeFileSync(join(folder, 'index.html'), galleryPage(Object.keys(STATES), Object.keys(LOOKS)));
  await browser.close();
  await server.close();
  if (failed.length > 0) throw new StepError(`No pictures of: ${failed.join(', ')}`);
  say(`Open ${join(folder, 'index.html')}`);
});

/**
 * @param {import('playwright').Browser} browser
 * @param {string} origin
 * @param {string} name
 * @param {import('./gallery/states.mjs').State} state
 */
async function takePictures(browser, origin, name, { keyless, open }) {
  const sandbox = sandboxControl(origin);
  await sandbox.reset();
  const { light } = LOOKS;
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en-US',
    viewport: light?.viewport ?? null,
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    if (!keyless)
      await page.addInitScript("sessionStorage.setItem('run-console.key', 'scraper_api_sandbox')");
    await open(page, sandbox);
    for (const [lookName, look] of Object.entries(LOOKS)) {
      await putOn(page, look);
      const picture = `${name}-${lookName}`;
      const path = join(folder, `${picture}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      const copy = Object.entries(IN_DOCS).find(([of]) => of === picture)?.[1];
      if (copy !== undefined) copyFileSync(path, join(root, 'docs', `${copy}.png`));
    }
  } finally {
    await context.close();
  }
}
