import { describe, expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { omitSecrets } from './omit-secrets.ts';

const anOrder = (custom: RunOrder['custom'], callbackUrl = ''): RunOrder => ({
  worker: 'someone/worker' as WorkerSlug,
  options: {
    version: 'v1',
    mode: 'async',
    cpus: 1,
    memory: 4096,
    timeout: 60,
    maxCharge: 0,
    maxTraffic: 0,
    proxyRegion: '',
    callbackUrl,
  },
  custom,
});

describe('what is kept of an order', () => {
  it.each<[string, Json]>([
    ['password', 'hunter2'],
    ['loginPassword', 'hunter2'],
    ['session_id', 'abc'],
    ['apiKey', 'abc'],
    ['API key', 'abc'],
    ['cookies', [{ name: 'a', value: 'b' }]],
    ['密码', 'x'],
    ['headers', { Authorization: 'abc' }],
    ['note', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc'],
    ['note', 'Bearer abcdefghijklmnop'],
    ['pem', '-----BEGIN RSA PRIVATE KEY-----'],
    ['proxy', 'http://user:pass@proxy.example.com:8080'],
    ['urls', [{ url: 'https://files.example.com/a?X-Amz-Signature=abc' }]],
    ['mine', 'scraper_api_live_1'],
  ])('leaves out %s: %j', (name, value) => {
    expect(omitSecrets(anOrder({ city: 'Oslo', [name]: value }))).toEqual({
      order: anOrder({ city: 'Oslo' }),
      omitted: [name],
    });
  });

  it.each<[string, Json]>([
    ['keywords', ['pizza']],
    ['monkey', 'x'],
    ['key', 'sort'],
    ['password', ''],
    ['useSession', true],
    ['author', 'A. Example'],
    ['url', 'https://example.com/a?page=2&keyword=pizza'],
    ['mail', 'user@example.com'],
    ['__proto__', 'x'],
  ])('keeps %s: %j', (name, value) => {
    const custom = Object.fromEntries([[name, value]]);
    expect(omitSecrets(anOrder(custom))).toEqual({ order: anOrder(custom), omitted: [] });
  });

  it('leaves out a callback URL that holds a secret', () => {
    expect(omitSecrets(anOrder({}, 'https://hooks.example.com/run?token=abc'))).toEqual({
      order: anOrder({}),
      omitted: ['callbackUrl'],
    });
    const plain = anOrder({}, 'https://hooks.example.com/run?job=1');
    expect(omitSecrets(plain)).toEqual({ order: plain, omitted: [] });
  });
});
