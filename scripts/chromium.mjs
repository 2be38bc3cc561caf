import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const SHELLS = ['/usr/bin/chromium-headless-shell'];

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Where a Chromium for the tests is: CHROMIUM_PATH, else one that has no windows, else one that has.
 * @returns {string | undefined} path of the executable; undefined where there is none
 */
function findChromium() {
  return process.env['CHROMIUM_PATH'] || (findShell() ?? findBrowser());
}

/**
 * Chromium that cannot open a window: what it need not keep beside a page is a third of what opening one costs.
 * @returns {string | undefined}
 */
export function findShell() {
  return [...SHELLS, ...playwrightBrowsers('chromium_headless_shell-', 'chrome-headless-shell')].find(
    (path) => existsSync(path),
  );
}

/**
 * Chromium as people have it: the one that was asked for, where it can open a window.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const asked = process.env['CHROMIUM_PATH'] ?? '';
  const own = /headless[-_]shell/.test(asked) ? [] : [asked];
  return [...own, ...BROWSERS, ...playwrightBrowsers('chromium-', 'chrome')].find((path) => existsSync(path));
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

/**
 * @param {string} prefix of the folders, one for each version
 * @param {string} program
 */
function playwrightBrowsers(prefix, program) {
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) =>
      ['linux64', 'linux'].map((system) => join(folder, name, `${program}-${system}`, program)),
    );
}
