import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, findShell } from './chromium.mjs';
import { isNginxThere } from './nginx.mjs';
import { StepError, root, run, say, succeeds } from './steps.mjs';

const STAMP = join(root, 'node_modules', '.run-console-stamp');

/**
 * What is installed for the tests, unless it is there: by default, unless it answers `ask`.
 * @typedef {{
 *   readonly program: string,
 *   readonly ask?: string,
 *   readonly isThere?: () => boolean,
 *   readonly packages: readonly string[],
 * }} Program
 */

/**
 * What judges the snippets, the servers that `deploy/` has samples for, and the Debian packages that hold them.
 * @type {readonly Program[]}
 */
const PROGRAMS = [
  { program: 'bash', packages: ['bash'] },
  { program: 'curl', packages: ['curl'] },
  {
    program: 'python3',
    isThere: () => succeeds('python3', ['-c', 'import requests']),
    packages: ['python3', 'python3-requests'],
  },
  { program: 'php', packages: ['php-cli'] },
  { program: 'openssl', ask: 'version', packages: ['openssl'] },
  { program: 'nginx', isThere: isNginxThere, packages: ['nginx', 'libnginx-mod-http-js'] },
  { program: 'caddy', ask: 'version', packages: ['caddy'] },
];

/**
 * The browsers of other engines, and what drives them where there is no screen.
 * @type {readonly Program[]}
 */
const ENGINES = [
  { program: 'firefox-esr', packages: ['firefox-esr'] },
  { program: 'WebKitWebDriver', ask: '--help', packages: ['webkit2gtk-driver'] },
  { program: 'xvfb-run', ask: '--help', packages: ['xvfb', 'xauth'] },
];

/** What Chinese is written in, where Chromium comes without. */
const FONTS = ['fonts-noto-cjk'];

/** Installs the project's packages, unless those of the present lock file are there. Node's built-ins only. */
export function setUp() {
  checkNode();
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;

  say('Installing packages (npm ci)');
  if (!run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'])) {
    throw new StepError(
      'Installing packages failed: npm ci (its output is above). Check the network and the npm registry, then start again.',
    );
  }
  writeFileSync(STAMP, wanted);
}

/**
 * Finds a Chromium that runs, or installs one, and lets this process and those it starts know by CHROMIUM_PATH. Needs the
 * packages of `setUp`.
 * @param {{ asPeopleHave?: boolean }} options what is measured, or taken pictures of, is seen in a Chromium with windows;
 *   tests run in one without, where there is one or it may be installed
 */
export function setUpChromium({ asPeopleHave = false } = {}) {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked && !runs(asked)) {
    throw new StepError(
      `CHROMIUM_PATH is ${asked}, which does not run. Correct it, or unset it to have one found.`,
    );
  }
  const path = asked || (asPeopleHave ? chromiumWithWindows() : chromiumWithoutWindows());
  if (!path) {
    throw new StepError(
      'No Chromium was found, and none could be installed. Install Chromium or Chrome, or name one by CHROMIUM_PATH; ' +
        'on Debian: sudo apt-get install chromium-headless-shell, elsewhere: npx playwright install --with-deps chromium.',
    );
  }
  say(`Chromium is ${path}`);
  process.env['CHROMIUM_PATH'] = path;
}

/**
 * Installs the programs that end-to-end tests need, where CI is set: there every snippet must be judged, every sample of a
 * server started, and every engine seen. Elsewhere those tests leave out what is missing.
 * @param {boolean} deep whether the tests in browsers as people have them are run
 */
export function setUpPrograms(deep) {
  if (!process.env['CI']) return;
  if (deep) chromiumWithWindows();
  const missing = [...PROGRAMS, ...(deep ? ENGINES : [])].filter(
    ({ program, ask = '--version', isThere = () => succeeds(program, [ask]) }) => !isThere(),
  );
  if (missing.length === 0) return;
  const packages = missing.flatMap((program) => program.packages);
  say(`Installing ${packages.join(', ')} (apt-get)`);
  if (mayInstallSystemPackages() && aptInstall(packages)) return;
  throw new StepError(
    `With CI set, the end-to-end tests need ${missing.map(({ program }) => program).join(', ')}, which could not be ` +
      `installed. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`,
  );
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new StepError(
    `Node ${process.versions.node} is too old: 20.19 or newer is needed (https://nodejs.org).`,
  );
}

/** @param {string} path */
function runs(path) {
  return succeeds(path, ['--version']);
}

function chromiumWithoutWindows() {
  const shell = usable(findShell);
  if (shell !== undefined) return shell;
  const browser = usable(findBrowser);
  // On somebody's own machine, what is there does.
  if (browser !== undefined && !process.env['CI'] && !isRoot()) return browser;
  return (
    installed(findShell, ['chromium-headless-shell', ...FONTS], ['--only-shell']) ??
    browser ??
    installed(findBrowser, ['chromium', ...FONTS])
  );
}

function chromiumWithWindows() {
  return usable(findBrowser) ?? installed(findBrowser, ['chromium', ...FONTS]);
}

/** @param {() => string | undefined} find */
function usable(find) {
  const path = find();
  return path !== undefined && runs(path) ? path : undefined;
}

/**
 * Debian's, else Playwright's own.
 * @param {() => string | undefined} find
 * @param {readonly string[]} packages
 * @param {readonly string[]} options of `playwright install`
 */
function installed(find, packages, options = []) {
  const withSystemPackages = mayInstallSystemPackages();
  if (withSystemPackages) {
    say(`Installing ${packages.join(', ')} (apt-get)`);
    const path = aptInstall(packages) && usable(find);
    if (path) return path;
  }
  say('Installing Chromium (playwright install)');
  const deps = withSystemPackages ? ['--with-deps'] : [];
  return run('npx', ['playwright', 'install', ...deps, ...options, 'chromium']) ? usable(find) : undefined;
}

let hasLists = false;

/** @param {readonly string[]} packages */
function aptInstall(packages) {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const [program = '', ...args] = isRoot() ? ['apt-get'] : ['sudo', 'apt-get'];
  hasLists ||= run(program, [...args, 'update']);
  return hasLists && run(program, [...args, 'install', '-y', ...packages]);
}

function mayInstallSystemPackages() {
  return isRoot() || succeeds('sudo', ['-n', 'true']);
}

function isRoot() {
  return process.getuid?.() === 0;
}
