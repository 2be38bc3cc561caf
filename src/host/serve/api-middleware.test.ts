import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { API_HEADERS } from './answer-headers.ts';
import { apiMiddleware, type ApiBackend } from './api-middleware.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Starts a server on a free port and gives its origin. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

const consoleServer = (backend: ApiBackend) => {
  const middleware = apiMiddleware(backend);
  return listen((req, res) => middleware(req, res, () => res.end('the page')));
};

/** A platform that remembers what reached it. */
async function anUpstream(answer: RequestListener = (_req, res) => res.end('{"code":0}')) {
  const received: { method: string | undefined; url: string | undefined; headers: string[]; body: string }[] =
    [];
  const origin = await listen((req, res) => {
    void readAll(req).then((body) => {
      received.push({ method: req.method, url: req.url, headers: Object.keys(req.headers).sort(), body });
      answer(req, res);
    });
  });
  return { origin, received };
}

async function readAll(stream: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** A connection on which a POST has begun whose body will have `length` bytes, and the answer to it. */
function post(origin: string, length: number) {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  stops.push(() => socket.destroy());
  socket.write(`POST /api/v1/run/list HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${length}\r\n\r\n`);
  const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  socket.on('error', () => undefined);
  return Object.assign(socket, { answer });
}

/** Unlike `fetch`, sends a path and headers exactly as they are. */
function rawGet(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (res) => {
      readAll(res).then((text) => resolve({ status: res.statusCode ?? 0, body: JSON.parse(text) }), reject);
    })
      .on('error', reject)
      .end();
  });
}

/** Sends these bytes and gives what comes back until the server closes the connection. */
function sendRaw(origin: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.end(text));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

/** A platform that answers every request with these bytes. */
async function aRawUpstream(answer: string): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** What every answer of the API says, by names in lower case. */
const API_ANSWER = Object.fromEntries(
  Object.entries(API_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
);

describe('a forwarding server', () => {
  it('passes method, path, query, body and key on, and nothing about itself', async () => {
    const upstream = await anUpstream();
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    const response = await fetch(`${origin}/api/v1/scraper/run?a=b%2Fc`, {
      method: 'POST',
      body: '{"scraper_slug":"x"}',
      headers: {
        'content-type': 'application/json',
        'api-key': 'secret',
        cookie: 'session=1',
        origin,
        referer: `${origin}/workers/x`,
        'x-forwarded-for': '10.0.0.1',
      },
    });

    expect(await response.json()).toEqual({ code: 0 });
    expect(upstream.received).toEqual([
      {
        method: 'POST',
        url: '/api/v1/scraper/run?a=b%2Fc',
        headers: [
          'accept',
          'accept-encoding',
          'accept-language',
          'api-key',
          'connection',
          'content-length',
          'content-type',
          'host',
          'user-agent',
        ],
        body: '{"scraper_slug":"x"}',
      },
    ]);
  });

  it('passes a failure back as it is, without cookies', async () => {
    const upstream = await anUpstream((_req, res) => {
      res.writeHead(429, { 'retry-after': '7', 'set-cookie': 'a=b', 'content-type': 'application/json' });
      res.end('{"code":4290,"message":"slow down","data":null}');
    });
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    const response = await fetch(`${origin}/api/store?search=a`);

    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toBe('{"code":4290,"message":"slow down","data":null}');
  });

  it('does not follow a redirect', async () => {
    const upstream = await anUpstream((_req, res) =>
      res.writeHead(302, { location: 'https://evil.example/' }).end(),
    );
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    const response = await fetch(`${origin}/api/store?search=a`, { redirect: 'manual' });

    expect([response.status, response.headers.get('location')]).toEqual([302, null]);
  });

  it('streams: the first bytes are there before the last are sent', async () => {
    let finish: (() => void) | undefined;
    const upstream = await anUpstream((_req, res) => {
      res.write('first ');
      finish = () => res.end('last');
    });
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    const response = await fetch(`${origin}/api/v1/run/detail`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();

    expect((await reader.read()).value).toBe('first ');
    finish!();
    expect((await reader.read()).value).toBe('last');
  });

  it('breaks off where the answer broke off', async () => {
    const upstream = await anUpstream((_req, res) => {
      res.writeHead(200, { 'content-length': '100' });
      res.write('{"code":', () => res.destroy());
    });
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    await expect(fetch(`${origin}/api/store?search=a`).then((response) => response.text())).rejects.toThrow();
  });

  it('ends the request to the origin when the page gives up', async () => {
    const page = new AbortController();
    let upstreamClosed: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => (upstreamClosed = resolve));
    const upstream = await anUpstream((req) => {
      req.socket.once('close', () => upstreamClosed?.());
      page.abort();
    });
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    await expect(fetch(`${origin}/api/store?search=a`, { signal: page.signal })).rejects.toThrow('aborted');
    await closed;
  });

  it('says in the platform’s envelope that the origin cannot be reached', async () => {
    const origin = await consoleServer({ kind: 'origin', origin: 'http://127.0.0.1:1' });

    expect(await rawGet(origin, '/api/store?search=a')).toEqual({
      status: 502,
      body: {
        code: 5000,
        message:
          'http://127.0.0.1:1 cannot be reached (ECONNREFUSED). Check CORECLAW_API_URL and the network of this machine.',
        data: null,
      },
    });
  });

  it.each([
    '/api/../secret',
    '/api/./../secret',
    '/api/%2e%2e/secret',
    '/api/.%2E/secret',
    '/api/..%2fsecret',
    '/api/%2Fsecret',
    '/api/%252e%252e/secret',
    '/api/..%5csecret',
    '/api/..\\secret',
    '/api//secret',
    '/api/..;/secret',
    '/api/a%00b',
    '/api',
    '/__sandbox/requests',
  ])('forwards nothing for %s', async (path) => {
    const upstream = await anUpstream();
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    expect(await rawGet(origin, path)).toEqual({
      status: 404,
      body: { code: 4040, message: 'Only paths under /api are forwarded.', data: null },
    });
    expect(upstream.received).toEqual([]);
  });

  it.each([
    'GET http://evil.example/api/store HTTP/1.1',
    'GET http://127.0.0.1/api/store HTTP/1.1',
    'GET //evil.example/api/store HTTP/1.1',
    'GET /%61pi/store HTTP/1.1',
    'GET /x/../api/store HTTP/1.1',
    'GET /API/store HTTP/1.1',
    'CONNECT evil.example:443 HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'TRACE /api/store HTTP/1.1',
    'PUT /api/store HTTP/1.1',
    'DELETE /api/v1/scraper/run HTTP/1.1',
  ])('forwards nothing for "%s"', async (line) => {
    const upstream = await anUpstream();
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    await sendRaw(origin, `${line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);

    expect(upstream.received).toEqual([]);
  });

  it.each([
    ['two ways to tell the length', 'Content-Length: 4\r\nTransfer-Encoding: chunked', '0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 40', ''],
    ['an unknown coding', 'Transfer-Encoding: xchunked', '0\r\n\r\n'],
    ['a length with a sign', 'Content-Length: +0', ''],
    ['a blank before the colon', 'Content-Length : 0', ''],
  ])('lets no second request hide behind %s', async (_, headers, body) => {
    const upstream = await anUpstream();
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    await sendRaw(
      origin,
      `POST /api/v1/run/list HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n\r\n${body}` +
        'GET /api/secret HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    );

    expect(upstream.received).toEqual([]);
  });

  it.each([
    { host: 'evil.example' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    { 'sec-fetch-site': 'same-site' },
  ])('refuses %o', async (headers) => {
    const upstream = await anUpstream();
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    expect((await rawGet(origin, '/api/store?search=a', headers)).status).toBe(403);
    expect(upstream.received).toEqual([]);
  });

  it.each([
    ['GET', 'Transfer-Encoding: chunked', 'b\r\nGET /secret \r\n0\r\n\r\n'],
    ['GET', 'Content-Length: 5', 'hello'],
    ['HEAD', 'Content-Length: 5', 'hello'],
  ])('refuses a body of a %s with %s', async (method, header, body) => {
    const upstream = await anUpstream();
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    const answer = await sendRaw(
      origin,
      `${method} /api/store HTTP/1.1\r\nHost: 127.0.0.1\r\n${header}\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(upstream.received).toEqual([]);
  });

  it('refuses to speak another protocol', async () => {
    const upstream = await anUpstream();
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    const headers = { upgrade: 'websocket', connection: 'upgrade' };
    expect((await rawGet(origin, '/api/store', headers)).status).toBe(400);
    expect(upstream.received).toEqual([]);
  });

  it('sends each request once it is here whole, its length told anew, on a connection of its own', async () => {
    const upstream = await anUpstream();
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    const post = (headers: string, body: string) =>
      sendRaw(origin, `POST /api/v1/run/list HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n\r\n${body}`);
    await post('Transfer-Encoding: chunked', '2\r\n{}\r\n0\r\n\r\n');
    await post('Transfer-Encoding: chunked', '2\r\n{}\r\n');
    await post('Content-Length: 20', '{}');

    expect(upstream.received).toEqual([
      {
        method: 'POST',
        url: '/api/v1/run/list',
        headers: ['connection', 'content-length', 'host'],
        body: '{}',
      },
    ]);
  });

  it('refuses a request of more than 64 MB in words', async () => {
    const upstream = await anUpstream();
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    const response = await fetch(`${origin}/api/v1/run/list`, {
      method: 'POST',
      body: new Uint8Array(64_000_001),
    });

    expect([response.status, await response.json()]).toEqual([
      413,
      { code: 4000, message: 'A request may have 64 MB and no more.', data: null },
    ]);
    expect(upstream.received).toEqual([]);
  });

  it('ends a request that is twice as long as it may be', async () => {
    const upstream = await anUpstream();
    const limits = { longest: 100_000, together: 300_000 };
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin, limits });
    const socket = post(origin, 1e12);
    let sent = 0;
    const more = () => {
      while (socket.writable && socket.write(Buffer.alloc(10_000))) sent += 10_000;
    };
    socket.on('drain', more).on('connect', more);

    expect(await socket.answer).toMatch(/^HTTP\/1\.1 413 /);
    await expect.poll(() => socket.destroyed).toBe(true);
    expect(sent).toBeLessThan(50_000_000);
    expect(upstream.received).toEqual([]);
  });

  it('holds the bodies of some requests at once, and refuses more in words until those are gone', async () => {
    const upstream = await anUpstream();
    const limits = { longest: 100_000, together: 250_000 };
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin, limits });
    const send = async () => {
      const response = await fetch(`${origin}/api/v1/run/list`, { method: 'POST', body: 'a'.repeat(90_000) });
      return [response.status, (await response.json()) as unknown];
    };
    const unfinished = Array.from({ length: 2 }, () => post(origin, 100_000));
    for (const socket of unfinished) {
      await new Promise((resolve) => socket.write(Buffer.alloc(90_000), resolve));
    }

    await expect.poll(send).toEqual([
      503,
      {
        code: 4290,
        message:
          'This server holds too many large requests at once. Nothing was sent: try again in a minute.',
        data: null,
      },
    ]);
    const before = upstream.received.length;
    for (const socket of unfinished) socket.destroy();
    await expect.poll(send).toEqual([200, { code: 0 }]);
    expect(upstream.received.length).toBe(before + 1);
  });

  it.each([
    ['a status below 200', 'HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n', 99],
    ['no status', 'HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n', 0],
    ['a status above 599', 'HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n', 999],
    ['another protocol', 'HTTP/1.1 101 Odd\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n', 101],
  ])('gives 502 for %s, and lives on', async (_, answer, status) => {
    const platform = await aRawUpstream(answer);
    const origin = await consoleServer({ kind: 'origin', origin: platform });

    for (let count = 0; count < 2; count += 1)
      expect(await rawGet(origin, '/api/store')).toEqual({
        status: 502,
        body: { code: 5000, message: `${platform} answered with the status ${status}.`, data: null },
      });
  });

  it('lets nothing of an answer through that has power over the page’s origin', async () => {
    const upstream = await anUpstream((_req, res) => {
      res.writeHead(200, {
        'content-type': 'text/html',
        'cache-control': 'private',
        'clear-site-data': '"*"',
        'content-security-policy': 'default-src *',
        'permissions-policy': 'camera=*',
        'service-worker-allowed': '/',
        'x-accel-redirect': '/index.html',
        'x-anything': 'else',
        link: '</x>; rel=preload',
        refresh: '0; url=/',
      });
      res.end('<script>alert(1)</script>');
    });
    const origin = await consoleServer({ kind: 'origin', origin: upstream.origin });

    const { headers } = await fetch(`${origin}/api/store`);
    const { date: _, ...others } = Object.fromEntries(headers);
    expect(others).toEqual({
      ...API_ANSWER,
      'content-type': 'text/html',
      'cache-control': 'private',
      connection: 'close',
      'transfer-encoding': 'chunked',
    });
  });
});

describe('a server with the sandbox', () => {
  it('answers the API and the control paths, and leaves the rest to others', async () => {
    const origin = await consoleServer({
      kind: 'sandbox',
      app: { fetch: (request) => Response.json(new URL(request.url).pathname) },
    });

    const answers = ['/api/store', '/__sandbox/requests', '/', '/apis'].map(async (path) =>
      (await fetch(origin + path)).text(),
    );
    expect(await Promise.all(answers)).toEqual([
      '"/api/store"',
      '"/__sandbox/requests"',
      'the page',
      'the page',
    ]);
  });

  it('says of every answer of the API that it is no page, over whatever the sandbox says', async () => {
    const origin = await consoleServer({
      kind: 'sandbox',
      app: { fetch: () => new Response('', { headers: { 'content-security-policy': 'default-src *' } }) },
    });

    const answer = await fetch(`${origin}/api/store`);
    expect(Object.fromEntries(answer.headers)).toMatchObject(API_ANSWER);
  });

  it('gives every request a connection of its own, also one for a file', async () => {
    const origin = await consoleServer({ kind: 'sandbox', app: { fetch: () => Response.json({}) } });

    expect((await fetch(`${origin}/api/store`)).headers.get('connection')).toBe('close');
    expect((await fetch(`${origin}/`)).headers.get('connection')).toBe('close');
  });

  it('gives the sandbox each body whole, and holds no more of them at once than may be passed on', async () => {
    const received: string[] = [];
    const origin = await consoleServer({
      kind: 'sandbox',
      app: {
        fetch: async (sandboxRequest) => {
          received.push(await sandboxRequest.text());
          return Response.json({ code: 0 });
        },
      },
      limits: { longest: 100_000, together: 150_000 },
    });
    const send = async (body: string) =>
      (await fetch(`${origin}/api/v1/run/list`, { method: 'POST', body })).status;
    expect(await send('拉面')).toBe(200);
    const unfinished = post(origin, 100_000);
    await new Promise((resolve) => unfinished.write(Buffer.alloc(90_000), resolve));
    await expect.poll(() => send('a'.repeat(90_000))).toBe(503);
    expect(await send('a'.repeat(100_001))).toBe(413);
    unfinished.destroy();
    await expect.poll(() => send('b'.repeat(90_000))).toBe(200);
    expect([received[0], received.at(-1)]).toEqual(['拉面', 'b'.repeat(90_000)]);
  });

  it('drops the connection when the sandbox asks for it', async () => {
    const origin = await consoleServer({
      kind: 'sandbox',
      app: { fetch: () => new Response(null, { status: 502, headers: { 'x-sandbox-drop': '1' } }) },
    });

    await expect(fetch(`${origin}/api/store`)).rejects.toThrow('fetch failed');
  });
});
