import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import { writeCurl } from './curl.ts';

const ORIGIN = 'https://openapi.coreclaw.com';
const KEY = `scraper_api_'"$!\`\\`;

const aRequest = (parts: Partial<ApiRequest> = {}): ApiRequest => ({
  method: 'POST',
  path: '/api/v1/scraper/run',
  body: {},
  authenticated: true,
  ...parts,
});

const script = join(mkdtempSync(join(tmpdir(), 'curl-snippet-')), 'snippet.sh');

/** What a shell hands to curl: its arguments, and what came through the pipe. */
function run(request: ApiRequest, shell: string) {
  const snippet = writeCurl(request, { origin: ORIGIN });
  if (!snippet.ok) throw new Error(snippet.error);
  writeFileSync(script, `curl() { printf '%s\\0' "$@"; cat; }\n${snippet.value}\n`);
  const output = execFileSync(shell, [script], { input: '', env: { CORECLAW_API_KEY: KEY }, maxBuffer: 1e8 });
  const parts = output.toString().split('\0');
  return { args: parts.slice(0, -1), piped: parts.at(-1) };
}

describe('writeCurl', () => {
  it('writes one option a line, with the key from the environment', () => {
    expect(writeCurl(aRequest({ body: { q: "it's" } }), { origin: ORIGIN })).toEqual({
      ok: true,
      value: [
        `printf 'api-key: %s\\n' "$CORECLAW_API_KEY" | curl --request POST 'https://openapi.coreclaw.com/api/v1/scraper/run' \\`,
        '  --retry 0 --no-location \\',
        `  --header 'Content-Type: application/json' \\`,
        '  --header @- \\',
        `  --data-raw '{`,
        `  "q": "it'\\''s"`,
        `}'`,
      ].join('\n'),
    });
  });

  it('writes a public request without key and body', () => {
    const request: ApiRequest = {
      method: 'GET',
      path: '/api/store',
      query: { search: "o'maps & 地图", limit: '10' },
      authenticated: false,
    };
    expect(writeCurl(request, { origin: ORIGIN })).toEqual({
      ok: true,
      value: `curl --request GET 'https://openapi.coreclaw.com/api/store?search=o%27maps+%26+%E5%9C%B0%E5%9B%BE&limit=10'`,
    });
  });

  it.each(['sh', 'bash'])('gives curl every argument as it is, in %s', (shell) => {
    expect(run(aRequest({ body: { a: 1 } }), shell)).toEqual({
      args: [
        '--request',
        'POST',
        `${ORIGIN}/api/v1/scraper/run`,
        '--retry',
        '0',
        '--no-location',
        '--header',
        'Content-Type: application/json',
        '--header',
        '@-',
        '--data-raw',
        '{\n  "a": 1\n}',
      ],
      piped: `api-key: ${KEY}\n`,
    });
  });

  it.each([
    "'",
    "''';rm -rf ~;'",
    '@/etc/passwd',
    '$(id) `id` ${HOME} $HOME',
    '\\',
    "\\'",
    '!!',
    '"',
    '\0\n\ud800',
    '\r\n\t',
    '-x',
    '%s %d',
    'emoji 🍕, 拉面',
    '',
  ])('gives curl the very body that holds %j', (text) => {
    const request = aRequest({ body: { [text]: [text] } });
    expect(run(request, 'sh').args.at(-1)).toBe(bodyText(request));
    expect(run(request, 'bash').args.at(-1)).toBe(bodyText(request));
  });

  it('gives curl the very body through a pipe when it is too long for an argument', () => {
    const body = Array.from({ length: 9000 }, (_, index) => `https://example.com/it's/@${index}/%s/页`);
    const { args, piped } = run(aRequest({ body }), 'bash');
    expect(args.slice(-2)).toEqual(['--data-binary', '@-']);
    expect(piped).toBe(JSON.stringify(body, null, 2));
  });

  it.each([
    ['nul', aRequest({ query: { search: '\0' } })],
    ['loneSurrogate', aRequest({ query: { search: '\udfff' } })],
  ])('refuses what no shell can hold: %s', (error, request) => {
    expect(writeCurl(request, { origin: ORIGIN })).toEqual({ ok: false, error });
  });
});
