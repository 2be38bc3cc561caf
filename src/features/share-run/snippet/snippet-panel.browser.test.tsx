import type { ReactNode } from 'react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { Json } from '#core/json/json.ts';
import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import { loadWords } from '#messages/i18n.ts';
import { renderConsole } from '#test/console.tsx';

import { SnippetPanel } from './snippet-panel.tsx';
import { TaskSnippetButton } from './task-snippet-button.tsx';

const ORIGIN = 'https://openapi.coreclaw.com';
const KEY = 'scraper_api_secret';

const aStart = (body: Json = { q: 'pizza' }): ApiRequest => ({
  method: 'POST',
  path: '/api/v1/scraper/run',
  body,
  authenticated: true,
});

const renderPanel = (request: ApiRequest = aStart(), isCapped = true) =>
  renderHere(<SnippetPanel request={request} isCapped={isCapped} />);

const renderHere = (part: ReactNode) =>
  renderConsole(part, { key: KEY, config: { platform: { kind: 'origin', origin: ORIGIN } } });

const snippet = page.getByTestId('snippet');
const language = page.getByRole('combobox', { name: 'Snippet language' });
const purpose = page.getByRole('combobox', { name: 'Snippet for' });
const shownText = () => snippet.element().textContent;

it('has words in place of the API key where that stands in the input, and says so', async () => {
  await renderPanel(aStart({ q: `pizza ${KEY}` }));
  await expect.element(snippet).toHaveTextContent('pizza YOUR_API_KEY');
  expect(shownText()).not.toContain(KEY);
  await expect.element(page.getByText('Your API key is in the input.', { exact: false })).toBeVisible();
});

/** What the clipboard is given by "Copy snippet". */
async function copied(): Promise<string | undefined> {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await userEvent.click(page.getByRole('button', { name: 'Copy snippet' }));
  const text = write.mock.calls[0]?.[0];
  write.mockRestore();
  return text;
}

/** The file that a click on the button gives. */
async function downloaded(name: string): Promise<{ name: string | undefined; text: string | undefined }> {
  let file: { name: string; blob: Blob } | undefined;
  const blobs = new Map<string, Blob>();
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.set('blob:run', blob);
    return 'blob:run';
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const blob = blobs.get(this.href);
    if (blob) file = { name: this.download, blob };
  });
  await userEvent.click(page.getByRole('button', { name: `Download ${name}` }));
  create.mockRestore();
  click.mockRestore();
  return { name: file?.name, text: await file?.blob.text() };
}

beforeAll(() => Promise.all([loadWords('compose'), loadWords('snippets')]));
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('the snippet panel', () => {
  it('begins with curl, and copies what it shows', async () => {
    await renderPanel();
    await expect.element(language).toHaveValue('curl');
    const text = [
      `printf 'api-key: %s\\n' "$CORECLAW_API_KEY" | curl --request POST '${ORIGIN}/api/v1/scraper/run' \\`,
      '  --retry 0 --no-location \\',
      `  --header 'Content-Type: application/json' \\`,
      '  --header @- \\',
      `  --data-raw '{`,
      '  "q": "pizza"',
      `}'`,
    ].join('\n');
    expect(shownText()).toBe(text);
    expect(await copied()).toBe(text);
  });

  it.each([
    ['PowerShell', '$env:CORECLAW_API_KEY'],
    ['curl (cmd)', '%CORECLAW_API_KEY%'],
    ['Python (requests)', 'os.environ["CORECLAW_API_KEY"]'],
    ['JavaScript (fetch)', 'process.env.CORECLAW_API_KEY'],
    ['Node.js', 'process.env.CORECLAW_API_KEY'],
    ['Go', 'os.Getenv("CORECLAW_API_KEY")'],
    ['PHP', "getenv('CORECLAW_API_KEY')"],
    ['Java', 'System.getenv("CORECLAW_API_KEY")'],
    ['C#', 'Environment.GetEnvironmentVariable("CORECLAW_API_KEY")'],
  ])('writes %s with the key from the environment, and remembers the choice', async (name, key) => {
    const first = await renderPanel();
    await userEvent.selectOptions(language, name);
    await expect.element(snippet).toHaveTextContent(key);
    const text = shownText();
    expect(text).not.toContain(KEY);
    expect(await copied()).toBe(text);
    await first.unmount();
    await renderPanel();
    await expect.element(snippet).toHaveTextContent(key);
    await expect.element(page.getByRole('option', { name, exact: true })).toHaveProperty('selected', true);
  });

  it('begins with curl when what was remembered is no language', async () => {
    localStorage.setItem('run-console.snippet-language', '"cobol"');
    await renderPanel();
    await expect.element(language).toHaveValue('curl');
  });

  it('asks for the status and the results of a run that the person names', async () => {
    await renderPanel();
    await userEvent.selectOptions(purpose, 'Get its status');
    expect(shownText()).toContain(`'${ORIGIN}/api/v1/run/detail'`);
    expect(shownText()).toContain('"run_slug": "RUN_SLUG"');
    await userEvent.selectOptions(purpose, 'Get its results');
    expect(shownText()).toContain(`'${ORIGIN}/api/v1/run/result/list'`);
    expect(shownText()).toContain('"run_slug": "RUN_SLUG"');
    await expect.element(page.getByText('Replace RUN_SLUG with the ID of your run.')).toBeVisible();
    await expect.element(page.getByText('the first 100 results')).toBeVisible();
  });

  it('writes the whole job: the same start, the wait and the file, in a format to choose, and gives it as a file', async () => {
    await renderPanel();
    await userEvent.selectOptions(purpose, 'Start, wait, download');
    await expect.element(snippet).toHaveTextContent('#!/usr/bin/env bash');
    const text = shownText();
    expect(text).toContain(`'${ORIGIN}/api/v1/scraper/run'`);
    expect(text).toContain('"format": "csv"');
    expect(text).not.toContain(KEY);
    expect(await copied()).toBe(text);
    expect(await downloaded('run.sh')).toEqual({ name: 'run.sh', text });
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'File format' }), 'xlsx');
    await expect.element(snippet).toHaveTextContent('/result/export?format=xlsx');
    await userEvent.selectOptions(language, 'Python');
    await expect.element(snippet).toHaveTextContent('#!/usr/bin/env python3');
    await expect
      .element(page.getByText('Stopping it does not stop the run.', { exact: false }))
      .toBeVisible();
    // A language that no job is written in is kept for what is.
    await userEvent.selectOptions(purpose, 'Start the run');
    await userEvent.selectOptions(language, 'Go');
    await userEvent.selectOptions(purpose, 'Start, wait, download');
    await expect.element(snippet).toHaveTextContent('#!/usr/bin/env bash');
    await userEvent.selectOptions(purpose, 'Start the run');
    await expect
      .element(page.getByRole('option', { name: 'Go', exact: true }))
      .toHaveProperty('selected', true);
  });

  it('says that a start by itself tells no refusal, and of a whole job whether something limits its cost', async () => {
    await renderPanel(aStart(), false);
    await expect.element(page.getByText(/does not fail when.* “Start, wait, download”/)).toBeVisible();
    const uncapped = page.getByText('Nothing limits what a run of it may cost');
    await expect.element(uncapped).not.toBeInTheDocument();
    await userEvent.selectOptions(purpose, 'Start, wait, download');
    await expect.element(uncapped).toBeVisible();
  });

  it.each([
    { of: 'without a maximum charge', system: { memory: 1024, max_total_charge: 0 }, isWarned: true },
    { of: 'with one', system: { memory: 1024, max_total_charge: 2 }, isWarned: false },
  ])('says of a whole job of a task $of whether something limits its cost', async ({ system, isWarned }) => {
    const task = aSavedTask({ input: { system, custom: { keywords: ['bakery'] } } });
    await renderHere(<TaskSnippetButton task={task} copy={undefined} />);
    await page.getByRole('button', { name: 'Snippet…' }).click();
    await userEvent.selectOptions(purpose, 'Run, wait, download');
    await expect.element(page.getByText(/: fit for cron/)).toBeVisible();
    const uncapped = page.getByText('Nothing limits what a run of it may cost');
    await expect.poll(() => uncapped.elements().length).toBe(isWarned ? 1 : 0);
  });

  it('says that what was filled in is in the snippet of the start', async () => {
    await renderPanel();
    const said = page.getByText('Contains what you filled in, also passwords and cookies.');
    await expect.element(said).toBeVisible();
    await userEvent.selectOptions(purpose, 'Get its status');
    await expect.element(said).not.toBeInTheDocument();
  });

  it('always reads the body from a file in cmd', async () => {
    const request = aStart({ q: '"%PATH%"\n拉面' });
    await renderPanel(request);
    await userEvent.selectOptions(language, 'curl (cmd)');
    await expect.element(snippet).toHaveTextContent('--data-binary @run.json');
    expect(await downloaded('run.json')).toEqual({ name: 'run.json', text: bodyText(request) });
    await userEvent.selectOptions(purpose, 'Get its status');
    await expect.element(snippet).toHaveTextContent('--data-binary @status.json');
    await expect
      .element(page.getByText('Replace RUN_SLUG in status.json with the ID of your run.'))
      .toBeVisible();
  });

  it('offers a file for a body over 8 kB, and only then', async () => {
    const short = await renderPanel(aStart('a'.repeat(7_998)));
    await expect.element(page.getByRole('checkbox')).not.toBeInTheDocument();
    await short.unmount();
    const request = aStart('a'.repeat(7_999));
    await renderPanel(request);
    expect(shownText()).toContain('--data-raw');
    await userEvent.click(page.getByRole('checkbox', { name: 'Body in a file (run.json)' }));
    expect(shownText().split('\n').at(-1)).toBe('  --data-binary @run.json');
    expect(await downloaded('run.json')).toEqual({ name: 'run.json', text: bodyText(request) });
  });

  it('shows the beginning of a snippet over 200 kB, and copies the whole', async () => {
    const body = Array.from({ length: 20_000 }, (_, index) => `it's ${index}`);
    await renderPanel(aStart(body));
    await expect.element(snippet).toHaveAttribute('data-truncated', 'true');
    const text = await copied();
    expect(shownText()).toBe(text?.slice(0, 200_000));
    expect(text?.startsWith("printf %s '[\n")).toBe(true);
    expect(text?.endsWith('  --data-binary @- 3<<KEY\napi-key: $CORECLAW_API_KEY\nKEY')).toBe(true);
    await expect.element(page.getByText('The first 200,000 characters are shown.')).toBeVisible();
  });

  it('says what no snippet can hold', async () => {
    await renderPanel({ ...aStart(), query: { search: '\0' } });
    await expect.element(page.getByRole('alert')).toHaveTextContent('NUL character');
    await expect.element(snippet).not.toBeInTheDocument();
  });
});

describe('the window of a synchronous answer', () => {
  const aV2Start = (isAsync: boolean): ApiRequest => ({
    ...aStart({ is_async: isAsync, input: { parameters: { custom: { q: 'pizza' } } } }),
    path: '/api/v2/workers/coreclaw~google-maps-scraper/runs',
  });
  const size = page.getByRole('textbox', { name: 'Results in the answer' });

  it('is chosen for the snippet, and what it leaves out is said', async () => {
    await renderPanel(aV2Start(false));
    await expect.element(size).toHaveValue('20');
    expect(shownText()).not.toContain('limit');
    await userEvent.fill(size, '50');
    await userEvent.fill(page.getByRole('textbox', { name: 'Page' }), '2');
    await expect.element(snippet).toHaveTextContent('"limit": 50, "offset": 2');
    await expect
      .element(page.getByText('The answer holds results 51 to 100', { exact: false }))
      .toHaveTextContent('The run may have more');
  });

  it('stays as large as it was, and begins with the first page', async () => {
    const first = await renderPanel(aV2Start(false));
    await userEvent.fill(size, '100');
    await userEvent.fill(page.getByRole('textbox', { name: 'Page' }), '2');
    await first.unmount();
    await renderPanel(aV2Start(false));
    await expect.element(size).toHaveValue('100');
    await expect.element(snippet).toHaveTextContent('"limit": 100, "offset": 1');
  });

  it.each(['0', '101', '2.5', 'all', ''])('refuses %j, and says what is used until then', async (typed) => {
    await renderPanel(aV2Start(false));
    await userEvent.fill(size, '50');
    await userEvent.fill(size, typed);
    await expect
      .element(page.getByRole('alert').filter({ hasText: 'from 1 to 100' }))
      .toHaveTextContent('A whole number from 1 to 100. Until then 50 is used.');
    await expect.element(snippet).toHaveTextContent('"limit": 50');
  });

  it('is told to v1 by the names that it has for pages', async () => {
    await renderPanel(aStart({ is_async: false }));
    await userEvent.fill(size, '50');
    await expect.element(snippet).toHaveTextContent('"page_size": 50, "page_index": 1');
  });

  it('is not offered for a start that is answered at once', async () => {
    await renderPanel(aV2Start(true));
    await expect.element(snippet).toBeVisible();
    await expect.element(size).not.toBeInTheDocument();
  });
});
