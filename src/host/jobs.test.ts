import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { input } from 'zod';

import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { anOrder } from '#test/an-order.ts';
import type { ExportFormat } from '#core/run/run.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import { EXIT, type Job, type JobLanguage } from '#core/snippet/job/job.ts';
import { WRITE_JOB } from '#core/snippet/job/write-job.ts';
import { aSandbox } from '#test/a-sandbox.ts';
import type { faultSchema } from '#sandbox/faults.ts';

import { apiMiddleware } from './serve/api-middleware.ts';

const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Programs beside the interpreters that wait for no time, and write down for how long they were asked to, and a person's
 * own settings of curl, which would have it send things again.
 */
const stubFolder = join(folder, 'aside');
const PAUSES = join(folder, 'pauses');
beforeAll(() => {
  mkdirSync(stubFolder);
  writeFileSync(join(stubFolder, 'sleep'), `#!/bin/sh\necho "$1" >> "$PAUSES"\n`);
  chmodSync(join(stubFolder, 'sleep'), 0o755);
  writeFileSync(join(stubFolder, '.curlrc'), 'retry = 2\nlocation\n');
  writeFileSync(
    join(stubFolder, 'sitecustomize.py'),
    'import os, time\ntime.sleep = lambda seconds: print(seconds, file=open(os.environ["PAUSES"], "a"))\n',
  );
  writeFileSync(
    join(stubFolder, 'quick.mjs'),
    `import { appendFileSync } from 'node:fs';
import timers from 'node:timers/promises';
import { syncBuiltinESMExports } from 'node:module';
timers.setTimeout = async (ms) => appendFileSync(process.env.PAUSES, ms / 1000 + '\\n');
syncBuiltinESMExports();\n`,
  );
});
afterEach(() => rmSync(PAUSES, { force: true }));

type Interpreter = {
  readonly language: JobLanguage;
  readonly command: readonly [string, ...string[]];
  readonly file: string;
};

const INTERPRETERS: readonly Interpreter[] = [
  { language: 'curl', command: ['bash'], file: 'job.sh' },
  { language: 'python', command: ['python3'], file: 'job.py' },
  { language: 'javascript', command: ['node', '--import', join(stubFolder, 'quick.mjs')], file: 'job.mjs' },
  {
    language: 'powershell',
    // Start-Sleep is a command like any other: a function of the same name takes its place.
    command: ['pwsh', '-NoProfile', '-File'],
    file: 'job.ps1',
  },
];

const isThere = (program: string) =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

const QUICK_POWERSHELL = 'function Start-Sleep($Seconds) { Add-Content $env:PAUSES $Seconds }\n';

/** A platform behind a port, whose clock goes on by three seconds with each request. */
async function aPlatform() {
  const sandbox = aSandbox();
  const api = apiMiddleware({ kind: 'sandbox', app: sandbox.app });
  const server = createServer((req, res) => {
    void sandbox.wait(3_000);
    api(req, res, () => res.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // of a server that listens on TCP
  const origin = `http://127.0.0.1:${port}`;
  const requests = async () => {
    const answer = await sandbox.app.request('/__sandbox/requests');
    return (await answer.json()) as readonly { method: string; path: string; body: string }[]; // what it writes
  };
  return {
    ...sandbox,
    origin,
    fail: (fault: input<typeof faultSchema>) => sandbox.control('faults', fault),
    /** What arrived that starts or makes something. */
    starts: async () =>
      (await requests()).filter(
        ({ method, path }) => method === 'POST' && /scraper\/run$|\/runs$|worker-tasks$/.test(path),
      ),
    /** What was asked for files. */
    files: async () => (await requests()).filter(({ path }) => path.includes('/export')),
    stop: () => void server.close(),
  };
}

type Platform = Awaited<ReturnType<typeof aPlatform>>;

let platform: Platform;
beforeAll(async () => {
  platform = await aPlatform();
});
afterAll(() => platform.stop());
afterEach(() => platform.control('reset'));

function anApi(version: 'v1' | 'v2'): Api {
  const keyStore = createKeyStore(undefined);
  keyStore.set(platform.key);
  const config = {
    origin: platform.origin,
    authScheme: 'bearer',
    version,
    platform: { kind: 'sandbox' },
  } as const;
  return createApi({ config, keyStore, fetch });
}

const order = anOrder(
  { proxyRegion: '', callbackUrl: '' },
  { custom: { keywords: [`it's "RUN_SLUG" \${made} $made 拉面`], base_location: 'New York' } },
);

/** Of its rows the platform has some, and counts the run as failed. */
const failing = anOrder(
  { proxyRegion: '', callbackUrl: '', version: 'v0.0.1' },
  {
    worker: 'sandbox/always-fails' as typeof order.worker,
    custom: { url: 'https://pages.example.com/gone' },
  },
);

const aStart = async (version: 'v1' | 'v2', format: ExportFormat = 'csv', runOrder = order): Promise<Job> => {
  const api = anApi(version);
  return (await api.jobs())(api.requests.startRun(runOrder), format);
};

type Played = {
  readonly code: number;
  readonly out: string;
  readonly said: string;
  readonly pauses: readonly number[];
  readonly cwd: string;
};

type PlayOptions = {
  readonly key?: string;
  readonly origin?: string;
  /** A file that takes what is said. */
  readonly log?: string;
};

/** Runs the script of a job as cron would, in a folder of its own. */
async function play(
  { language, command, file }: Interpreter,
  job: Job,
  { key = platform.key, origin = platform.origin, log }: PlayOptions = {},
): Promise<Played> {
  const script = WRITE_JOB[language](job, { origin });
  if (!script.ok) throw new Error(script.error);
  expect(script.value).not.toContain(platform.key);
  const cwd = mkdtempSync(join(folder, `${language}-`));
  const [program, ...args]: Interpreter['command'] =
    log === undefined ? command : ['sh', '-c', `"$@" 2>${log}`, 'sh', ...command];
  writeFileSync(join(cwd, file), language === 'powershell' ? QUICK_POWERSHELL + script.value : script.value);
  const environment = {
    ...process.env,
    CORECLAW_API_KEY: key,
    PAUSES,
    PYTHONPATH: stubFolder,
    CURL_HOME: stubFolder,
    PATH: `${stubFolder}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  return new Promise((resolve) => {
    execFile(program, [...args, join(cwd, file)], { cwd, env: environment }, (error, out, said) => {
      const pauses = existsSync(PAUSES) ? readFileSync(PAUSES, 'utf8').trim().split('\n').map(Number) : [];
      rmSync(PAUSES, { force: true });
      const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : Number.NaN;
      resolve({ code, out: out.trim(), said, pauses, cwd });
    });
  });
}

/** An address at which nobody answers. */
async function nobody(): Promise<string> {
  const { origin, stop } = await aPlatform();
  stop();
  return origin;
}

/** An address where each request gets the next of these answers, the last of them from then on; and how many came. */
async function someAnswers(...answers: readonly RequestListener[]) {
  let requestCount = 0;
  const server = createServer((request, response) => {
    request.resume();
    answers[Math.min(requestCount, answers.length - 1)]?.(request, response);
    requestCount += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // of a server that listens on TCP
  return {
    origin: `http://127.0.0.1:${port}`,
    requestCount: () => requestCount,
    stop: () => void server.close(),
  };
}

/** How the processes of the machine were called, which each of its users can list. */
const commandLines = () => execFileSync('ps', ['-A', '-ww', '-o', 'args'], { encoding: 'utf8' }).split('\n');

/** An address whose certificate nobody has signed, and how many requests came all the same. */
async function aStranger() {
  let requests = 0;
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const self = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'];
  execFileSync(OPENSSL, [...self, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
    requests += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // of a server that listens on TCP
  return {
    origin: `https://127.0.0.1:${port}`,
    requests: () => requests,
    stop: () => void server.close(),
  };
}

/** The job with less patience. */
const hasty = (job: Job, patience: number): Job => ({
  ...job,
  ...(job.run && { run: { ...job.run, patience } }),
});

/** Makes the certificate that nobody has signed. */
const OPENSSL = 'openssl';

const STATE = { v1: '/api/v1/run/detail', v2: '/api/v2/worker-runs' };
const START = { v1: '/api/v1/scraper/run', v2: '/api/v2/workers' };
const FILE = '/api/v1/run/result/export';

for (const interpreter of INTERPRETERS) {
  const { language, command } = interpreter;
  const isLeftOut = !isThere(command[0]);
  const title = isLeftOut ? `${language} (left out: no ${command[0]} on this machine)` : language;

  describe.skipIf(isLeftOut)(`a whole job in ${title}`, () => {
    it.each(['v1', 'v2'] as const)(
      'starts once, waits at the platform’s pace, and saves all rows: %s',
      async (version) => {
        const job = await aStart(version);
        const { code, out, said, pauses, cwd } = await play(interpreter, job);
        expect([code, said]).toEqual([0, expect.stringContaining('Started run')]);
        const [start, ...more] = await platform.starts();
        expect(more).toEqual([]);
        expect(JSON.parse(start?.body ?? '')).toEqual(job.start.body);
        expect(pauses.slice(0, 4)).toEqual([2, 5, 10, 15].slice(0, pauses.length));
        expect(out).toMatch(/^[0-9A-Z]{26}\.csv$/);
        expect(readFileSync(join(cwd, out), 'utf8').split('\r\n').length).toBeGreaterThan(10);
        expect(existsSync(join(cwd, `${out}.part`))).toBe(false);
      },
    );

    it('waits out what fails on the way, as long as it is asked to, and never sends the start again', async () => {
      await platform.fail({ match: STATE.v1, times: 2, fault: { kind: 'status', status: 500 } });
      await platform.fail({ match: STATE.v1, fault: { kind: 'html', status: 502 } });
      await platform.fail({ match: STATE.v1, fault: { kind: 'drop' } });
      await platform.fail({
        match: STATE.v1,
        fault: { kind: 'status', status: 429, headers: { 'Retry-After': '37' } },
      });
      await platform.fail({ match: FILE, fault: { kind: 'cutJson' }, after: true });
      await platform.fail({
        match: FILE,
        fault: { kind: 'status', status: 429, headers: { 'Retry-After': '41' } },
      });
      const { code, out, pauses, cwd } = await play(interpreter, await aStart('v1', 'json'));
      expect(code).toBe(0);
      expect(pauses.slice(0, 6)).toEqual([2, 5, 10, 15, 15, 37]);
      expect(pauses.at(-1)).toBe(41);
      expect(JSON.parse(readFileSync(join(cwd, out), 'utf8'))).not.toEqual([]);
      expect(await platform.starts()).toHaveLength(1);
    });

    it('ends with a code of its own where the answer to the start is lost, and says that a run may have started', async () => {
      await platform.fail({ match: START.v1, fault: { kind: 'drop' }, after: true });
      const { code, said, out } = await play(interpreter, await aStart('v1'));
      expect([code, out]).toEqual([EXIT.unclear, '']);
      expect(said).toContain('a run may have started');
      expect(await platform.starts()).toHaveLength(1);
    });

    it.each<[string, input<typeof faultSchema>['fault'], number]>([
      ['a page in place of an answer', { kind: 'html' }, EXIT.unclear],
      ['an answer that is cut off', { kind: 'cutJson' }, EXIT.unclear],
      ['an empty answer', { kind: 'empty' }, EXIT.unclear],
      ['no run in the answer', { kind: 'nullData' }, EXIT.unclear],
      ['an error inside the platform', { kind: 'status', status: 500 }, EXIT.unclear],
      ['an unknown code', { kind: 'status', status: 200, code: 99_999 }, EXIT.unclear],
      ['a full plan', { kind: 'status', status: 400, code: 30_003 }, EXIT.refused],
      ['a low balance, under HTTP 200', { kind: 'status', status: 200, code: 30_001 }, EXIT.refused],
      ['a rate limit', { kind: 'status', status: 429 }, EXIT.refused],
    ])('tells by its code what became of a start: %s', async (_, fault, expected) => {
      await platform.fail({ match: START.v2, fault });
      const { code, said } = await play(interpreter, await aStart('v2'));
      expect([code, said]).toEqual([
        expected,
        expect.stringContaining(expected === EXIT.refused ? 'no run was started' : 'may have started'),
      ]);
      expect(await platform.starts()).toHaveLength(1);
    });

    it('sends nothing without a key, and says so where nobody answers', async () => {
      const job = await aStart('v1');
      expect((await play(interpreter, job, { key: '' })).code).toBe(EXIT.notSent);
      expect((await play(interpreter, job, { origin: await nobody() })).code).toBe(EXIT.notSent);
      expect(await platform.starts()).toEqual([]);
    });

    it.skipIf(!isThere(OPENSSL))(
      'says that nothing was sent to an address whose certificate is not trusted',
      async () => {
        const stranger = await aStranger();
        const { code, said } = await play(interpreter, await aStart('v1'), { origin: stranger.origin });
        expect([code, said]).toEqual([EXIT.notSent, expect.stringContaining('Nothing was sent')]);
        expect(stranger.requests()).toBe(0);
        stranger.stop();
      },
    );

    it('goes on to the end through answers that make no sense', async () => {
      const answerWith =
        (data: unknown): RequestListener =>
        (_, response) =>
          void response.end(JSON.stringify({ code: 0, data }));
      const odd = await someAnswers(
        (_, response) => {
          response.setHeader('Retry-After', '\u00b2');
          response.end(JSON.stringify({ code: 0, data: { run_slug: '01KPD6M5YQADCQKGVKPDZVYC63' } }));
        },
        (_, response) => {
          response.setHeader('Retry-After', '08');
          response.end('['.repeat(100_000));
        },
        (_, response) => void response.end('{"code":0,"data":{"status":'.repeat(5_000)),
        answerWith({ status: 3 }),
        (request, response) =>
          answerWith({ download_url: `http://${request.headers.host}/file` })(request, response),
        (_, response) => void response.end('a,b\n'),
      );
      const { code, out, cwd } = await play(interpreter, await aStart('v1'), { origin: odd.origin });
      expect([code, out]).toEqual([0, '01KPD6M5YQADCQKGVKPDZVYC63.csv']);
      expect(readFileSync(join(cwd, out), 'utf8')).toBe('a,b\n');
      odd.stop();
    });

    it.each<[string, unknown]>([
      ['a path upwards', '../package'],
      ['an ID and a path', '01KPD6M5YQADCQKGVKPDZVYC63/../package'],
      ['an ID and a line break', '01KPD6M5YQADCQKGVKPDZVYC63\n'],
      ['letters of other scripts', 'ÀÉ拉面'],
      ['65 letters', 'A'.repeat(65)],
      ['nothing', ''],
      ['null', null],
      ['an object', { id: '01KPD6M5YQADCQKGVKPDZVYC63' }],
    ])('takes nothing but an ID for the ID of a run: %s', async (_, answered) => {
      const odd = await someAnswers(
        (__, response) => void response.end(JSON.stringify({ code: 0, data: { run_slug: answered } })),
        (__, response) => void response.writeHead(401).end(),
      );
      const { code, out, said, cwd } = await play(interpreter, await aStart('v1', 'json'), odd);
      expect([code, out]).toEqual([EXIT.unclear, '']);
      expect(said).toContain('a run may have started');
      expect([odd.requestCount(), readdirSync(cwd)]).toEqual([1, [interpreter.file]]);
      odd.stop();
    });

    it.each([0, 30_001])('shows no control character of an answer: code %i', async (answered) => {
      const body = `{"code":${answered},"data":{"run_slug":"\u001b]0;a\u0007"},"message":"\u009b2J\r\u007f拉面"}`;
      const odd = await someAnswers((_, response) => void response.end(body));
      const { code, said } = await play(interpreter, await aStart('v1'), odd);
      expect([code, said]).toEqual([EXIT.unclear, expect.stringContaining('拉面')]);
      expect(said.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      odd.stop();
    });

    it.skipIf(!isThere('ps'))('shows the key to no other user of the machine', async () => {
      const key = `scraper_api_seen_${process.pid}`;
      const sent: unknown[] = [];
      const seen: string[] = [];
      const answered =
        (data: unknown): RequestListener =>
        ({ headers }, response) => {
          sent.push(headers['api-key']);
          seen.push(...commandLines().filter((line) => line.includes(key)));
          response.end(JSON.stringify({ code: 0, data }));
        };
      const watched = await someAnswers(
        answered({ run_slug: '01KPD6M5YQADCQKGVKPDZVYC63' }),
        answered({ status: 3 }),
        answered({ download_url: 'file:' }),
      );
      await play(interpreter, await aStart('v1'), { key, origin: watched.origin });
      expect([new Set(sent), sent.length, seen]).toEqual([new Set([key]), 12, []]);
      watched.stop();
    });

    it('does its work where nothing more can be written to its log', async () => {
      const { code, out, cwd } = await play(interpreter, await aStart('v1'), { log: '/dev/full' });
      expect([code, existsSync(join(cwd, out))]).toEqual([0, true]);
      expect(await platform.starts()).toHaveLength(1);
    });

    it.each(['v1', 'v2'] as const)(
      'saves what a run gave that ended at its limit, and ends with a code of its own: %s',
      async (version) => {
        const { code, said, out, cwd } = await play(
          interpreter,
          await aStart(version, 'csv', { ...order, options: { ...order.options, maxCharge: 0.03 } }),
        );
        expect([code, said]).toEqual([EXIT.failed, expect.stringContaining('did not succeed')]);
        expect(out).toMatch(/^[0-9A-Z]{26}\.csv$/);
        expect(readFileSync(join(cwd, out), 'utf8').split('\r\n').length).toBeGreaterThan(5);
      },
    );

    it('saves what a run of a task gave that ended at its limit', async () => {
      const { runJob } = await anApi('v1').v2.taskSnippets();
      const made = await anApi('v1').v2.createTask({
        ...{ worker: order.worker, version: '', title: 'A', description: '', isScheduled: false },
        input: { system: { ...aSandboxSystem, max_total_charge: 0.03 }, custom: order.custom },
      });
      const { code, out, cwd } = await play(interpreter, runJob({ ...aSavedTask(), slug: made }, 'json'));
      expect([code, out]).toEqual([EXIT.failed, expect.stringMatching(/\.json$/)]);
      expect(JSON.parse(readFileSync(join(cwd, out), 'utf8'))).not.toEqual([]);
    });

    it('says that what a failed run gave is not saved where its file never comes', async () => {
      await platform.fail({ match: FILE, times: 100, fault: { kind: 'status', status: 402 } });
      const { code, said, out } = await play(interpreter, await aStart('v1', 'csv', failing));
      expect([code, out]).toEqual([EXIT.notSaved, '']);
      expect(said).toContain('did not succeed');
      expect(said).toContain('The platform keeps them for at most 7 days.');
    });

    it('asks for no file of a failed run that gave nothing', async () => {
      const nothing = { ...order, options: { ...order.options, maxCharge: 0.000_1 } };
      const { code, said, out } = await play(interpreter, await aStart('v2', 'csv', nothing));
      expect([code, out]).toEqual([EXIT.failed, '']);
      expect(said).toContain('did not succeed');
      expect(await platform.files()).toEqual([]);
    });

    it('no longer waits once its time is up, and says that the run goes on', async () => {
      const { code, said } = await play(interpreter, hasty(await aStart('v1'), 0));
      expect([code, said]).toEqual([EXIT.notOver, expect.stringContaining('It goes on.')]);
    });

    it('gives up at once where the key no longer opens the run', async () => {
      await platform.fail({ match: STATE.v2, fault: { kind: 'status', status: 401 } });
      expect((await play(interpreter, await aStart('v2'))).code).toBe(EXIT.notOver);
    });

    it('says that the results are not saved where their file never comes', async () => {
      await platform.fail({ match: FILE, times: 100, fault: { kind: 'status', status: 402 } });
      const { code, out, cwd } = await play(interpreter, await aStart('v1'));
      expect([code, out]).toEqual([EXIT.notSaved, '']);
      expect(existsSync(join(cwd, `${out}.csv`))).toBe(false);
    });

    it('runs a saved task, and saves its results in a format that v2 alone has', async () => {
      const snippets = await anApi('v1').v2.taskSnippets();
      const task = aSavedTask();
      const made = await anApi('v1').v2.createTask({
        worker: order.worker,
        version: '',
        title: 'A',
        description: '',
        isScheduled: false,
        input: { system: { ...aSandboxSystem }, custom: order.custom },
      });
      const { code, out } = await play(interpreter, snippets.runJob({ ...task, slug: made }, 'jsonl'));
      expect([code, out]).toEqual([0, expect.stringMatching(/\.jsonl$/)]);
    });

    it('creates a task once, and tells a lost answer from a refusal', async () => {
      const { createJob } = await anApi('v1').v2.taskSnippets();
      const { slug: _, ...task } = aSavedTask();
      const job = createJob({ ...task, worker: order.worker, description: `it's` });
      const created = await play(interpreter, job);
      expect([created.code, created.out]).toEqual([0, expect.stringMatching(/^[0-9A-Z]{26}$/)]);
      await platform.fail({ match: '/api/v2/worker-tasks', fault: { kind: 'drop' }, after: true });
      const lost = await play(interpreter, job);
      expect([lost.code, lost.said]).toEqual([
        EXIT.unclear,
        expect.stringContaining('may have been created'),
      ]);
      await platform.fail({
        match: '/api/v2/worker-tasks',
        fault: { kind: 'status', status: 400, code: 11_000 },
      });
      expect((await play(interpreter, job)).code).toBe(EXIT.refused);
    });
  });
}

describe('a whole job in bash that another shell is given', () => {
  it.each(['sh', 'dash', 'zsh'].filter(isThere))('sends nothing, and says so: %s', async (shell) => {
    const { stdout } = spawnSync(shell, ['-c', 'printf %s "${BASH_VERSION:-}"'], { encoding: 'utf8' });
    if (stdout !== '') return;
    const job = await aStart('v1');
    const { code, said } = await play({ language: 'curl', command: [shell], file: 'job.sh' }, job);
    expect([code, said.trim()]).toEqual([EXIT.notSent, 'Run this with bash.']);
    expect(await platform.starts()).toEqual([]);
  });

  it('does its work in bash that is called as sh', async () => {
    const command = ['bash', '--posix'] as const;
    expect((await play({ language: 'curl', command, file: 'job.sh' }, await aStart('v1'))).code).toBe(0);
  });
});

const aSandboxSystem = {
  cpus: 0.125,
  memory: 512,
  execute_limit_time_seconds: 1800,
  max_total_charge: 0,
  max_total_traffic: 0,
};
