import { createServer, type AddressInfo } from 'node:net';
import { API_HEADERS } from '#host/serve/answer-headers.ts';
import { API_POLICY } from '#host/serve/csp.ts';
import { ask, sendRaw } from './servers/ask.ts';
import { test as base } from './servers/behind.ts';
import { expect, giveKey } from './fixtures.ts';

const SAYS = Object.fromEntries(
  Object.entries(API_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
);

/** What may come with an answer: what the platform may say, what this server says, and what it says of the connection. */
const MAY_COME = new Set([
  ...['cache-control', 'content-encoding', 'content-length', 'content-type', 'date', 'retry-after'],
  ...Object.keys(SAYS),
  ...['connection', 'transfer-encoding', 'server'],
]);

/** Headers by which an answer steers a browser, or a server on its way, beyond itself. */
const POWERFUL = [
  'Accept-CH: Sec-CH-UA-Model',
  'Access-Control-Allow-Origin: *',
  'Access-Control-Allow-Credentials: true',
  'Activate-Storage-Access: load',
  'Alt-Svc: h2="evil.example:443"',
  'Clear-Site-Data: "*"',
  'Content-Disposition: inline; filename="a.html"',
  "Content-Security-Policy: default-src * 'unsafe-inline'",
  "Content-Security-Policy-Report-Only: default-src 'none'; report-uri https://evil.example/",
  'Critical-CH: Sec-CH-UA-Model',
  'Cross-Origin-Embedder-Policy: require-corp',
  'Cross-Origin-Opener-Policy: unsafe-none',
  'Cross-Origin-Resource-Policy: cross-origin',
  'Document-Policy: js-profiling',
  'Feature-Policy: camera *',
  'Link: <https://evil.example/>; rel=preconnect',
  'Location: https://evil.example/',
  'NEL: {"report_to":"a","max_age":31536000}',
  'No-Vary-Search: params',
  'Observe-Browsing-Topics: ?1',
  'Origin-Agent-Cluster: ?0',
  'Origin-Trial: abc',
  'Permissions-Policy: camera=*',
  'Proxy-Authenticate: Basic realm="a"',
  'Public-Key-Pins: max-age=1',
  'Referrer-Policy: unsafe-url',
  'Refresh: 0; url=https://evil.example/',
  'Report-To: {"group":"a","max_age":1,"endpoints":[{"url":"https://evil.example/"}]}',
  'Reporting-Endpoints: a="https://evil.example/"',
  'Service-Worker-Allowed: /',
  'Set-Cookie: a=b',
  'Set-Login: logged-in',
  'SourceMap: https://evil.example/',
  'Speculation-Rules: "https://evil.example/"',
  'Strict-Transport-Security: max-age=31536000',
  'Supports-Loading-Mode: fenced-frame',
  'Timing-Allow-Origin: *',
  'Use-As-Dictionary: match="/*"',
  'Vary: *',
  'WWW-Authenticate: Basic realm="Your key, please"',
  'X-Accel-Buffering: no',
  'X-Accel-Charset: utf-7',
  'X-Accel-Expires: 31536000',
  'X-Accel-Limit-Rate: 1',
  'X-Accel-Redirect: /index.html',
  'X-Content-Type-Options: none',
  'X-DNS-Prefetch-Control: on',
  'X-Frame-Options: ALLOWALL',
  'X-Sendfile: /etc/passwd',
  // Of tomorrow, or of nobody: names that no list of what is refused can hold.
  'Accept-Ranges: bytes',
  'Content-Range: bytes 0-1/2',
  'ETag: "a"',
  'Expires: Tue, 24 Nov 2099 12:00:00 GMT',
  'Last-Modified: Tue, 24 Nov 2026 12:00:00 GMT',
  'Never-Heard-Of: a',
  'Never-Heard-Of: b',
  'Content-Type-Options: b',
  'Sec-Anything-New: ?1',
  '1: a',
  '!a: b',
  '_: a',
  '~: a',
  'constructor: a',
  '__proto__: a',
  'toString: a',
  'hasOwnProperty: a',
];

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"code":0}';

/** An answer of HTML with every powerful header. */
const steering = (status: number, html: string) =>
  [
    `HTTP/1.1 ${status} Odd`,
    'Content-Type: text/html',
    `Content-Length: ${html.length}`,
    'Cache-Control: private',
    'Retry-After: 7',
    ...POWERFUL,
    '',
    html,
  ].join('\r\n');

/** A platform that answers what is asked for by the number at the end of the path with these bytes, and all else well. */
const test = base.extend<{ answering: (...answers: readonly string[]) => Promise<string> }>({
  answering: async ({ inFrontOf }, use) => {
    const stops: (() => void)[] = [];
    await use(async (...answers) => {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', (request) => {
          const [, number] = /^\S+ \/api\/(\d+) /.exec(request.toString('latin1')) ?? [];
          socket.end(answers[Number(number ?? Infinity)] ?? OK, 'latin1');
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      stops.push(() => server.close());
      // A server that listens on a port has an address with a port.
      return inFrontOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
    for (const stop of stops) stop();
  },
});

/** Asks as raw bytes, for what Node's client would not take. */
const askRaw = (origin: string, path: string) =>
  sendRaw(origin, `GET ${path} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nConnection: close\r\n\r\n`).catch(
    () => '',
  );

test.describe('a server that passes /api on', { tag: '@proxies' }, () => {
  test('brings back nothing that has power over the page’s origin, and says its own over it', async ({
    answering,
  }) => {
    const statuses = [200, 201, 302, 401, 404, 500, 503, 599];
    const html = '<script>1</script>';
    const origin = await answering(...statuses.map((status) => steering(status, html)));
    for (const [index, expected] of statuses.entries()) {
      const { status, headers, body } = await ask(origin, `/api/${index}`);
      expect.soft([status, body.toString()]).toEqual([expected, html]);
      expect.soft(headers).toMatchObject({ ...SAYS, 'cache-control': 'private', 'retry-after': '7' });
      const came = Object.keys(headers).filter((name) => !MAY_COME.has(name));
      expect.soft(came).toEqual([]);
    }
  });

  test('says its own of what it refuses itself, too', async ({ answering }) => {
    const origin = await answering();
    for (const path of ['/api/../x', '/api/..;/x', '/api/%2e'])
      expect.soft((await ask(origin, path)).headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
    const foreign = await ask(origin, '/api/store', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(foreign.headers).toMatchObject(SAYS);
  });

  test('says 502 in place of a status that is none, and lives on', async ({ answering }) => {
    const statuses = ['000', '099', '100', '101', '103', '199', '600', '999'];
    const framings = [
      'Content-Length: 0\r\n\r\n',
      'Content-Length: 5\r\nContent-Encoding: gzip\r\nX-Odd: a\r\nLink: </x>; rel=preload\r\n\r\nhello',
      'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    ];
    const answers = statuses.flatMap((status) =>
      framings.map((framing) => `HTTP/1.1 ${status} Odd\r\n${framing}`),
    );
    const origin = await answering(...answers);
    for (const [index, answer] of answers.entries()) {
      // What Caddy says before an answer, it says of it with no header of the platform's.
      const came = await askRaw(origin, `/api/${index}`);
      const last = came.slice(came.lastIndexOf('HTTP/1.1 '));
      expect.soft(last, answer).toMatch(/^HTTP\/1\.1 502 [^]*"code":5000,/);
      expect.soft(last, answer).toContain(`\r\nContent-Security-Policy: ${API_POLICY}\r\n`);
      expect.soft(came, answer).not.toMatch(/\bx-odd|\blink:|gzip|hello/i);
      expect.soft((await ask(origin, '/api/store')).body.toString(), answer).toBe('{"code":0}');
    }
  });

  test('passes nothing of what is said before an answer', async ({ answering, host }) => {
    const hint = 'HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\nX-Odd: a\r\n\r\n';
    const origin = await answering(hint + OK);
    const came = await askRaw(origin, '/api/0');
    expect(came).not.toMatch(/\bx-odd|\blink:/i);
    // nginx takes it for the answer, which it cannot be.
    expect(came).toMatch(host === 'nginx' ? /^HTTP\/1\.1 502 / : /HTTP\/1\.1 200 [^]*\{"code":0\}/);
  });

  test('brings nothing of an answer that is not HTTP', async ({ answering }) => {
    // Browsers forgive some bytes before the first line, and would read what follows as the answer.
    const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: a=b\r\n\r\n<script>1</script>';
    const answers = ['<script>1</script>', `x${page}`, `\r\n${page}`, ` ${page}`, page.replace('/1.1', '')];
    const origin = await answering(...answers);
    for (const [index, answer] of answers.entries()) {
      const came = await askRaw(origin, `/api/${index}`);
      expect.soft(came, answer).toMatch(/^$|^HTTP\/1\.1 \d{3} [^]*; sandbox\r\n/);
      expect.soft(came, answer).not.toMatch(/set-cookie/i);
    }
  });

  test('lives on after an answer that is broken, and gives the next request its own', async ({
    answering,
  }) => {
    const answers = [
      '',
      '\0\0\0\0',
      'not HTTP at all\r\n\r\n',
      'HTTP/9.9 200 OK\r\n\r\n',
      'HTTP/1.1 200',
      'HTTP/1.1 -200 OK\r\nContent-Length: 0\r\n\r\n',
      'HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n',
      'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"code":',
      'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel',
      'HTTP/1.1 200 OK\r\nContent-Type: a\0b\r\nContent-Length: 2\r\n\r\n{}',
      'HTTP/1.1 200 OK\r\nContent-Type: a\x7fb\u00ff\r\nContent-Length: 2\r\n\r\n{}',
      'HTTP/1.1 200 OK\r\nContent-Type: a\r\n b\r\nContent-Length: 2\r\n\r\n{}',
      `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(1_000_000)}\r\nContent-Length: 2\r\n\r\n{}`,
      `HTTP/1.1 200 OK\r\n${'X: a\r\n'.repeat(20_000)}Content-Length: 2\r\n\r\n{}`,
      'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50),
      `${OK}${OK.replace('0}', '666}')}`,
    ];
    const origin = await answering(...answers);
    for (const index of answers.keys()) {
      await askRaw(origin, `/api/${index}`);
      const { status, body } = await ask(origin, '/api/store');
      expect.soft([status, body.toString()], answers[index]?.slice(0, 100)).toEqual([200, '{"code":0}']);
    }
  });

  test.describe('and an answer that is a page,', () => {
    test.use({ allowedErrors: [/sandbox|Content Security Policy|CSP violation|Failed to load resource/i] });

    test('opened in a tab, runs nothing, reads no key, and clears nothing', async ({ answering, page }) => {
      const html = `<title>hostile</title><p>A page</p><script>document.title = sessionStorage['run-console.key']</script>
        <img src=x onerror="document.title = 'ran'"><script src="/api/1"></script>`;
      const script = 'HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\n\r\ndocument.title = "ran"';
      const origin = await answering(steering(200, html), script);
      await giveKey(page, 'scraper_api_the_key');
      await page.goto(origin);
      await page.evaluate(() => localStorage.setItem('kept', 'yes'));
      await page.goto(`${origin}/api/0`);
      await expect(page.getByText('A page')).toBeVisible();
      expect(await page.evaluate(() => [document.title, self.origin])).toEqual(['hostile', 'null']);
      await page.goto(origin);
      expect(
        await page.evaluate(() => [localStorage.getItem('kept'), sessionStorage.getItem('run-console.key')]),
      ).toEqual(['yes', 'scraper_api_the_key']);
    });
  });
});
