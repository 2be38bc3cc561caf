import { chromium } from 'playwright';
import { join } from 'node:path';
import { buildLocal } from './build-local.mjs';
import { findChromium } from './chromium.mjs';
import { setUp, setUpChromium } from './setup.mjs';
import { StepError, root, runMain, say } from './steps.mjs';

/** The pictures of the README and the docs, taken from the sandbox. */
const PICTURES = /** @type {const} */ ([
  { file: 'compose.png', path: '/workers/coreclaw/google-maps-scraper', theme: 'light' },
  { file: 'compose-dark.png', path: '/workers/coreclaw/google-maps-scraper', theme: 'dark' },
  { file: 'run.png', path: '', theme: 'light' },
]);

await runMain(async () => {
  setUp();
  setUpChromium();
  const outDir = await buildLocal('sandbox');
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
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ...(executablePath && { executablePath }),
  });
  for (const { file, path, theme } of PICTURES) {
    say(`docs/${file}`);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: theme });
    await page.addInitScript("sessionStorage.setItem('run-console.key', 'scraper_api_sandbox')");
    await page.goto(new URL(path === '' ? PICTURES[0].path : path, origin).href);
    if (path === '') {
      await page.getByRole('button', { name: 'Start run' }).click();
      await page.getByTestId('run-status').filter({ hasText: 'Succeeded' }).waitFor();
    }
    await page.getByText('Balance').waitFor();
    await page.getByRole('main').getByRole('tab').first().waitFor();
    await page.screenshot({ path: join(root, 'docs', file), animations: 'disabled' });
    await page.close();
  }
  await browser.close();
  await server.close();
});
