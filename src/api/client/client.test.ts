import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { type ClientParts, createAsk, createSend } from './client.ts';
import { createKeyStore } from '../key/key-store.ts';
import { kindOfCode } from '../v1/codes.ts';
import { createServerClock } from './server-clock.ts';

const ORIGIN = 'https://openapi.coreclaw.com';
const KEY = 'scraper_api_secret';

type Call = { readonly url: string; readonly init: RequestInit };

/** A client whose fetch answers what it is told, and remembers what it was asked. */
function aClient({
  key = KEY,
  authScheme = 'bearer',
  answer = '{"code":0,"data":"done"}',
  headers = { 'Retry-After': '7' },
}: {
  readonly key?: string;
  readonly authScheme?: 'bearer' | 'api-key';
  readonly answer?: string;
  readonly headers?: Readonly<Record<string, string>>;
} = {}) {
  const calls: Call[] = [];
  const keyStore = createKeyStore(undefined);
  keyStore.set(key);
  const parts: ClientParts = {
    config: {
      origin: ORIGIN,
      authScheme,
      platform: { kind: 'origin', origin: ORIGIN },
      version: 'v1',
    },
    keyStore,
    fetch: (input, init) => {
      calls.push({ url: input instanceof Request ? input.url : String(input), init: init ?? {} });
      return Promise.resolve(new Response(answer, { headers }));
    },
    clock: createServerClock(),
  };
  return { calls, send: createSend(parts, kindOfCode) };
}

const aPost = (parts: Partial<ApiRequest> = {}): ApiRequest => ({
  method: 'POST',
  path: '/api/v1/run/detail',
  body: { run_slug: 'x' },
  authenticated: true,
  ...parts,
});

const aGet = (parts: Partial<ApiRequest> = {}): ApiRequest => ({
  method: 'GET',
  path: '/api/scraper',
  authenticated: false,
  ...parts,
});

async function factsOf(sent: Promise<unknown>): Promise<FailureFacts> {
  const error: unknown = await sent.then(
    () => 'no failure',
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error.facts;
  throw error;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A client of a real server. */
async function aServedClient(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
  return createSend(
    {
      config: { origin, authScheme: 'bearer', platform: { kind: 'sandbox' }, version: 'v1' },
      keyStore: createKeyStore(undefined),
      fetch: globalThis.fetch,
    },
    kindOfCode,
  );
}

describe('send', () => {
  it('sends exactly the body, with the key, and nothing that could carry it elsewhere', async () => {
    const { calls, send } = aClient();
    expect(await send(aPost())).toEqual({ data: 'done', facts: { status: 200 } });
    expect(calls).toEqual([
      {
        url: `${ORIGIN}/api/v1/run/detail`,
        init: {
          method: 'POST',
          headers: {
            Accept: 'application/json',
            'Content-Type': 'application/json',
            Authorization: `Bearer ${KEY}`,
          },
          body: '{\n  "run_slug": "x"\n}',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
          credentials: 'omit',
          cache: 'no-store',
          signal: expect.any(AbortSignal) as AbortSignal, // a matcher, typed any
        },
      },
    ]);
  });

  it('sends the key as the build says', async () => {
    const { calls, send } = aClient({ authScheme: 'api-key' });
    await send(aPost());
    expect(calls[0]?.init.headers).toEqual({
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'api-key': KEY,
    });
  });

  it('sends a public request without the key', async () => {
    const { calls, send } = aClient();
    await send(aGet({ query: { slug: "a/b&c=d #é'" } }));
    expect(calls.map(({ url, init }) => ({ url, headers: init.headers, body: init.body }))).toEqual([
      {
        url: `${ORIGIN}/api/scraper?slug=a%2Fb%26c%3Dd+%23%C3%A9%27`,
        headers: { Accept: 'application/json' },
        body: undefined,
      },
    ]);
  });

  it('sends another key when it is given one', async () => {
    const { calls, send } = aClient();
    await send(aPost(), { key: ' tried \n' });
    expect(new Headers(calls[0]?.init.headers).get('Authorization')).toBe('Bearer tried');
  });

  it.each([
    ['//evil.example/api/v1/run/detail'],
    ['https://evil.example/api/v1/run/detail'],
    ['\\\\evil.example\\api\\x'],
    ['/api/../steal'],
    ['/api/%2e%2e/steal'],
    ['/other'],
    ['javascript:alert(1)'],
  ])('lets neither key nor request go to %s', async (path) => {
    const { calls, send } = aClient();
    expect(await factsOf(send(aPost({ path })))).toEqual({
      kind: 'invalidRequest',
      detail: 'the request leads away from the API',
    });
    expect(calls).toEqual([]);
  });

  it('sends nothing that needs a key when there is none', async () => {
    const { calls, send } = aClient({ key: '' });
    expect(await factsOf(send(aPost()))).toEqual({ kind: 'noKey' });
    expect(await factsOf(send(aPost(), { key: ' ' }))).toEqual({ kind: 'noKey' });
    expect(calls).toEqual([]);
  });

  it('sends nothing with a key that no header carries', async () => {
    const { calls, send } = aClient();
    expect(await factsOf(send(aPost(), { key: 'a\nX-Other: 1' }))).toEqual({ kind: 'keyRefused' });
    expect(calls).toEqual([]);
  });

  it('gives the wait that a refusal asks for', async () => {
    const { send } = aClient({ answer: '{"code":4290,"message":"slow down","data":null}' });
    expect(await factsOf(send(aPost()))).toEqual({
      kind: 'rateLimited',
      status: 200,
      code: 4290,
      platformMessage: 'slow down',
      retryAfter: 7,
    });
  });

  it('reckons the wait until a moment by the clock that names it', async () => {
    const tomorrow = Math.floor(Date.now() / 1_000) * 1_000 + 86_400_000;
    const { send } = aClient({
      answer: '{"code":4290,"data":null}',
      headers: {
        Date: new Date(tomorrow).toUTCString(),
        'Retry-After': new Date(tomorrow + 45_000).toUTCString(),
      },
    });
    expect(await factsOf(send(aPost()))).toMatchObject({ retryAfter: 45 });
  });

  it('keeps the key out of every failure', async () => {
    const { send } = aClient({ answer: `{"code":20001,"message":"invalid key","data":null}` });
    const error: unknown = await send(aPost()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    expect(JSON.stringify([error, String(error), Object.getOwnPropertyNames(error)])).not.toContain(KEY);
  });
});

it.each([
  ['/api/v2/workers/owner~name/input-schema', 'workerNotFound'],
  ['/api/v2/workers/owner~name/runs', 'workerNotFound'],
  ['/api/v2/worker-tasks/01KQ', 'taskNotFound'],
  ['/api/v2/worker-runs/01KQ', 'runNotFound'],
  ['/api/v2/worker-runs/01KQ/log', 'notFound'],
  ['/api/v2/worker-tasks', 'notFound'],
])('says what is not found by the path: %s, %s', async (path, kind) => {
  const { send } = aClient({ answer: '{"code":4040,"message":"not found","data":null}' });
  await expect(send(aGet({ path }))).rejects.toMatchObject({ facts: { kind } });
  const { send: through } = aClient({ answer: '{"code":4000}' });
  await expect(through(aGet({ path }))).rejects.toMatchObject({ facts: { kind: 'invalidRequest' } });
});

it('keeps the key out of the words of a refusal that quotes it', async () => {
  const { send } = aClient({ answer: `{"code":20001,"message":"no such key: ${KEY}!","data":null}` });
  expect(await factsOf(send(aPost()))).toMatchObject({ platformMessage: 'no such key: …!' });
});

it('keeps the key out of a code that quotes it', async () => {
  const { send } = aClient({ answer: `{"code":"NO_${KEY}","data":null}` });
  expect(await factsOf(send(aPost()))).toMatchObject({ detail: 'code is "NO_…"' });
});

it('keeps the key out of the number of a request that quotes it, of a refusal and of what cannot be read', async () => {
  const refused = aClient({ answer: `{"code":20001,"data":null,"request_id":"req-${KEY}"}` });
  expect(await factsOf(refused.send(aPost()))).toMatchObject({ requestId: 'req-…' });
  const ask = createAsk(aClient({ answer: `{"code":0,"data":1,"request_id":"${KEY}-7"}` }).send);
  const unread = ask(aPost(), () => {
    throw new Failure({ kind: 'unreadable' });
  });
  expect(await factsOf(unread)).toMatchObject({ requestId: '…-7' });
});

describe('ask', () => {
  it('gives what was read of the data', async () => {
    const ask = createAsk(aClient().send);
    expect(await ask(aPost(), (data) => [data])).toEqual(['done']);
  });

  it('names what could not be read, with the answer that held it', async () => {
    const ask = createAsk(aClient({ answer: '{"code":0,"data":1,"request_id":"req-7"}' }).send);
    const answer = ask(aPost(), () => {
      throw new Failure({ kind: 'unreadable', detail: 'data.slug is missing or not usable' });
    });
    expect(await factsOf(answer)).toEqual({
      kind: 'unreadable',
      detail: 'data.slug is missing or not usable',
      status: 200,
      requestId: 'req-7',
    });
  });
});

describe('send, over a network', () => {
  it('gives the data of a real answer', async () => {
    const send = await aServedClient((_, response) => response.end('{"code":0,"data":[1]}'));
    expect((await send(aGet())).data).toEqual([1]);
  });

  it('says that the platform cannot be reached', async () => {
    const send = await aServedClient((request) => request.socket.destroy());
    expect(await factsOf(send(aGet()))).toEqual({ kind: 'network' });
  });

  it('says so too when the connection breaks within the answer', async () => {
    const send = await aServedClient((request, response) => {
      response.writeHead(200, { 'Content-Length': 1000 });
      response.write('{"code":0,', () => request.socket.destroy());
    });
    expect(await factsOf(send(aGet()))).toEqual({ kind: 'network' });
  });

  it('follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    const send = await aServedClient((request, response) => {
      paths.push(request.url);
      response.writeHead(307, { Location: '/api/elsewhere' }).end();
    });
    expect(await factsOf(send(aGet()))).toEqual({ kind: 'network' });
    expect(paths).toEqual(['/api/scraper']);
  });

  it('gives up when the time of the request is over', async () => {
    const send = await aServedClient(() => undefined);
    expect(await factsOf(send(aGet({ timeout: 30 })))).toEqual({ kind: 'timeout' });
  });

  it('gives up when the time is over within the answer', async () => {
    const send = await aServedClient((_, response) => response.write('{"code":0,'));
    expect(await factsOf(send(aGet({ timeout: 60 })))).toEqual({ kind: 'timeout' });
  });

  it('gives up when its caller does', async () => {
    const caller = new AbortController();
    const send = await aServedClient(() => caller.abort());
    expect(await factsOf(send(aGet(), { signal: caller.signal }))).toEqual({ kind: 'cancelled' });
  });

  it('sends nothing for a caller that gave up before', async () => {
    let requestCount = 0;
    const send = await aServedClient(() => requestCount++);
    expect(await factsOf(send(aGet(), { signal: AbortSignal.abort() }))).toEqual({ kind: 'cancelled' });
    expect(requestCount).toBe(0);
  });

  it('asks once', async () => {
    let requestCount = 0;
    const send = await aServedClient((_, response) => {
      requestCount++;
      response.writeHead(503).end('{"code":5000,"message":"","data":null}');
    });
    expect(await factsOf(send(aGet()))).toEqual({ kind: 'internal', status: 503, code: 5000 });
    expect(requestCount).toBe(1);
  });
});
