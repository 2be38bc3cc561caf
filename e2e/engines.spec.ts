import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { MAPS, RUN_URL } from './steps/compose.ts';
import {
  control,
  DIALOG,
  fieldControl,
  testId,
  withText,
  type Browser,
  type Engine,
} from './engines/engine.ts';
import { startFirefox } from './engines/firefox.ts';
import { startWebKit } from './engines/webkit.ts';
import { expect } from './fixtures.ts';
import { startHost, type Served } from './servers/hosts.ts';
import type { Sandbox } from './servers/sandbox.ts';

export type EngineOptions = { readonly engine: 'firefox' | 'webkit' };

const ENGINES: Record<EngineOptions['engine'], () => Promise<Browser>> = {
  firefox: startFirefox,
  webkit: startWebKit,
};

type Place = { readonly at: Engine; readonly origin: string; readonly sandbox: Sandbox };

const test = base.extend<Place, EngineOptions & { readonly served: Served; readonly started: Browser }>({
  engine: ['firefox', { option: true, scope: 'worker' }],
  served: [
    // Playwright reads the fixtures that are needed from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const served = await startHost('preview', 'v1');
      await use(served);
      await served.stop();
    },
    { scope: 'worker' },
  ],
  origin: ({ served }, use) => use(served.origin),
  sandbox: async ({ served }, use) => {
    if (served.sandbox === undefined) throw new Error('This host has no sandbox.');
    await served.sandbox.reset();
    await use(served.sandbox);
  },
  started: [
    async ({ engine }, use) => {
      const started = await ENGINES[engine]();
      await use(started);
      await started.close();
    },
    { scope: 'worker' },
  ],
  at: async ({ started }, use) => {
    const at = await started.newPage();
    await use(at);
    await at.close();
  },
});

const START = control('Start run');
const body = async (at: Engine): Promise<unknown> => JSON.parse(await at.text(testId('request-json')));
const START_PATH = '/api/v1/scraper/run';
const starts = async (sandbox: Sandbox) =>
  (await sandbox.requests()).filter(({ path }) => path === START_PATH);

async function openCompose({ at, origin }: Place, after = ''): Promise<void> {
  await at.open(`${origin}/workers/${MAPS}${after}`);
  await at.see(START);
  await at.click(control('Share'));
  await at.click('//*[@data-tab="request"]');
}

async function giveKey({ at, sandbox }: Place): Promise<void> {
  await at.click(`//header${control('API key')}`);
  await at.fill(`${DIALOG}//input`, sandbox.key);
  await at.click(control('Save key', DIALOG));
  await at.see(withText('The key works.'));
  await at.click(control('Close', DIALOG));
  await at.miss(DIALOG);
}

test('a form is filled, started once as it was shown, and followed to its results', async ({
  at,
  origin,
  sandbox,
}) => {
  const place = { at, origin, sandbox };
  await sandbox.hurry();
  await openCompose(place);
  await giveKey(place);
  await at.fill(fieldControl('base_location'), 'Zürich, CH');
  await at.fill(fieldControl('max_results'), '7');
  await expect
    .poll(() => body(at))
    .toMatchObject({ input: { parameters: { custom: { base_location: 'Zürich, CH', max_results: 7 } } } });
  const shown = await at.text(testId('request-json'));
  await at.click(START);
  await at.see(testId('run-status'));
  expect(await at.url()).toMatch(RUN_URL);
  expect((await starts(sandbox)).map((start) => start.body)).toEqual([shown]);
  await expect.poll(() => at.text(testId('run-status'))).toContain('Succeeded');
  await at.see('//*[@role="grid"]//*[@role="gridcell"]');
});

/** Waits until nothing more has come for half a second. */
async function untilQuiet(at: Engine): Promise<void> {
  let came: unknown;
  const isQuiet = async () => {
    const before = came;
    came = await at.evaluate('performance.getEntriesByType("resource").length');
    return came === before;
  };
  await expect.poll(isQuiet, { intervals: [500] }).toBe(true);
}

test('no screen is wider than its window', async ({ at, origin, sandbox }) => {
  const { run_slug: slug } = await sandbox.addRun({ rows: 3 });
  for (const path of [
    '/',
    `/workers/${MAPS}`,
    `/workers/${MAPS}/batch`,
    '/runs',
    `/runs/${slug}`,
    '/spend',
  ]) {
    await at.open(`${origin}${path}`);
    await at.see('//main//*[self::h1 or self::input]');
    const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    await expect.poll(() => at.evaluate(beyond), { message: path }).toBe(0);
    // WebKit’s network process crashes now and then where a page is left while it loads.
    await untilQuiet(at);
  }
});

test('a start whose answer was lost is found, and sent once', async ({ at, origin, sandbox }) => {
  const place = { at, origin, sandbox };
  await openCompose(place);
  await giveKey(place);
  await sandbox.fail({ match: START_PATH, fault: { kind: 'drop' }, after: true });
  await at.click(START);
  await at.click(control('Open the run'));
  await at.see(testId('run-slug'));
  expect([await at.text(testId('run-slug'))]).toEqual(await sandbox.runs());
  expect(await starts(sandbox)).toHaveLength(1);
  const after = (await sandbox.requests()).map(({ path }) => path);
  expect(after.slice(after.indexOf(START_PATH)), 'it is looked up').toContain('/api/v1/run/list');
});

test('a link fills the form, stays in the address, and starts nothing', async ({ at, origin, sandbox }) => {
  const place = { at, origin, sandbox };
  await openCompose(place, '?custom.base_location=Boston&custom.max_results=3');
  await at.see(withText('Filled from a link. This starts nothing.'));
  await expect
    .poll(() => body(at))
    .toMatchObject({ input: { parameters: { custom: { base_location: 'Boston', max_results: 3 } } } });
  expect(await at.evaluate('location.href')).toContain('base_location=Boston');
  expect((await sandbox.requests()).filter(({ method }) => method === 'POST')).toEqual([]);
});

test('rows are imported from a file', async ({ at, origin, sandbox }) => {
  const place = { at, origin, sandbox };
  const file = join(await mkdtemp(join(tmpdir(), 'rows-')), 'terms.csv');
  await writeFile(file, 'Search terms\nramen\n"拉面, spät"\n');
  await openCompose(place);
  // The tools of a list come with the focus in it.
  await at.click('//*[@data-field="keywords"]//*[self::input or self::textarea]');
  await at.click(`//*[@data-field="keywords"]${control('Import')}`);
  await at.see(DIALOG);
  await at.upload(`${DIALOG}//input[@type="file"]`, file);
  await at.see(`${DIALOG}${withText('拉面, spät')}`);
  await at.click(`${DIALOG}//label[contains(., 'Replace the existing rows')]`);
  await at.click(control('Import 2 rows', DIALOG));
  await at.miss(DIALOG);
  await expect
    .poll(() => body(at))
    .toMatchObject({ input: { parameters: { custom: { keywords: ['ramen', '拉面, spät'] } } } });
});

test('results are exported as a file that holds them all', async ({ at, origin, sandbox }) => {
  const place = { at, origin, sandbox };
  await openCompose(place);
  await giveKey(place);
  const { run_slug: slug } = await sandbox.addRun({ rows: 1_203 });
  await at.evaluate(`history.pushState(null, '', '/runs/${slug}')`);
  await at.see('//*[@role="grid"]//*[@role="gridcell"]');
  // What a browser saves, it is given as a blob.
  await at.evaluate(`void (URL.createObjectURL = ((make) => (blob) => {
    void blob.text().then((text) => { window.savedText = text; });
    return make.call(URL, blob);
  })(URL.createObjectURL))`);
  await at.click(control('More formats'));
  // Its lines can be counted; Excel, the usual one, is packed.
  await at.click(`//*[@role="menuitemradio"]${withText('CSV')}`);
  await expect.poll(() => at.evaluate('typeof window.savedText')).toBe('string');
  const saved = String(await at.evaluate('window.savedText'));
  expect(saved.trimEnd().split('\n')).toHaveLength(1_204);
});
