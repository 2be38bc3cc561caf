import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isJsonObject, type Json } from '#core/json/json.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { anyWebUrl } from '#test/any-web-url.ts';
import { toBase64Url } from '#core/bytes/base64-url.ts';
import { checksum } from '#core/bytes/checksum.ts';
import { decodeLink, encodeLink, MAX_LINK_LENGTH } from './link-codec.ts';
import type { LinkDraft, LinkOptions } from './link-draft.ts';

function slug(text: string): WorkerSlug {
  const read = parseWorkerSlug(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

const aDraft = (parts: Partial<LinkDraft> = {}): LinkDraft => ({
  worker: slug('coreclaw/google-maps-scraper'),
  version: 'v1.0.5',
  custom: { keywords: ['pizza', 'ramen 拉面'], max_results: 20 },
  cleared: ['lang'],
  options: { cpus: 0.125, memory: 512, mode: 'async', callbackUrl: '' },
  withheld: [],
  ...parts,
});

/** The link of a draft that is known to fit into one. */
function linkTo(draft: LinkDraft): string {
  const link = encodeLink(draft);
  if (!link.ok) throw new Error(link.error);
  return link.value;
}

/** A link made by another hand: any bytes under a right checksum. */
function linkOf(packed: Uint8Array, format = 'v2'): string {
  const sum = checksum(packed);
  return `#${format}.${toBase64Url(Uint8Array.from([sum >>> 24, sum >>> 16, sum >>> 8, sum, ...packed]))}`;
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
    callbackUrl: anyWebUrl,
    version: anyText,
  },
  { requiredKeys: [] },
);
const anyDraft: fc.Arbitrary<LinkDraft> = fc.record({
  worker: fc.constantFrom(slug('coreclaw/google-maps-scraper'), slug('01KPD6M5YQADCQKGVKPDZVYC63')),
  version: anyText,
  custom: anyObject,
  cleared: fc.oneof(fc.array(anyText), fc.constant('others' as const)),
  options: anyOptions,
  withheld: fc.array(anyText),
});

it.each([
  ['wrapped', (link: string) => `${link.slice(0, 30)}\r\n  ${link.slice(30)}`],
  ['wrapped by a program', (link: string) => `${link.slice(0, 30)}%0A%20${link.slice(30)}`],
  ['closed by a sentence', (link: string) => `${link}).`],
  ['between brackets', (link: string) => `${link}%3E`],
])('a link that a mail or a chat has %s is read', (_, spoil) => {
  const link = linkTo(aDraft());
  expect(decodeLink(spoil(link))).toEqual(decodeLink(link));
});

describe('a link', () => {
  it('gives back exactly the draft it was made from', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const decoded = decodeLink(linkTo(draft));
        expect(decoded).toEqual({ ok: true, value: draft });
        // What is sent is text: the order of keys and own `__proto__` keys count too.
        expect(JSON.stringify(decoded.ok && decoded.value.custom)).toBe(JSON.stringify(draft.custom));
      }),
    );
  });

  it('keeps a `__proto__` key as a key', () => {
    const custom: unknown = JSON.parse('{"__proto__": {"polluted": true}, "a": {"__proto__": 1}}');
    if (!isJsonObject(custom)) throw new Error('not an object');
    const decoded = decodeLink(linkTo(aDraft({ custom })));
    expect(JSON.stringify(decoded.ok && decoded.value.custom)).toBe(JSON.stringify(custom));
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
  });

  it('is the same for equal drafts, whatever the order of their options', () => {
    expect(linkTo(aDraft({ options: { mode: 'sync', cpus: 1, memory: 4096 } }))).toBe(
      linkTo(aDraft({ options: { memory: 4096, cpus: 1, mode: 'sync' } })),
    );
  });

  it('is not made of what no link can hold', () => {
    expect(encodeLink(aDraft({ custom: { text: 'a'.repeat(4_000_000) } }))).toEqual({
      ok: false,
      error: 'tooLarge',
    });
  });

  it('has only characters that need no escape in a fragment', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(linkTo(draft)).toMatch(/^#v2\.[\w-]+$/);
      }),
    );
  });

  it('is short', () => {
    expect(linkTo(aDraft()).length).toBeLessThan(280);
  });

  it('is read without its # and with blanks around it', () => {
    expect(decodeLink(` ${linkTo(aDraft()).slice(1)}\n`)).toEqual({ ok: true, value: aDraft() });
  });

  it('leaves out what this version does not know', () => {
    const json = JSON.stringify({ w: 'a/b', v: '', c: {}, o: { cpus: 1, key: 'secret' }, later: 1 });
    expect(decodeLink(linkOfJson(json))).toEqual({
      ok: true,
      value: { worker: 'a/b', version: '', custom: {}, cleared: [], options: { cpus: 1 }, withheld: [] },
    });
  });
});

/** Links that were given away when each version of the format was the newest. They must stay readable. */
const FIXTURES: Record<string, { readonly link: string; readonly draft: LinkDraft }> = {
  v1: {
    link: '#v1.2fOAHiVPvU7DQAx-lcpzSFoECGVDXZgRLNCqcq9uEvUuPvkubdIqD4AYurAiJJ6CgY13QWKCR8ARo_39H2AHORgWMhZ3WcFcWDpx6MNJMIKeBBLYKmU7ScfpuR4G8gNsqNuxrALkD-Cr_R4VEHRUj76eHr9f3mCewBIDLSwbjBXX6nD_-SGVKUe_r8fnn_fjaAZXNoaIqzgDlTtsF0Kh0R_kp-MEao40ZKGGTJK6sTaJ0tC87xPgATC-Uaq2UjE5lm7QnV0mECtH3ETIL8bqo8bTEqVQs4GJ7a3gel3pDgW9cNvdUPFfcXo9FOGVUiF0tRnmorVLNJs7sfosY_Qhz7KSeRNSatF5S6lhl0lTQ9__AQ',
    draft: {
      worker: slug('coreclaw/google-maps-scraper'),
      version: 'v1.0.5',
      custom: {
        keywords: ['pizza', 'ramen 拉面'],
        base_location: 'Zürich 🏔️ "Altstadt"',
        max_results: 20,
        note: { a: [1, null, true] },
      },
      cleared: 'others',
      options: {
        cpus: 0.5,
        memory: 2048,
        timeout: 600,
        maxCharge: 5,
        maxTraffic: 0,
        proxyRegion: 'CH',
        mode: 'sync',
        callbackUrl: 'https://hooks.example.com/run',
      },
      withheld: [],
    },
  },
  v2: {
    link: '#v2.w7EFRCWOPW7CQBCFr4KmXmyIiBRtl0OkSbDQsBlhi1mPNbsGR8hnoEmfa6RIlwPBERhD-f70vhMcwUMQpcB4LHciO6Z5xC7NU1DsSMHBwSqHZbEonk0E8CfYYqINS8DcSGvp-_-fNqGeXX_O35ff82wNr5xTxs-8Btu0kmmaIfiPpWt7Zpe1p2ocHQzmQcRho5R6G0HlQKZypCj6Bf5psXoxBtL0-LqTrCYSZN5i2L8pm13n3CVflrXIPhU0YOyYiiCx1L4FO6qno2BpQ1CNNw',
    draft: {
      worker: slug('coreclaw/google-maps-scraper'),
      version: 'v1.0.5',
      custom: { base_location: 'Zürich 🏔️ "Altstadt"', note: { a: [1, null, true] } },
      cleared: ['max_results'],
      options: { memory: 2048, version: 'v1.0.4', callbackUrl: 'https://hooks.example.com/run' },
      withheld: ['cookie'],
    },
  },
};

describe('a link of each version', () => {
  it.each(Object.entries(FIXTURES))('%s is read as it was meant', (_, { link, draft }) => {
    expect(decodeLink(link)).toEqual({ ok: true, value: draft });
  });

  it('is written in the newest', () => {
    expect(FIXTURES['v2'] && encodeLink(FIXTURES['v2'].draft)).toEqual({
      ok: true,
      value: FIXTURES['v2']?.link,
    });
  });
});

describe('decodeLink', () => {
  it.each(['', '#', '  '])('says that there is nothing in %j', (fragment) => {
    expect(decodeLink(fragment)).toEqual({ ok: false, error: 'empty' });
  });

  it.each(['#v3.abc', 'v0.', '#v10.AAAA', '#v02.AAAA'])(
    'says that it does not know the version of %s',
    (fragment) => {
      expect(decodeLink(fragment)).toEqual({ ok: false, error: 'unknownVersion' });
    },
  );

  it.each(['#readme', '#v1', '#v1.', '#v2.', '#v2.A', '#v2.****', '#v2.AAAA', '#v2.AAAAAAAA', '#1.abc'])(
    'says that %s is damaged',
    (fragment) => {
      expect(decodeLink(fragment)).toEqual({ ok: false, error: 'damaged' });
    },
  );

  it('sees that a link was cut off, at every place', () => {
    const link = linkTo(aDraft());
    for (let length = 2; length < link.length; length++) {
      expect(decodeLink(link.slice(0, length))).toEqual({ ok: false, error: 'damaged' });
    }
  });

  it('sees that a character was changed, or gives the same draft', () => {
    const link = linkTo(aDraft());
    const place = fc.integer({ min: '#v2.'.length, max: link.length - 1 });
    fc.assert(
      fc.property(place, fc.constantFrom('A', 'z', '0', '-', '_', '.', 'é'), (at, character) => {
        const decoded = decodeLink(link.slice(0, at) + character + link.slice(at + 1));
        expect(decoded).toEqual(decoded.ok ? { ok: true, value: aDraft() } : { ok: false, error: 'damaged' });
      }),
    );
  });

  it('refuses a fragment that is too long', () => {
    expect(decodeLink(`#v2.${'A'.repeat(MAX_LINK_LENGTH)}`)).toEqual({ ok: false, error: 'tooLarge' });
  });

  it('refuses a small link that unfolds to something huge', () => {
    const bomb = linkOf(deflateSync(new Uint8Array(40_000_000)));
    expect(bomb.length).toBeLessThan(60_000);
    expect(decodeLink(bomb)).toEqual({ ok: false, error: 'tooLarge' });
  });

  it.each([
    ['endless nesting', `{"a": ${'['.repeat(1e5)}${']'.repeat(1e5)}}`],
    [
      'countless names',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [at, 0]))),
    ],
  ])('refuses %s', (_, custom) => {
    expect(decodeLink(linkOfJson(`{"w": "a/b", "v": "", "o": {}, "c": ${custom}}`))).toEqual({
      ok: false,
      error: 'tooLarge',
    });
  });

  it('takes the longest list that fits', () => {
    const urls = Array.from({ length: 40_000 }, (_, at) => ({ url: `https://example.com/${at}` }));
    const draft = aDraft({ custom: { urls } });
    expect(decodeLink(linkTo(draft))).toEqual({ ok: true, value: draft });
  });

  it('refuses a link with more fields than a form can show', () => {
    const custom = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`f${index}`, 0]));
    expect(decodeLink(linkTo(aDraft({ custom })))).toEqual({ ok: false, error: 'tooLarge' });
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
    ['a cleared field that is no text', '{"w": "a/b", "v": "", "c": {}, "o": {}, "x": [1]}'],
    ['cleared fields that are no list', '{"w": "a/b", "v": "", "c": {}, "o": {}, "x": "all"}'],
    ['withheld names that are no list', '{"w": "a/b", "v": "", "c": {}, "o": {}, "h": {}}'],
    ['a mode that there is not', '{"w": "a/b", "v": "", "c": {}, "o": {"mode": "later"}}'],
    ['inherited names', '{"__proto__": {"w": "a/b", "v": "", "c": {}, "o": {}}}'],
  ])('says that %s is no draft', (_, json) => {
    expect(decodeLink(linkOfJson(json))).toEqual({ ok: false, error: 'wrongShape' });
  });

  it('ends in a draft or a reason, whatever the fragment', () => {
    const anyFragment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((text) => `#v2.${text}`),
      fc.uint8Array().map((bytes) => linkOf(bytes)),
      fc.json().map(linkOfJson),
    );
    fc.assert(
      fc.property(anyFragment, (fragment) => {
        const decoded = decodeLink(fragment);
        if (decoded.ok) expect(decodeLink(linkTo(decoded.value))).toEqual(decoded);
        else
          expect(['empty', 'unknownVersion', 'damaged', 'tooLarge', 'wrongShape']).toContain(decoded.error);
      }),
    );
  });
});
