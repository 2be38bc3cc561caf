import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';
import { holdsKey, STRUCK_KEY, redactKey } from './own-key.ts';

const KEY = ['scraper', 'api', 'Zq7+x/9k~2mP'].join('_');

const percent = (text: string) =>
  text.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);

describe('the key', () => {
  it.each<[string, Json]>([
    ['as it is', KEY],
    ['within a text', `Use ${KEY}, please`],
    ['in a list', ['pizza', KEY]],
    ['at any depth', { a: [{ b: { c: [1, { d: `x${KEY}` }] } }] }],
    ['as a name', { [KEY]: true }],
    ['in an address', `https://example.com/?k=${encodeURIComponent(KEY)}`],
    ['percent-encoded letter by letter', percent(KEY)],
    ['percent-encoded twice', `https://a.example/?u=${encodeURIComponent(percent(KEY))}`],
    ['in JSON within a text', JSON.stringify({ key: KEY })],
    ['as a password in base64', `Basic ${btoa(`:${KEY}`)}`],
  ])('is recognised %s', (_, value) => {
    expect(holdsKey(value, KEY)).toBe(true);
    expect(holdsKey(redactKey(value, KEY), KEY)).toBe(false);
  });

  it('is recognised in base64 after a user’s name of any length, and in what is made for addresses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,20}$/), fc.stringMatching(/^[a-z]{0,20}$/), (before, after) => {
        const text = btoa(`${before}:${KEY}:${after}`);
        expect(holdsKey(text, KEY)).toBe(true);
        expect(holdsKey(text.replaceAll('+', '-').replaceAll('/', '_'), KEY)).toBe(true);
      }),
    );
  });

  it.each<[string, Json]>([
    ['another key', `${KEY.slice(0, -1)}Q`],
    ['nothing', null],
    ['a number', 12],
    ['a beginning of it', KEY.slice(0, 12)],
    ['ordinary input', { keywords: ['pizza', 'sushi'], near: true }],
  ])('is not taken for %s', (_, value) => {
    expect(holdsKey(value, KEY)).toBe(false);
    expect(redactKey(value, KEY)).toBe(value);
  });

  it('is not looked for where there is none, nor in every word where it is short', () => {
    expect(holdsKey('anything', undefined)).toBe(false);
    expect(holdsKey('anything', '')).toBe(false);
    expect(holdsKey('banana', 'an')).toBe(false);
    expect(holdsKey('https://example.com/?k=an', 'an')).toBe(true);
  });

  it('is looked for anew when it is another one', () => {
    const value = [KEY];
    expect([holdsKey(value, KEY), holdsKey(value, 'another-key'), holdsKey(value, KEY)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('gives way to words that stand for it, and nothing else changes', () => {
    expect(redactKey({ a: `x ${KEY} y`, b: ['z', 1, null] }, KEY)).toEqual({
      a: `x ${STRUCK_KEY} y`,
      b: ['z', 1, null],
    });
  });
});
