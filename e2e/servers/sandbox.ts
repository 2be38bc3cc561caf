import type { Page } from '@playwright/test';
import type { input } from 'zod';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import type { faultSchema } from '#sandbox/faults.ts';
import type { platformSchema } from '#sandbox/platform.ts';
import type { ReceivedRequest } from '#sandbox/world/state.ts';

/** Steers the sandbox of one server through its control endpoints. */
export type Sandbox = {
  readonly key: string;
  /** As new: sample Workers only, no runs, no faults, nothing received. */
  reset(): Promise<void>;
  /** Makes the next answers fail. */
  fail(fault: input<typeof faultSchema>): Promise<void>;
  forgetFaults(): Promise<void>;
  /** Gives the answers that a delay without end holds back, and holds back no more. */
  release(): Promise<void>;
  /** Everything that reached `/api` since the last reset, oldest first, without the requests of the control endpoints. */
  requests(): Promise<readonly ReceivedRequest[]>;
  /** USD. */
  setBalance(balance: number): Promise<void>;
  /** Runs end within a second, also those under way. */
  hurry(): Promise<void>;
  /** Runs that are started go on for an hour, or until the sandbox hurries. */
  linger(): Promise<void>;
  /** @param data what `GET /api/scraper` gives as `data` */
  addWorker(worker: AddedWorker): Promise<{ id: string; slug: string }>;
  /** How the platform behaves from now on: the plan's limit, how late it tells costs, what an offset counts. */
  behave(platform: input<typeof platformSchema>): Promise<void>;
  /** The IDs of the runs that exist, newest first. */
  runs(): Promise<readonly string[]>;
  /** What each run that exists was started with, newest first. */
  inputs(): Promise<
    readonly { readonly run_slug: string; readonly custom: Readonly<Record<string, unknown>> }[]
  >;
  /** A run that is over. */
  addRun(run: FinishedRun): Promise<{ run_slug: string }>;
  /** Many runs that are over. */
  addHistory(runs: readonly FinishedRun[]): Promise<readonly string[]>;
};

type AddedWorker = {
  readonly slug: string;
  readonly title?: string;
  readonly data: unknown;
  readonly storeSlug?: string;
  readonly underReview?: boolean;
};

type FinishedRun = {
  readonly rows?: number;
  readonly logs?: number;
  readonly worker?: string;
  readonly version?: string;
  readonly status?: 'succeeded' | 'failed';
  readonly message?: string;
  /** Milliseconds since its end. */
  readonly age?: number;
  readonly origin?: string;
  readonly subtasks?: number;
  /** Of them, while the run counts as a success. */
  readonly failedSubtasks?: number;
  /** Chooses its rows; absent: by chance. */
  readonly seed?: number;
};

/** Asks a control endpoint, and gives what it answers. */
type Line = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** @param origin of the server that the sandbox is behind */
export const createSandboxClient = (origin: string): Sandbox =>
  steer(async (method, path, body) => {
    const response = await fetch(`${origin}/__sandbox/${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  });

/** The sandbox that lives in a page, and is steered from there; where nothing is open yet, the first screen is. */
export const sandboxInPage = (page: Page): Sandbox =>
  steer(async (method, path, body) => {
    if (page.url() === 'about:blank') await page.goto('/');
    await page.waitForFunction(() => sandboxFetch !== undefined);
    const { ok, text } = await page.evaluate(
      async ([url, init]) => {
        const response = await sandboxFetch?.(url, init);
        return { ok: response?.ok === true, text: (await response?.text()) ?? '' };
      },
      [`/__sandbox/${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }] as const,
    );
    if (!ok) throw new Error(`${method} ${path}: ${text}`);
    return JSON.parse(text) as unknown; // whatever JSON it is
  });

function steer(call: Line): Sandbox {
  const post = (path: string, body: unknown = {}) => call('POST', path, body).then(() => undefined);
  // The control endpoints are ours: their answers are what `src/sandbox/routes/control-routes.ts` says.
  const create = async <T>(path: string, body: unknown) =>
    ((await call('POST', path, body)) as { data: T }).data;
  return {
    key: SANDBOX_KEY,
    reset: () => post('reset'),
    fail: (fault) => post('faults', fault),
    forgetFaults: () => call('DELETE', 'faults').then(() => undefined),
    release: () => post('release'),
    requests: async () => (await call('GET', 'requests')) as readonly ReceivedRequest[],
    setBalance: (balance) => post('balance', { balance }),
    hurry: () => post('pace', { pace: 'short' }),
    linger: () => post('pace', { pace: 'long' }),
    behave: (platform) => post('platform', platform),
    addWorker: (worker) => create('workers', worker),
    runs: async () => (await call('GET', 'runs')) as readonly string[],
    inputs: async () => (await call('GET', 'inputs')) as Awaited<ReturnType<Sandbox['inputs']>>,
    addRun: (run) => create('runs', run),
    addHistory: (runs) => create('history', runs),
  };
}
