import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ApiProvider } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key-store.ts';
import type { Api } from '#api/operations.ts';
import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug, StartedRun } from '#core/run/run.ts';

import { RunAgain } from './run-again.tsx';
import { StartTask } from './start-task.tsx';

const SLUG = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;
const NEW = '01KSFDS8XWTJME33C08XMCR6C0' as RunSlug;
const TASK = '01KQ3T7AD4M5WNZ8V6C2XJRGEB';
const HOOK = 'https://example.com/hook';

type Setup = {
  readonly answer?: () => Promise<StartedRun>;
  /** Whose ID a text is, beside tasks. */
  readonly run?: string;
};

async function show({ answer = () => Promise.resolve({ slug: NEW }), run = '' }: Setup = {}) {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const config: ApiConfig = {
    origin: 'https://api.example.com',
    authScheme: 'bearer',
    version: 'v1',
    platform: { kind: 'sandbox' },
  };
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError('no network in a test')));
  const rerun = vi.fn<Api['rerun']>(answer);
  const startTask = vi.fn<Api['startTask']>(answer);
  const api: Api = {
    ...createApi({ config, keyStore, fetch }),
    rerun,
    startTask,
    run: (slug) =>
      slug === run
        ? Promise.resolve({} as Awaited<ReturnType<Api['run']>>) // only that there is one matters here
        : Promise.reject(new Failure({ kind: 'runNotFound' })),
    worker: () => Promise.reject(new Failure({ kind: 'workerNotFound' })),
  };
  const onStarted = vi.fn<(slug: RunSlug) => void>();
  const { unmount } = await render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ApiProvider connection={{ api, config, keyStore }}>
        <RunAgain slug={SLUG} onStarted={onStarted} onNeedKey={vi.fn()} />
        <StartTask onStarted={onStarted} onNeedKey={vi.fn()} />
      </ApiProvider>
    </QueryClientProvider>,
  );
  return { rerun, startTask, onStarted, unmount };
}

const never = () => new Promise<StartedRun>(() => undefined);
const open = (name: string) => page.getByRole('button', { name }).click();
const url = page.getByRole('textbox', { name: 'Callback URL' });
const startButton = page.getByRole('button', { name: 'Start run' });
const failing = (facts: FailureFacts): Setup => ({ answer: () => Promise.reject(new Failure(facts)) });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('running again as it was', () => {
  it('asks for a callback URL, starts one run, and remembers the URL', async () => {
    const { rerun, onStarted } = await show();
    await open('Run again as it was');
    await startButton.click();
    await expect.element(page.getByText('Fill in a callback URL.')).toBeVisible();
    expect(rerun).not.toHaveBeenCalled();
    await url.fill(`  ${HOOK} `);
    await startButton.click();
    await expect.poll(() => onStarted.mock.calls).toEqual([[NEW]]);
    expect(rerun.mock.calls).toEqual([[SLUG, HOOK]]);
    await expect.element(url).toHaveValue(`  ${HOOK} `);
    await page.getByRole('button', { name: 'Close' }).first().click();
    await open('Run again as it was');
    await expect.element(url).toHaveValue(HOOK);
  });

  it('does not let the API key leave in the URL', async () => {
    const { rerun } = await show();
    await open('Run again as it was');
    await url.fill('https://example.com/?key=scraper_api_1');
    await startButton.click();
    await expect.element(page.getByText('The callback URL must not hold your API key.')).toBeVisible();
    expect(rerun).not.toHaveBeenCalled();
  });

  it('makes one start of many clicks and Enter', async () => {
    const { rerun } = await show({ answer: never });
    await open('Run again as it was');
    await url.fill(HOOK);
    await userEvent.keyboard('{Enter}{Enter}{Enter}');
    await expect.element(page.getByRole('button', { name: 'Starting…' })).toBeDisabled();
    document.querySelector('form')?.requestSubmit();
    expect(rerun).toHaveBeenCalledOnce();
  });

  it('says after a lost answer that the run may have started, and goes on only when a person says so', async () => {
    const { rerun } = await show(failing({ kind: 'network' }));
    await open('Run again as it was');
    await url.fill(HOOK);
    await startButton.click();
    await expect.element(page.getByText('The run may have started')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Look at Runs' })).toHaveAttribute('href', '/runs');
    await expect.element(startButton).not.toBeInTheDocument();
    await open('Start another run anyway');
    await startButton.click();
    await expect.poll(() => rerun.mock.calls.length).toBe(2);
  });

  it('says so too to whoever left the page before the answer came', async () => {
    const { unmount } = await show({ answer: never });
    await open('Run again as it was');
    await url.fill(HOOK);
    await startButton.click();
    await unmount();
    const { rerun } = await show();
    await expect.element(page.getByText(/^This page was left while the run was being started/)).toBeVisible();
    expect(rerun).not.toHaveBeenCalled();
  });

  it('can be tried again after a refusal', async () => {
    const { rerun } = await show(failing({ kind: 'tooManyRuns', code: 30003 }));
    await open('Run again as it was');
    await url.fill(HOOK);
    await startButton.click();
    await expect.element(page.getByText('Too many runs at the same time')).toBeVisible();
    await startButton.click();
    await expect.poll(() => rerun.mock.calls.length).toBe(2);
  });
});

describe('a saved task', () => {
  it('is started by its ID', async () => {
    const { startTask, onStarted } = await show();
    await open('Start a saved task');
    await page.getByRole('textbox', { name: 'Task ID' }).fill(` ${TASK}`);
    await url.fill(HOOK);
    await startButton.click();
    await expect.poll(() => onStarted.mock.calls).toEqual([[NEW]]);
    expect(startTask.mock.calls).toEqual([[TASK, HOOK]]);
  });

  it('is not taken for a Worker', async () => {
    const { startTask } = await show();
    await open('Start a saved task');
    await page.getByRole('textbox', { name: 'Task ID' }).fill('coreclaw/google-maps-scraper');
    await url.fill(HOOK);
    await startButton.click();
    await expect.element(page.getByText(/^This names a Worker\./)).toBeVisible();
    expect(startTask).not.toHaveBeenCalled();
  });

  it('that does not exist is explained, and whose ID it is', async () => {
    await show({ ...failing({ kind: 'taskNotFound', status: 404, code: 60001 }), run: SLUG });
    await open('Start a saved task');
    await page.getByRole('textbox', { name: 'Task ID' }).fill(SLUG);
    await url.fill(HOOK);
    await startButton.click();
    await expect.element(page.getByText('This task does not exist')).toBeVisible();
    await expect.element(page.getByText('This is the ID of a run, not of a task.')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Open the run' }))
      .toHaveAttribute('href', `/runs/${SLUG}`);
  });
});
