import { createHash, randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { API_HEADERS, HASHED_FILES_CACHE, pageHeaders } from '#host/serve/answer-headers.ts';
import { ask, sendRaw } from './servers/ask.ts';
import { test } from './servers/behind.ts';
import { expect } from './fixtures.ts';

const DEEP_LINKS = [
  '/workers/coreclaw/google-maps-scraper',
  '/workers/someone/worker.v1.js',
  '/runs',
  '/runs/01KPD6M5YQADCQKGVKPDZVYC63',
];

const inLowerCase = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const OK: RequestListener = (_, res) => {
  res.setHeader('content-type', 'application/json');
  res.end('{"code":0}');
};

test.describe('the sample of a reverse proxy', { tag: '@proxies' }, () => {
  test('sends the policy and its companions with every answer, and closes its connection', async ({
    origin,
  }) => {
    const page = inLowerCase(pageHeaders('same-origin'));
    for (const [path, expected] of [
      ...['/', '/start.js', ...DEEP_LINKS, '/assets/none.js'].map((pagePath) => [pagePath, page] as const),
      ['/api/store?search=maps', inLowerCase(API_HEADERS)] as const,
    ]) {
      // As a browser asks, which would use the connection again.
      const { headers } = await ask(origin, path, { headers: { connection: 'keep-alive' } });
      expect.soft(headers, path).toMatchObject({ ...expected, connection: 'close' });
    }
  });

  test('gives the page for every address within the console, and never lets it be kept', async ({
    origin,
  }) => {
    const page = readFileSync('.cache/app/index.html', 'utf8');
    for (const path of ['/', ...DEEP_LINKS]) {
      const { status, headers, body } = await ask(origin, path, { headers: { accept: 'text/html' } });
      expect.soft([status, body.toString()], path).toEqual([200, page]);
      expect.soft(headers['content-type'], path).toMatch(/^text\/html/);
      expect.soft(headers['cache-control'], path).toBe('no-cache');
    }
  });

  test('lets hashed files be kept, compressed as the build has them, and has no page for a missing one', async ({
    origin,
    host,
  }) => {
    const script = /src="(\/assets\/[^"]+\.js)"/.exec((await ask(origin, '/')).body.toString())?.[1] ?? '';
    const plain = await ask(origin, script);
    expect(plain.headers['cache-control']).toBe(HASHED_FILES_CACHE);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers['content-type']).toMatch(/javascript/);

    const gzipped = await ask(origin, script, { headers: { 'accept-encoding': 'gzip' } });
    expect(gzipped.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': HASHED_FILES_CACHE,
    });
    expect(gzipped.headers.vary).toMatch(/accept-encoding/i);
    expect(gunzipSync(gzipped.body).equals(plain.body)).toBe(true);
    expect(gzipped.body.equals(readFileSync(`.cache/app${script}.gz`))).toBe(true);
    if (host === 'caddy') {
      // As a build for hosts has it; this one has gzip alone.
      const file = `.cache/app${script}.br`;
      writeFileSync(file, brotliCompressSync(plain.body));
      const packed = await ask(origin, script, { headers: { 'accept-encoding': 'gzip, br' } });
      rmSync(file);
      expect(packed.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true);
    }

    const missing = await ask(origin, '/assets/none.js');
    expect(missing.status).toBe(404);
    expect(missing.headers['cache-control']).not.toBe(HASHED_FILES_CACHE);
  });

  test('serves the console under a path of its own, with nothing beside it but the API', async ({
    behind,
  }) => {
    const { origin, received } = await behind(OK, '/console');
    const page = readFileSync('.cache/app/index.html', 'utf8');
    for (const path of ['/', ...DEEP_LINKS]) {
      const { status, headers, body } = await ask(origin, `/console${path}`);
      expect.soft([status, body.toString()], path).toEqual([200, page]);
      expect.soft(headers, path).toMatchObject({
        'cache-control': 'no-cache',
        ...inLowerCase(pageHeaders('same-origin')),
      });
    }
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    const hashed = await ask(origin, `/console${script}`);
    expect([hashed.status, hashed.headers['cache-control']]).toEqual([200, HASHED_FILES_CACHE]);
    const bare = await ask(origin, '/console');
    expect([bare.status, bare.headers.location]).toEqual([302, '/console/']);
    for (const path of ['/', '/workers/x', script, '/console/assets/none.js', '/consoles', '/api']) {
      expect.soft((await ask(origin, path)).status, path).toBe(404);
    }
    await ask(origin, '/console/api/store');
    expect(received).toEqual([]);
    expect((await ask(origin, '/api/store')).body.toString()).toBe('{"code":0}');
  });

  test('passes the request and its key on, and nothing about itself or who asks', async ({ behind }) => {
    const { origin, platform, received } = await behind(OK);
    const { status, body } = await ask(origin, '/api/v1/scraper/run?a=b%2Fc', {
      method: 'POST',
      body: '{"scraper_slug":"x"}',
      headers: {
        'content-type': 'application/json',
        'api-key': 'secret',
        authorization: 'Bearer secret',
        cookie: 'session=1',
        origin,
        referer: `${origin}/workers/x`,
        forwarded: 'for=10.0.0.1',
        via: '1.1 somewhere',
        'sec-fetch-site': 'same-origin',
        'x-odd': 'anything',
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-host': 'console.example.com',
        'x-real-ip': '10.0.0.1',
      },
    });
    expect([status, body.toString()]).toEqual([200, '{"code":0}']);
    expect(received.map(({ method, url }) => [method, url])).toEqual([
      ['POST', '/api/v1/scraper/run?a=b%2Fc'],
    ]);
    const { connection, 'accept-encoding': _, 'user-agent': __, ...headers } = received[0]?.headers ?? {};
    expect(connection).toBe('close');
    expect(headers).toEqual({
      host: platform,
      'content-type': 'application/json',
      'content-length': '20',
      'api-key': 'secret',
      authorization: 'Bearer secret',
    });
  });

  test('passes an answer back as it is, without cookies', async ({ behind }) => {
    const { origin } = await behind((_, res) => {
      res.writeHead(429, {
        'content-type': 'application/json',
        'cache-control': 'private',
        date: 'Tue, 24 Nov 2026 12:00:00 GMT',
        'retry-after': '7',
        'set-cookie': 'a=b',
        'access-control-allow-origin': '*',
      });
      res.end('{"code":4290,"message":"slow down","data":null}');
    });
    const { status, headers, body } = await ask(origin, '/api/store?search=a');
    expect([status, body.toString()]).toEqual([429, '{"code":4290,"message":"slow down","data":null}']);
    expect(headers).toMatchObject({ 'retry-after': '7', 'cache-control': 'private' });
    // The platform's own clock: runs are told apart by it.
    expect(headers.date).toBe('Tue, 24 Nov 2026 12:00:00 GMT');
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('carries a body of 10 MB', async ({ behind }) => {
    const { origin } = await behind((req, res) => {
      const hash = createHash('sha256');
      req.on('data', (chunk: Buffer) => hash.update(chunk));
      req.on('end', () => res.end(hash.digest('hex')));
    });
    const body = JSON.stringify({ urls: 'https://example.com/'.repeat(500_000) });
    const answer = await ask(origin, '/api/v1/scraper/run', { method: 'POST', body });
    expect([answer.status, answer.body.toString()]).toEqual([
      200,
      createHash('sha256').update(body).digest('hex'),
    ]);
  });

  test('gives an answer of 10 MB of any bytes as it is', async ({ behind }) => {
    const file = randomBytes(10_000_000);
    const { origin } = await behind((_, res) => {
      res.writeHead(200, { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' });
      for (let from = 0; from < file.length; from += 999_999) res.write(file.subarray(from, from + 999_999));
      res.end();
    });
    const { headers, body } = await ask(origin, '/api/v1/run/result/export');
    expect(headers['content-encoding']).toBe('gzip');
    expect(body.equals(file)).toBe(true);
  });

  test('waits for a synchronous run longer than the five minutes that it may take', async ({
    behind,
    host,
  }) => {
    const { origin } = await behind((req, res) => void setTimeout(() => OK(req, res), 3_000));
    const answer = await ask(origin, '/api/v1/scraper/run', { method: 'POST', body: '{}' });
    expect([answer.status, answer.body.toString()]).toEqual([200, '{"code":0}']);
    const sample = readFileSync(host === 'nginx' ? 'deploy/nginx.conf' : 'deploy/Caddyfile', 'utf8');
    expect(sample).toMatch(/\n\s+(proxy_)?read_timeout 360s;?\n/);
  });

  test('says of a body that is too long that it is, as soon as its length is told', async ({ behind }) => {
    const { origin, received } = await behind(OK);
    const head = `POST /api/v1/scraper/run HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nContent-Length: 68000000\r\n\r\n`;
    expect(await sendRaw(origin, head, { isWhole: false })).toMatch(/^HTTP\/1\.1 413 /);
    expect(received).toEqual([]);
  });

  test('sends a start once, whatever becomes of it, and says so in the platform’s envelope', async ({
    behind,
  }) => {
    const { origin, received } = await behind((req) => req.socket.destroy());
    for (const method of ['POST', 'GET']) {
      const { status, headers, body } = await ask(origin, '/api/v1/scraper/run', { method });
      expect(status).toBe(502);
      expect(headers['content-type']).toBe('application/json');
      expect(JSON.parse(body.toString())).toMatchObject({ code: 5000, data: null });
    }
    expect(received.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });
});
