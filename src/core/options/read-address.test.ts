import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readAddress } from './read-address.ts';

describe('an address that results go to', () => {
  it.each([
    ['https://Hooks.Example.com/run?id=1#x', 'https://', 'hooks.example.com', '/run?id=1#x'],
    ['https://example.com', 'https://', 'example.com', ''],
    ['http://example.com:8080/', 'http://', 'example.com:8080', ''],
    ['https://example.com:443/a@b', 'https://', 'example.com', '/a@b'],
    // The first letter is Cyrillic.
    ['https://еxample.com/', 'https://', 'xn--xample-2of.com', ''],
    ['  https://example.com/a  ', 'https://', 'example.com', '/a'],
  ])('is read as the browser reads it: %s', (text, scheme, host, path) => {
    expect(readAddress(text)).toEqual({ ok: true, value: { scheme, host, path } });
  });

  it.each([
    ['example.com', 'callback'],
    ['ftp://example.com/', 'callback'],
    ['https://example.com@evil.example/', 'callbackUser'],
    ['https://a:b@evil.example/', 'callbackUser'],
    ['https://@evil.example/', 'callbackUser'],
    ['https:\\\\evil.example/', 'callbackLookalike'],
    ['https://example.com\\@evil.example/', 'callbackLookalike'],
    ['https://example.com\u2044evil.example/', 'callbackLookalike'],
    ['https://example.com\u2215evil.example/', 'callbackLookalike'],
    ['https://example.com/\u202Emoc', 'callbackHidden'],
    ['https://exam\u200Bple.com/', 'callbackHidden'],
    ['\nhttps://example.com/', 'callbackHidden'],
    ['https://exa\tmple.com/', 'callbackHidden'],
  ])('is refused where it shows something else than where it leads: %j', (text, problem) => {
    expect(readAddress(text)).toEqual({ ok: false, error: problem });
  });

  it('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof readAddress(`https://${text}`).ok).toBe('boolean');
      }),
    );
  });
});
