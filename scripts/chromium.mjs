import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Where a Chromium for the tests is: CHROMIUM_PATH, else an installed one, else Playwright's own.
 * @returns {string | undefined} path of the executable; undefined where there is none
 */
export function findChromium() {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) return asked;
  return [...INSTALLED, ...playwrightBrowsers()].find((path) => existsSync(path));
}

function playwrightBrowsers() {
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) =>
      ['chrome-linux64', 'chrome-linux'].map((inner) => join(folder, name, inner, 'chrome')),
    );
}
