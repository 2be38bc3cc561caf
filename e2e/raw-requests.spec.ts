import type { RequestListener } from 'node:http';
import { ask, sendRaw } from './servers/ask.ts';
import { test } from './servers/behind.ts';
import { expect } from './fixtures.ts';
import { slowed } from './stress.ts';

const CLOSE = 'Connection: close\r\n\r\n';

/** A second request that a first one tries to hide in its body. */
const HIDDEN = 'GET /secret HTTP/1.1\r\nHost: x\r\n\r\n';

const OK: RequestListener = (req, res) => {
  req.resume();
  req.on('end', () => res.writeHead(200, { 'content-type': 'application/json' }).end('{"code":0}'));
};

/**
 * Whether these bytes are one request to any reader, or one that was broken off: of the API, its length told once, followed
 * by no more than that, and by nothing else on its connection.
 */
function isOneRequest(bytes: string): boolean {
  const [head = '', ...rest] = bytes.split('\r\n\r\n');
  if (
    !/^(GET|HEAD|POST|PUT|DELETE) \/api\/\S* HTTP\/1\.1\r\n/.test(head) ||
    !/\r\nconnection: close(\r\n|$)/i.test(head)
  )
    return false;
  const body = rest.join('\r\n\r\n');
  const [lengthHeader = '', ...more] = head.match(/^(content-length|transfer-encoding):.*/gim) ?? [];
  if (more.length > 0) return false;
  return /^transfer-encoding: chunked\r?$/i.test(lengthHeader)
    ? /^([1-9a-f][\da-f]*\r\n[^]*\r\n)*(0\r\n\r\n)?$/i.test(body) && !body.includes('HTTP/1.1')
    : body.length <= Number(/\d+/.exec(lengthHeader)?.[0] ?? 0);
}

const ODD_PATHS = [
  '/api/../secret',
  '/api/./store',
  '/api/.../store',
  '/api/%2e%2e/secret',
  '/api/.%2E/secret',
  '/api/..%2fsecret',
  '/api/%252e%252e/secret',
  '/api/..%5csecret',
  '/api/..\\secret',
  '/api/..;/secret',
  '/api/..;x=1/secret',
  '/api/.;/secret',
  '/api/v1;/../secret',
  '/api/..%3b/secret',
  '/api/%c0%ae%c0%ae/secret',
  '/api/..%00/secret',
  '/api/..%20/secret',
  '/api/a b',
  '/api//store',
  '//api/store',
  '/x/../api/store',
  '/%61pi/store',
  '/API/store',
  '/apis/store',
  '/api',
  '/api/',
  '/api?/api/store',
  '/api#/api/store',
  'http://evil.example/../api/store',
  '*',
];

/** What only a task is changed and deleted by. */
const TASK = '/api/v2/worker-tasks/01KPD6M5YQADCQKGVKPDZVYC63';

const NEAR_TASKS = [
  '/api/v2/worker-tasks',
  '/api/v2/worker-tasks/',
  '/api/v1/worker-tasks/x',
  '/api/worker-tasks/x',
  '/api/v2/worker-tasks/..',
  '/api/v2/worker-tasks/../workers/x',
  '/api/v2/worker-tasks/./input',
  '/api/v2/worker-tasks/%2e%2e/input',
  '/api/v2/worker-tasks//input',
  '/api/v2/worker-tasks/x/',
  '/api/v2/worker-tasks/x/input/',
  '/api/v2/worker-tasks/x/input/y',
  '/api/v2/worker-tasks/x/runs',
  '/api/v2/worker-tasks/x/inputs',
  '/api/v2/worker-tasks/x;/input',
  '/api/v2/worker-tasks/x%2finput',
  '/api/v2/worker-tasks/x y',
  '/api/v2/worker-runs/x',
  '/api/v2/workers/x/worker-tasks/x',
  '/x/api/v2/worker-tasks/x',
  'http://evil.example/api/v2/worker-tasks/..',
];

test.describe('a server that passes /api on', { tag: '@proxies' }, () => {
  test('passes on nothing but what every server reads as a path under /api', async ({ behind }) => {
    const { origin, received } = await behind(OK);
    const { host } = new URL(origin);
    for (const path of ODD_PATHS) {
      await sendRaw(origin, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${CLOSE}`);
      expect
        .soft(
          received.splice(0).map(({ url }) => url),
          path,
        )
        .toEqual([]);
    }
    expect((await ask(origin, '/api/v2/workers/owner~name_1/input-schema?a=..%2f;')).status).toBe(200);
    expect(received.map(({ url }) => url)).toEqual(['/api/v2/workers/owner~name_1/input-schema?a=..%2f;']);
  });

  test('passes on GET, HEAD and POST, PUT and DELETE of tasks, and no other method', async ({ behind }) => {
    const { origin, received } = await behind(OK);
    const { host } = new URL(origin);
    const refused = [
      ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'get', 'GETX', 'POST/api'].map(
        (method) => `${method} /api/store`,
      ),
      'CONNECT evil.example:443',
      ...['put', 'Delete', 'PATCH', 'OPTIONS', 'TRACE', 'MOVE', 'LOCK'].map((method) => `${method} ${TASK}`),
      ...NEAR_TASKS.flatMap((path) => [`PUT ${path}`, `DELETE ${path}`]),
      `DELETE ${TASK}/input`,
    ];
    for (const line of refused) {
      await sendRaw(origin, `${line} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\n${CLOSE}`);
      expect
        .soft(
          received.splice(0).map(({ method, url }) => `${method} ${url}`),
          line,
        )
        .toEqual([]);
    }
    const passed = [
      ...['GET', 'HEAD', 'POST'].map((method) => [method, '/api/store'] as const),
      ...['GET', 'PUT', 'DELETE'].map((method) => [method, TASK] as const),
      ...['GET', 'PUT'].map((method) => [method, `${TASK}/input`] as const),
      ['PUT', `${TASK}?a=/../b`] as const,
    ];
    for (const [method, path] of passed)
      expect.soft((await ask(origin, path, { method })).status, `${method} ${path}`).toBe(200);
    expect(received.map(({ method, url }) => [method, url])).toEqual(passed);
  });

  test('answers nothing but GET and HEAD with the page', async ({ behind }) => {
    const { origin } = await behind(OK);
    const { host } = new URL(origin);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])
      for (const path of ['/', '/runs']) {
        const answer = await sendRaw(
          origin,
          `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\n${CLOSE}`,
        );
        expect.soft(answer, `${method} ${path}`).toMatch(/^HTTP\/1\.1 4\d\d /);
        expect.soft(answer, `${method} ${path}`).not.toContain('start.js');
      }
    expect((await ask(origin, '/runs')).status).toBe(200);
  });

  test('carries the body of a PUT whole, and refuses one of a DELETE', async ({ behind }) => {
    let came = '';
    const { origin, received } = await behind((req, res) => {
      req.on('data', (chunk: Buffer) => (came += chunk.toString()));
      req.on('end', () => res.end('{}'));
    });
    const { host } = new URL(origin);
    const raw = (head: string, body: string) =>
      sendRaw(origin, `${head}\r\nHost: ${host}\r\nConnection: close\r\n${body}`);
    await ask(origin, TASK, { method: 'PUT', body: '{"title":"a"}' });
    await raw(`PUT ${TASK}/input HTTP/1.1`, 'Transfer-Encoding: chunked\r\n\r\n3\r\n{}\n\r\n0\r\n\r\n');
    expect(came).toBe('{"title":"a"}{}\n');
    expect(received.splice(0)).toHaveLength(2);
    for (const body of [
      'Content-Length: 5\r\n\r\nhello',
      'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    ])
      expect.soft(await raw(`DELETE ${TASK} HTTP/1.1`, body)).toMatch(/^HTTP\/1\.1 400 /);
    expect(received).toEqual([]);
  });

  test('leads an absolute target and a foreign name to the platform too, or nowhere', async ({ behind }) => {
    const { origin, platform, received } = await behind(OK);
    await sendRaw(origin, `GET http://evil.example/api/store HTTP/1.1\r\nHost: evil.example\r\n${CLOSE}`);
    await ask(origin, '/api/store', { headers: { host: 'evil.example' } });
    for (const { url, headers } of received) expect([url, headers.host]).toEqual(['/api/store', platform]);
  });

  test('refuses what a page of another site asks for, and what is no HTTP', async ({ behind }) => {
    const { origin, received } = await behind(OK);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate' },
      { 'sec-fetch-site': 'something-new' },
    ])
      expect.soft((await ask(origin, '/api/store', { headers })).status, JSON.stringify(headers)).toBe(403);
    for (const upgrade of ['websocket', 'h2c'])
      expect
        .soft(
          (await ask(origin, '/api/store', { headers: { upgrade, connection: 'upgrade' } })).status,
          upgrade,
        )
        .toBe(400);
    expect(received).toEqual([]);
    for (const site of ['same-origin', 'none'])
      expect((await ask(origin, '/api/store', { headers: { 'sec-fetch-site': site } })).status).toBe(200);
  });

  test('takes no body with a GET or HEAD', async ({ behind }) => {
    const { origin, received } = await behind(OK);
    const { host } = new URL(origin);
    for (const method of ['GET', 'HEAD'])
      for (const [header, body] of [
        ['Content-Length: 5', 'hello'],
        ['Transfer-Encoding: chunked', '5\r\nhello\r\n0\r\n\r\n'],
        ['Transfer-Encoding: chunked', `${HIDDEN.length.toString(16)}\r\n${HIDDEN}\r\n0\r\n\r\n`],
      ] as const) {
        const answer = await sendRaw(
          origin,
          `${method} /api/store HTTP/1.1\r\nHost: ${host}\r\n${header}\r\n${CLOSE}${body}`,
        );
        expect.soft(answer, `${method} ${header}`).toMatch(/^HTTP\/1\.1 400 /);
      }
    expect(received).toEqual([]);
    expect((await ask(origin, '/api/store', { headers: { 'content-length': '0' } })).status).toBe(200);
  });

  test('lets no second request hide in the body of the first', async ({ behind }) => {
    const { origin, takeBytes } = await behind(OK);
    const { host } = new URL(origin);
    const post = (headers: string, body: string) =>
      sendRaw(origin, `POST /api/v1/run/list HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n\r\n${body}`, {
        isWhole: false,
      });
    const chunk = `${HIDDEN.length.toString(16)}\r\n${HIDDEN}\r\n0\r\n\r\n`;
    for (const [headers, body] of [
      ['Content-Length: 4\r\nTransfer-Encoding: chunked', `0\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding: chunked\r\nContent-Length: 4', `0\r\n\r\n${HIDDEN}`],
      [`Content-Length: 0\r\nContent-Length: ${HIDDEN.length}`, HIDDEN],
      ['Content-Length: 0, 5', HIDDEN],
      ['Content-Length: +0', HIDDEN],
      ['Content-Length: 0x0', HIDDEN],
      ['Content-Length : 0', HIDDEN],
      ['Content-Length:\r\n 0', HIDDEN],
      ['Transfer-Encoding: xchunked', `0\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding : chunked', `0\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding: chunked, identity', `0\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding: identity, chunked', `0\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding:\u000bchunked', `0\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', `0\r\n\r\n${HIDDEN}`],
      ['X: y\nTransfer-Encoding: chunked', `0\r\n\r\n${HIDDEN}`],
      ['X: y\rTransfer-Encoding: chunked', `0\r\n\r\n${HIDDEN}`],
      ['Connection: Content-Length\r\nContent-Length: 0', HIDDEN],
      ['Transfer-Encoding: chunked', `0;a=b\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding: chunked', `0\r\nContent-Length: 40\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding: chunked', `0x0\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding: chunked', `-0\r\n\r\n${HIDDEN}`],
      ['Transfer-Encoding: chunked', `0\n\n${HIDDEN}`],
      ['Transfer-Encoding: chunked', `ffffffffffffffff1\r\n${HIDDEN}`],
      ['Transfer-Encoding: chunked\r\nExpect: 100-continue', chunk],
    ] as const) {
      await post(headers, body);
      const bytes = await takeBytes();
      const isHidden = bytes.includes('/secret') && !bytes.includes(HIDDEN.trimEnd());
      const first = bytes.includes(HIDDEN) ? bytes.replace(HIDDEN, '-'.repeat(HIDDEN.length)) : bytes;
      expect
        .soft(!isHidden && (bytes === '' || isOneRequest(first)), `${headers} ${body} gave ${bytes}`)
        .toBe(true);
    }
    // What is well formed comes through.
    await post('Transfer-Encoding: chunked', '2\r\n{}\r\n0\r\n\r\n');
    expect(await takeBytes()).toMatch(/^POST \/api\/v1\/run\/list [^]*\{\}/);
  });

  test('takes a request apart in any pieces that it comes in', { tag: '@deep' }, async ({ behind }) => {
    test.setTimeout(slowed(300_000));
    const { origin, takeBytes } = await behind(OK);
    const { host } = new URL(origin);
    const paths = [...ODD_PATHS, '/api/store'];
    const methods = ['GET', 'HEAD', 'POST', 'PUT'];
    const framings = [
      ['', ''],
      ['Content-Length: 0\r\n', HIDDEN],
      ['Transfer-Encoding: chunked\r\n', `0\r\n\r\n${HIDDEN}`],
      ['Content-Length: 3\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${HIDDEN}`],
    ] as const;
    for (const path of paths)
      for (const method of methods)
        for (const [headers, body] of framings) {
          const sent = `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}${CLOSE}${body}`;
          await sendRaw(origin, sent, { isWhole: false });
          const bytes = await takeBytes();
          const isFine = bytes === '' || (isOneRequest(bytes) && path === '/api/store' && method !== 'PUT');
          expect.soft(isFine, `${sent}\n--- gave\n${bytes}`).toBe(true);
        }
  });
});
