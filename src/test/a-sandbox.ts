import type { Json, JsonObject } from '#core/json/json.ts';
import { createSandbox } from '#sandbox/app.ts';
import type { SandboxOptions } from '#sandbox/world/world.ts';

/** Where a key is asked for, in v1. */
export const KEYED_PATHS = [
  '/api/v1/scraper/run',
  '/api/v1/run/detail',
  '/api/v1/run/list',
  '/api/v1/run/result/list',
  '/api/v1/run/result/export',
  '/api/v1/run/last/log',
  '/api/v1/scraper/abort',
  '/api/v1/rerun',
  '/api/v1/task/run',
  '/api/v1/account/info',
];

type Envelope = {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly data: Json;
};

/** What a test reads of an answer: the HTTP status beside the envelope. */
async function read(answer: Response): Promise<Envelope> {
  // The tests assert on whole values, so the shape is checked there.
  const envelope = (await answer.json()) as Omit<Envelope, 'status'>;
  return { status: answer.status, ...envelope };
}

/** For tests: a sandbox with a clock of its own, and short ways to ask it. */
export function aSandbox(options: Partial<SandboxOptions> = {}) {
  let now = 1_760_000_000_000;
  const wait = (ms: number) => {
    now += ms;
    return Promise.resolve();
  };
  const { app, key, save } = createSandbox({ now: () => now, random: () => 0.5, sleep: wait, ...options });
  const send = (path: string, body: unknown, headers: Record<string, string> = { 'api-key': key }) =>
    Promise.resolve(
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const post = async (path: string, body: unknown, headers?: Record<string, string>) =>
    read(await send(path, body, headers));
  return {
    app,
    key,
    save,
    wait,
    send,
    post,
    get: async (path: string) => read(await app.request(path)),
    control: (path: string, body: unknown = {}) => send(`/__sandbox/${path}`, body, {}),
    /** Starts a run of the maps Worker, or of what `changes` says, and gives its slug. */
    start: async (changes: Partial<RunBody> = {}) => {
      const { data } = await post('/api/v1/scraper/run', aRunBody(changes));
      return (data as { run_slug: string }).run_slug;
    },
  };
}

type RunBody = Readonly<
  Record<'scraper_slug' | 'version' | 'is_async' | 'system' | 'custom' | 'callback_url', Json | undefined>
>;

export const SYSTEM: JsonObject = {
  cpus: 0.125,
  memory: 512,
  execute_limit_time_seconds: 1800,
  max_total_charge: 0,
  max_total_traffic: 0,
};

/** For tests: the body of a run request that the maps Worker accepts, with changes; `undefined` leaves a key out. */
export function aRunBody({ system = SYSTEM, custom, ...top }: Partial<RunBody> = {}) {
  return {
    scraper_slug: 'coreclaw/google-maps-scraper',
    version: 'v1.0.5',
    is_async: true,
    input: {
      parameters: { system, custom: custom ?? { keywords: ['pizza', 'ramen'], base_location: 'New York' } },
    },
    ...top,
  };
}
