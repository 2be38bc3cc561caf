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

/**
 * Features to leave out. The first two have a process each, for every page that is opened, behind an address bar that is
 * not there. Chromium takes one such list, so this one replaces Playwright's: the rest is what matters of that.
 */
const WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/**
 * How every script launches Chromium.
 * @param {readonly string[]} more arguments
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function launchOptions(more = []) {
  const executablePath = findChromium();
  // Chromium's sandbox refuses to run as root, as in containers.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    ...(executablePath !== undefined && { executablePath }),
    args: [`--disable-features=${WITHOUT.join(',')}`, ...asRoot, ...more],
  };
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
