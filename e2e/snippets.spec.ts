import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { succeeds } from '../scripts/steps.mjs';
import { expectOneStart, field, openCompose, openPanel, requestText, startsOf } from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';

const HOSTILE = `it's "so" \${HOME} $(id) \`id\` %PATH% ^& !1 \\ \\n ''' 拉面 🍕 \u2028 \u202eעברית`;

const run = promisify(execFile);

async function openSnippet(page: Page, language: string): Promise<void> {
  await openPanel(page, 'snippet');
  await page.getByRole('combobox', { name: 'Snippet language' }).selectOption({ label: language });
  await expect(page.getByTestId('snippet')).toBeVisible();
}

/** Copies the snippet as a person would, having seen that it is what is shown. */
async function copySnippet(page: Page): Promise<string> {
  const text = (await page.getByTestId('snippet').textContent()) ?? '';
  await page.getByRole('button', { name: 'Copy snippet' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  return text;
}

/** Fills the form with a text that every quoting has trouble with, and gives the request that is shown then. */
async function fillHostile(page: Page): Promise<string> {
  await openCompose(page);
  await field(page, 'base_location').getByRole('textbox').fill(HOSTILE);
  await expect.poll(async () => (await requestText(page)).includes('עברית')).toBe(true);
  return requestText(page);
}

/** Runs a snippet from a file, with the key in the environment. */
async function play(sandbox: Sandbox, file: string, command: readonly [string, ...string[]], text: string) {
  writeFileSync(file, text);
  const [program, ...args] = command;
  const cwd = test.info().outputPath();
  const { stdout } = await run(program, [...args, file], {
    cwd,
    env: { ...process.env, CORECLAW_API_KEY: sandbox.key },
  });
  return stdout;
}

/** Where CI is set, `npm test` has installed all of them. */
const isThere = (...commandLine: readonly [program: string, ...args: readonly string[]]) =>
  process.env['CI'] !== undefined || succeeds(commandLine[0], commandLine.slice(1));

for (const { language, command, file, there } of [
  { language: 'curl (bash, zsh)', command: ['bash'], file: 'snippet.sh', there: true },
  { language: 'JavaScript (fetch)', command: ['node'], file: 'snippet.mjs', there: true },
  { language: 'Node.js', command: ['node'], file: 'snippet.cjs', there: true },
  {
    language: 'Python (requests)',
    command: ['python3'],
    file: 'snippet.py',
    there: isThere('python3', '-c', 'import requests'),
  },
  { language: 'PHP', command: ['php'], file: 'snippet.php', there: isThere('php', '--version') },
] as const) {
  const tag = command[0] === 'bash' ? [] : ['@deep'];
  test(
    `the snippet for ${language} starts a run with the very request that is shown`,
    { tag },
    async ({ page, sandbox }) => {
      test.skip(!there, `no ${command[0]} (or no requests) on this machine`);
      const request = await fillHostile(page);
      await openSnippet(page, language);
      const printed = await play(sandbox, test.info().outputPath(file), command, await copySnippet(page));
      expect(printed).toContain('run_slug');
      await expectOneStart(sandbox, request);
    },
  );
}

test.describe('in a low window', { tag: ['@screens', '@deep'] }, () => {
  test.use({ viewport: { width: 1440, height: 757 } });

  test('a snippet and a link stand in view as soon as they are asked for', async ({ page }) => {
    await openCompose(page);
    for (const [tab, shown] of [
      ['snippet', 'snippet'],
      ['link', 'share-link'],
    ] as const) {
      await openPanel(page, tab);
      await expect(page.getByTestId(shown)).toBeVisible();
      const seen = () =>
        page.getByTestId(shown).evaluate((text) => {
          const box = text.getBoundingClientRect();
          return Math.min(box.bottom, innerHeight) - box.top;
        });
      await expect.poll(seen).toBeGreaterThan(40);
    }
  });
});

test('the snippets for status and results tell of the run that the first one started', async ({
  page,
  sandbox,
  wire,
}) => {
  await sandbox.hurry();
  await openCompose(page);
  await openSnippet(page, 'curl (bash, zsh)');
  const file = test.info().outputPath('snippet.sh');
  const started = await play(sandbox, file, ['bash'], await copySnippet(page));
  const slug = /[0-9A-HJKMNP-TV-Z]{26}/.exec(started)?.[0] ?? '';
  const ask = async (purpose: string) => {
    await page.getByRole('combobox', { name: 'Snippet for' }).selectOption({ label: purpose });
    const text = await copySnippet(page);
    return play(sandbox, file, ['bash'], text.replace('RUN_SLUG', slug));
  };
  await expect.poll(() => ask('Get its status')).toContain(`"status":${JSON.stringify(wire.succeeded)}`);
  expect(JSON.parse(await ask('Get its results'))).toMatchObject({ code: 0, data: { count: 20 } });
});

test('a body in a file is the very request, and the snippet sends it', async ({ page, sandbox }) => {
  await openCompose(page);
  await field(page, 'base_location').getByRole('textbox').fill(HOSTILE.repeat(120));
  await expect.poll(async () => (await requestText(page)).includes('עברית')).toBe(true);
  await openSnippet(page, 'curl (bash, zsh)');
  await page.getByRole('checkbox', { name: 'Body in a file (run.json)' }).check();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download run.json' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('run.json');
  await download.saveAs(test.info().outputPath('run.json'));
  await play(sandbox, test.info().outputPath('snippet.sh'), ['bash'], await copySnippet(page));
  await openPanel(page, 'request');
  const request = await requestText(page);
  expect(readFileSync(test.info().outputPath('run.json'), 'utf8')).toBe(request);
  expect((await startsOf(sandbox)).map(({ body }) => body)).toEqual([request]);
});

test('whole jobs start a run and a saved task once each, and save their results @deep', async ({
  page,
  sandbox,
}) => {
  await sandbox.hurry();
  await giveKey(page);
  const request = await fillHostile(page);
  await openSnippet(page, 'curl (bash, zsh)');
  await page.getByRole('combobox', { name: 'Snippet for' }).selectOption({ label: 'Start, wait, download' });
  await expect(page.getByTestId('snippet')).toContainText('#!/usr/bin/env bash');
  const results = await play(sandbox, test.info().outputPath('run.sh'), ['bash'], await copySnippet(page));
  expect(readFileSync(test.info().outputPath(results.trim()), 'utf8').split('\n').length).toBeGreaterThan(1);
  await expectOneStart(sandbox, request);

  await page.goto('/tasks');
  await page.getByRole('link', { name: 'Bakeries in Lyon' }).click();
  await page.getByRole('button', { name: 'Snippet…' }).click();
  const dialog = page.getByRole('dialog', { name: 'The task as a snippet' });
  await dialog.getByRole('combobox', { name: 'Snippet for' }).selectOption({ label: 'Run, wait, download' });
  await dialog.getByRole('combobox', { name: 'Snippet language' }).selectOption({ label: 'Python' });
  await expect(dialog.getByTestId('snippet')).toContainText('#!/usr/bin/env python3');
  await expectAccessible(page);
  const file = test.info().outputPath('run.py');
  const saved = await play(sandbox, file, ['python3'], await copySnippet(page));
  expect(readFileSync(test.info().outputPath(saved.trim()), 'utf8')).not.toBe('');
  expect(await sandbox.runs()).toHaveLength(2);
});

test('a whole job calls no start refused whose run the platform names @deep', async ({
  page,
  sandbox,
  wire,
}) => {
  await giveKey(page);
  await openCompose(page);
  await openPanel(page, 'snippet');
  const language = page.getByRole('combobox', { name: 'Snippet language' });
  await page.getByRole('combobox', { name: 'Snippet for' }).selectOption({ label: 'Start, wait, download' });
  for (const [label, command, file] of [
    ['bash (curl)', 'bash', 'job.sh'],
    ['Python', 'python3', 'job.py'],
    ['JavaScript (Node 20)', 'node', 'job.mjs'],
  ] as const) {
    await language.selectOption({ label });
    await expect(page.getByTestId('snippet')).toContainText('#!/usr/bin/env');
    await sandbox.fail({
      match: wire.start,
      fault: { kind: 'status', status: 402, code: 30001, data: { run_slug: '01KSFDS8XWTJME33C08XMCR6B9' } },
    });
    const ended = await play(sandbox, test.info().outputPath(file), [command], await copySnippet(page)).catch(
      (error: unknown) => error,
    );
    expect(ended, label).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('01KSFDS8XWTJME33C08XMCR6B9'),
    });
  }
});

test('what to know of a snippet is in view beside open run options @screens @deep', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openCompose(page);
  await expect(page.getByLabel('Memory', { exact: true })).toBeVisible();
  await openSnippet(page, 'curl (bash, zsh)');
  await expect(page.getByText(/^Contains what you filled in/)).toBeInViewport({ ratio: 1 });
  await expect
    .poll(async () => (await page.getByTestId('snippet').boundingBox())?.height)
    .toBeGreaterThan(160);
});
