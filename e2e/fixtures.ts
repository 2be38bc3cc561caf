import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import axeCore, { type RunOptions } from 'axe-core';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import { disturb, STRESS } from './stress.ts';
import { WIRES, type Dialect, type Wire } from './steps/dialect.ts';
import { startHost, type Host, type Served } from './servers/hosts.ts';
import { sandboxInPage, type Sandbox } from './servers/sandbox.ts';

export { expect };

type TestFixtures = {
  /** The sandbox behind the page or in it, fresh for each test. */
  sandbox: Sandbox;
  /** Lines of the console that this test expects, such as the browser's own report of an HTTP error. */
  allowedErrors: readonly RegExp[];
};

/** What a project chooses. */
export type ConsoleOptions = {
  /** The version of the API that the build speaks. */
  dialect: Dialect;
  /** Who serves the build. */
  host: Host;
};

type WorkerFixtures = ConsoleOptions & {
  /** This worker's own server: the built console with a sandbox. */
  served: Served;
  /** Origin of the page. */
  origin: string;
  /** What the requests of this dialect look like. */
  wire: Wire;
};

/**
 * Tests of the built console, each against a fresh sandbox. Errors in the browser's console, exceptions, and violations
 * of the Content-Security-Policy fail a test.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  dialect: ['v1', { option: true, scope: 'worker' }],
  host: ['preview', { option: true, scope: 'worker' }],
  served: [
    async ({ host, dialect }, use) => {
      const served = await startHost(host, dialect);
      await use(served);
      await served.stop();
    },
    { scope: 'worker' },
  ],
  origin: [({ served }, use) => use(served.origin), { scope: 'worker' }],
  wire: [({ dialect }, use) => use(WIRES[dialect]), { scope: 'worker' }],
  baseURL: ({ origin }, use) => use(origin),
  sandbox: [
    async ({ served, page }, use) => {
      // A tab of its own has a sandbox of its own, as new.
      await served.sandbox?.reset();
      await use(served.sandbox ?? sandboxInPage(page));
    },
    { auto: true },
  ],
  allowedErrors: [[], { option: true }],
  context: async ({ context, allowedErrors }, use, { title }) => {
    if (STRESS) await disturb(context, title, STRESS);
    const errors = await watchErrors(context);
    await use(context);
    const unexpected = errors.filter((line) => !allowedErrors.some((allowed) => allowed.test(line)));
    expect(unexpected, 'errors in the browser’s console').toEqual([]);
  },
});

async function watchErrors(context: BrowserContext): Promise<readonly string[]> {
  const errors: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => errors.push(String(error.error())));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      console.error(`CSP violation: ${violatedDirective} blocked ${blockedURI} in ${sourceFile}`);
    });
  });
  return errors;
}

/** Puts a key into this tab before its first page, as if it had been saved there; it is not put back once forgotten. */
export async function giveKey(page: Page, key: string = SANDBOX_KEY): Promise<void> {
  const { host } = test.info().project.use as Partial<ConsoleOptions>; // as playwright.config.ts has it
  const entry = host === 'in-page' ? 'sandbox:run-console.key' : 'run-console.key';
  await page.addInitScript(
    ([name, text]) => {
      if (!location.protocol.startsWith('http') || sessionStorage.getItem('e2e.keyed') !== null) return;
      sessionStorage.setItem('e2e.keyed', 'yes');
      sessionStorage.setItem(name, text);
    },
    [entry, key] as const,
  );
}

declare global {
  // Only `var` declares a property of `globalThis`.
  var axe: typeof axeCore;
}

type AxeOptions = {
  /** Whether targets are measured: what stays at the bottom of a narrow screen covers some, until it is scrolled. */
  readonly targets?: boolean;
};

/** Expects that axe finds nothing to complain about on the page as it is now. */
export async function expectAccessible(page: Page, { targets = true }: AxeOptions = {}): Promise<void> {
  // What is scrolled half under the bar at the top is not too small.
  if (targets) await page.evaluate(() => window.scrollTo(0, 0));
  // Once in a page: its half a megabyte takes longer to be read in than some of its rules.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source);
  const options: RunOptions = {
    // Telling where everything stands that is right takes a third of the time.
    resultTypes: ['violations'],
    // Of the rules of WCAG 2.2 AA the one that axe leaves out unless it is asked for.
    rules: { 'target-size': { enabled: targets } },
  };
  const { violations } = await page.evaluate((chosen) => globalThis.axe.run(chosen), options);
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
  expect(found).toEqual([]);
}

/** Expects that axe finds nothing, in the dark theme and in the light one. */
export async function expectAccessibleInEachTheme(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    // Colours are judged as they are, not on their way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page);
  }
}
