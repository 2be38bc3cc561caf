import { afterEach, expect, it, vi } from 'vitest';

import { callbackUrlProblem, rememberCallbackUrl, rememberedCallbackUrl } from './callback-url.ts';

it.each([
  ['', 'again.callback.missing'],
  ['example.com/hook', 'again.callback.malformed'],
  ['ftp://example.com/hook', 'again.callback.malformed'],
  ['https://', 'again.callback.malformed'],
  ['javascript:alert(1)', 'again.callback.malformed'],
  ['https://example.com/?token=scraper_api_1', 'again.callback.key'],
  ['https://example.com/?token=scraper%5fapi_1', 'again.callback.key'],
  ['https://example.com/hook', undefined],
  ['http://127.0.0.1:8080/hook?run=1', undefined],
])('of the callback URL %j is wrong: %s', (text, problem) => {
  expect(callbackUrlProblem(text, 'scraper_api_1')).toBe(problem);
});

/** A storage in place of the browser's. */
function aStorage() {
  const entries = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, text: string) => entries.set(name, text),
  });
  return entries;
}

afterEach(() => vi.unstubAllGlobals());

it('is remembered where it gives nothing away', () => {
  aStorage();
  rememberCallbackUrl('https://example.com/hook?run=1', 'scraper_api_1');
  expect(rememberedCallbackUrl()).toBe('https://example.com/hook?run=1');
});

it.each([
  'https://example.com/hook?token=abc',
  'https://ann:tiger@example.com/',
  'https://example.com/no-look-of-a-key-1',
])('is not kept where it holds a secret: %s', (url) => {
  const storage = aStorage();
  rememberCallbackUrl('https://example.com/before', 'no-look-of-a-key-1');
  rememberCallbackUrl(url, 'no-look-of-a-key-1');
  expect(rememberedCallbackUrl()).toBe('');
  expect(JSON.stringify([...storage])).not.toContain(url);
});

it('is forgotten where it was kept with its secret before', () => {
  const storage = aStorage();
  storage.set('run-console.callback-url', '"https://ann:tiger@example.com/"');
  expect(rememberedCallbackUrl()).toBe('');
  expect(JSON.stringify([...storage])).not.toContain('tiger');
});
