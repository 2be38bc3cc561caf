import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isJsonObject, type Json } from '#core/json/json.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/worker/worker-ref.ts';
import { toBase64Url } from './base64-url.ts';
import { checksum } from './checksum.ts';
import { decodeLink, encodeLink, type LinkDraft, type LinkOptions, MAX_LINK_LENGTH } from './link-codec.ts';

function slug(text: string): WorkerSlug {
  const read = parseWorkerSlug(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

const aDraft = (parts: Partial<LinkDraft> = {}): LinkDraft => ({
  worker: slug('coreclaw/google-maps-scraper'),
  version: 'v1.0.5',
  custom: { keywords: ['pizza', 'ramen 拉面'], max_results: 20 },
  options: { cpus: 0.125, memory: 512, mode: 'async', callbackUrl: '' },
  ...parts,
});

/** A link made by another hand: any bytes under a right checksum. */
function linkOf(packed: Uint8Array): string {
  const sum = checksum(packed);
  return `#v1.${toBase64Url(Uint8Array.from([sum >>> 24, sum >>> 16, sum >>> 8, sum, ...packed]))}`;
}

const linkOfJson = (json: string) => linkOf(deflateSync(new TextEncoder().encode(json)));

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', '🍕', '\ud800', '\0', '"\\'),
);
const { json: anyJson } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    anyText,
    // JSON has no negative zero.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.array(tie('json'), { maxLength: 5 }),
    fc
      .array(fc.tuple(anyText, tie('json')), { maxLength: 5 })
      .map((entries) => Object.fromEntries<Json>(entries)),
  ),
}));
const anyObject = fc
  .array(fc.tuple(anyText, anyJson), { maxLength: 6 })
  .map((entries) => Object.fromEntries<Json>(entries));
const anyOptions: fc.Arbitrary<LinkOptions> = fc.record(
  {
    cpus: fc.double({ min: 0.125, max: 4, noNaN: true }),
    memory: fc.constantFrom(512, 1024),
    timeout: fc.nat(),
    maxCharge: fc.nat(),
    maxTraffic: fc.nat(),
    proxyRegion: fc.constantFrom('', 'US'),
    mode: fc.constantFrom('async', 'sync'),
    callbackUrl: fc.webUrl(),
  },
  { requiredKeys: [] },
);
const anyDraft: fc.Arbitrary<LinkDraft> = fc.record({
  worker: fc.constantFrom(slug('coreclaw/google-maps-scraper'), slug('01KPD6M5YQADCQKGVKPDZVYC63')),
  version: anyText,
  custom: anyObject,
  options: anyOptions,
});

describe('a link', () => {
  it('gives back exactly the draft it was made from', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const decoded = decodeLink(encodeLink(draft));
        expect(decoded).toEqual({ ok: true, value: draft });
        // What is sent is text: the order of keys and own `__proto__` keys count too.
        expect(JSON.stringify(decoded.ok && decoded.value.custom)).toBe(JSON.stringify(draft.custom));
      }),
    );
  });

  it('keeps a `__proto__` key as a key', () => {
    const custom: unknown = JSON.parse('{"__proto__": {"polluted": true}, "a": {"__proto__": 1}}');
    if (!isJsonObject(custom)) throw new Error('not an object');
    const decoded = decodeLink(encodeLink(aDraft({ custom })));
    expect(JSON.stringify(decoded.ok && decoded.value.custom)).toBe(JSON.stringify(custom));
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
  });

  it('is the same for equal drafts, whatever the order of their options', () => {
    expect(encodeLink(aDraft({ options: { mode: 'sync', cpus: 1, memory: 4096 } }))).toBe(
      encodeLink(aDraft({ options: { memory: 4096, cpus: 1, mode: 'sync' } })),
    );
  });

  it('has only characters that need no escape in a fragment', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(encodeLink(draft)).toMatch(/^#v1\.[\w-]+$/);
      }),
    );
  });

  it('is short', () => {
    expect(encodeLink(aDraft()).length).toBeLessThan(280);
  });

  it('is read without its # and with blanks around it', () => {
    expect(decodeLink(` ${encodeLink(aDraft()).slice(1)}\n`)).toEqual({ ok: true, value: aDraft() });
  });

  it('leaves out what this version does not know', () => {
    const json = JSON.stringify({ w: 'a/b', v: '', c: {}, o: { cpus: 1, key: 'secret' }, later: 1 });
    expect(decodeLink(linkOfJson(json))).toEqual({
      ok: true,
      value: { worker: 'a/b', version: '', custom: {}, options: { cpus: 1 } },
    });
  });
});

describe('decodeLink', () => {
  it.each(['', '#', '  '])('says that there is nothing in %j', (fragment) => {
    expect(decodeLink(fragment)).toEqual({ ok: false, error: 'empty' });
  });

  it.each(['#v2.abc', 'v0.', '#v10.AAAA'])('says that it does not know the version of %s', (fragment) => {
    expect(decodeLink(fragment)).toEqual({ ok: false, error: 'unknownVersion' });
  });

  it.each(['#readme', '#v1', '#v1.', '#v1.A', '#v1.****', '#v1.AAAA', '#v1.AAAAAAAA', '#1.abc'])(
    'says that %s is damaged',
    (fragment) => {
      expect(decodeLink(fragment)).toEqual({ ok: false, error: 'damaged' });
    },
  );

  it('sees that a link was cut off, at every place', () => {
    const link = encodeLink(aDraft());
    for (let length = 2; length < link.length; length++) {
      expect(decodeLink(link.slice(0, length))).toEqual({ ok: false, error: 'damaged' });
    }
  });

  it('sees that a character was changed, or gives the same draft', () => {
    const link = encodeLink(aDraft());
    const place = fc.integer({ min: '#v1.'.length, max: link.length - 1 });
    fc.assert(
      fc.property(place, fc.constantFrom('A', 'z', '0', '-', '_', '.', 'é'), (at, character) => {
        const decoded = decodeLink(link.slice(0, at) + character + link.slice(at + 1));
        expect(decoded).toEqual(decoded.ok ? { ok: true, value: aDraft() } : { ok: false, error: 'damaged' });
      }),
    );
  });

  it('refuses a fragment that is too long', () => {
    expect(decodeLink(`#v1.${'A'.repeat(MAX_LINK_LENGTH)}`)).toEqual({ ok: false, error: 'tooLarge' });
  });

  it('refuses a small link that unfolds to something huge', () => {
    const bomb = linkOf(deflateSync(new Uint8Array(40_000_000)));
    expect(bomb.length).toBeLessThan(60_000);
    expect(decodeLink(bomb)).toEqual({ ok: false, error: 'tooLarge' });
  });

  it.each([
    ['no JSON', '{"w": '],
    ['nothing', ''],
  ])('says that %s under a right checksum is damaged', (_, json) => {
    expect(decodeLink(linkOfJson(json))).toEqual({ ok: false, error: 'damaged' });
  });

  it('says that bytes which are no text are damaged', () => {
    expect(decodeLink(linkOf(deflateSync(Uint8Array.from([0x22, 0xff, 0xfe, 0x22]))))).toEqual({
      ok: false,
      error: 'damaged',
    });
  });

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['no Worker', '{"v": "", "c": {}, "o": {}}'],
    ['what is no Worker', '{"w": "../x", "v": "", "c": {}, "o": {}}'],
    ['a Worker that is no text', '{"w": {}, "v": "", "c": {}, "o": {}}'],
    ['a version that is no text', '{"w": "a/b", "v": 1, "c": {}, "o": {}}'],
    ['an input that is a list', '{"w": "a/b", "v": "", "c": [], "o": {}}'],
    ['no options', '{"w": "a/b", "v": "", "c": {}}'],
    ['an option of another type', '{"w": "a/b", "v": "", "c": {}, "o": {"cpus": "1"}}'],
    ['a mode that there is not', '{"w": "a/b", "v": "", "c": {}, "o": {"mode": "later"}}'],
    ['inherited names', '{"__proto__": {"w": "a/b", "v": "", "c": {}, "o": {}}}'],
    ['endless nesting', `{"w": "a/b", "v": "", "o": {}, "c": {"a": ${'['.repeat(1e5)}${']'.repeat(1e5)}}}`],
  ])('says that %s is no draft', (_, json) => {
    expect(decodeLink(linkOfJson(json))).toEqual({ ok: false, error: 'wrongShape' });
  });

  it('ends in a draft or a reason, whatever the fragment', () => {
    const anyFragment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((text) => `#v1.${text}`),
      fc.uint8Array().map(linkOf),
      fc.json().map(linkOfJson),
    );
    fc.assert(
      fc.property(anyFragment, (fragment) => {
        const decoded = decodeLink(fragment);
        if (decoded.ok) expect(decodeLink(encodeLink(decoded.value))).toEqual(decoded);
        else
          expect(['empty', 'unknownVersion', 'damaged', 'tooLarge', 'wrongShape']).toContain(decoded.error);
      }),
    );
  });
});
