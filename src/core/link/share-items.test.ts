import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildCustom } from '#core/form/build-custom.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import { aParameter } from '#test/a-parameter.ts';
import { entryFromText, entryFromValue } from '#core/form/reading/entry-text.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { Json } from '#core/json/json.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { anyWebUrl } from '#test/any-web-url.ts';
import { applyLink } from './apply-link.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { decodeLink, encodeLink } from './link-codec.ts';
import { contentOfDraft } from './link-content.ts';
import {
  isSharedByDefault,
  shareItems,
  type ShareSource,
  toLinkDraft,
  toSharedOrder,
} from './share-items.ts';

const descriptor = aDescriptor();
const usual = defaultOptions(descriptor);
const worker = parseWorkerSlug('coreclaw/google-maps-scraper');

function aSource(values: FormValues, options: Partial<RunOptions> = {}): ShareSource {
  if (!worker.ok) throw new Error('worker');
  return {
    worker: worker.value,
    descriptor,
    built: buildCustom(descriptor.parameters, values),
    options: { ...usual, ...options },
  };
}

/** What the form holds where nobody typed, but for these; `null` clears a field. */
function valuesOf(
  custom: Readonly<Record<string, Json>>,
  extras: readonly (readonly [string, Json])[] = [],
): FormValues {
  const entries = descriptor.parameters.flatMap((parameter): readonly (readonly [string, Entry])[] => {
    const { name } = parameter;
    if (!Object.hasOwn(custom, name)) {
      const entry = defaultEntry(parameter);
      return entry ? [[name, entry]] : [];
    }
    const value = custom[name] ?? null;
    return value === null ? [] : [[name, entryFromValue(parameter, value)]];
  });
  return { entries: new Map(entries), extras: new Map(extras) };
}

function linkOf(source: ShareSource, chosen = isSharedByDefault): string {
  const link = encodeLink(toLinkDraft(source, shareItems(source), chosen));
  if (!link.ok) throw new Error(link.error);
  return link.value;
}

/** Numbers as text, the rest as it is: what the form of the options makes of what is right. */
const readOptions = (draft: { readonly [Name in keyof RunOptions]: string }) => ({
  ...draft,
  cpus: Number(draft.cpus),
  memory: Number(draft.memory),
  timeout: Number(draft.timeout),
  maxCharge: Number(draft.maxCharge),
  maxTraffic: Number(draft.maxTraffic),
  mode: draft.mode === 'sync' ? ('sync' as const) : ('async' as const),
});

/** The run that the form stands for after the link was opened. */
function opened(link: string) {
  const decoded = decodeLink(link);
  if (!decoded.ok) throw new Error(decoded.error);
  const { values, options, issues } = applyLink(contentOfDraft(decoded.value), descriptor, readOptions);
  return { custom: buildCustom(descriptor.parameters, values).custom, options: readOptions(options), issues };
}

const byType = (parameter: Parameter): fc.Arbitrary<Entry | undefined> => {
  const value = (arbitrary: fc.Arbitrary<Json>) => arbitrary.map((json) => entryFromValue(parameter, json));
  const text = (arbitrary: fc.Arbitrary<string>) => arbitrary.map((typed) => entryFromText(parameter, typed));
  const any: Record<string, fc.Arbitrary<Entry | undefined>> = {
    keywords: value(fc.array(fc.string())),
    urls: value(fc.array(anyWebUrl.map((url) => ({ url })))),
    max_results: text(fc.constantFrom('1', '1e2', '20', '0', 'abc')),
    min_rating: text(fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((number) => String(number + 0))),
    place: text(fc.string()),
    lang: value(fc.constantFrom('en', 'de', '')),
    depth: value(fc.constantFrom(1, 2, 3)),
    closed: value(fc.boolean()),
    extras: value(fc.subarray(['a', 'b', '[c'])),
    since: text(fc.constantFrom('24/11/2026', 'soon')),
    filter: text(fc.constantFrom('{"near":true}', '{"b":1,"a":2}', '{"a":2,"b":1}', '{')),
    rows: value(fc.array(fc.record({ q: fc.string(), n: fc.nat() }))),
    login_cookie: text(fc.constantFrom('', 'li_at=abc')),
  };
  return fc.oneof(
    fc.constant(defaultEntry(parameter)),
    fc.constant(undefined),
    any[parameter.name] ?? fc.constant(undefined),
  );
};

const anyValues: fc.Arbitrary<FormValues> = fc
  .tuple(
    fc.tuple(
      ...descriptor.parameters.map((parameter) =>
        byType(parameter).map((entry) => [parameter.name, entry] as const),
      ),
    ),
    fc.dictionary(fc.constantFrom('later', '__proto__', 'a.b'), fc.oneof(fc.string(), fc.nat())),
  )
  .map(([fields, extras]) => ({
    entries: new Map(fields.flatMap(([name, entry]) => (entry ? [[name, entry] as const] : []))),
    extras: new Map(Object.entries(extras)),
  }));

const anyOptions: fc.Arbitrary<Partial<RunOptions>> = fc.record(
  {
    cpus: fc.constantFrom(0.125, 1),
    memory: fc.constantFrom(512, 1024, 4096),
    timeout: fc.integer({ min: 1, max: 9_999 }),
    maxCharge: fc.nat({ max: 20 }),
    version: fc.constantFrom('v1.0.5', 'v1.0.4'),
    mode: fc.constantFrom('async' as const, 'sync' as const),
    callbackUrl: fc.constantFrom('', 'https://hooks.example.com/run'),
  },
  { requiredKeys: [] },
);

describe('a link that holds what differs from the defaults', () => {
  it('gives the very same run, whatever stands in the form', () => {
    fc.assert(
      fc.property(anyValues, anyOptions, (values, options) => {
        const source = aSource(values, options);
        const wrong = [...source.built.problems].filter(
          ([, { first }]) => first[0]?.problem.kind !== 'required',
        );
        fc.pre(wrong.length === 0);
        const everything = () => true;
        for (const chosen of [(item: { isDefault: boolean }) => !item.isDefault, everything]) {
          const { custom, options: read } = opened(linkOf(source, chosen));
          expect(JSON.stringify(custom)).toBe(JSON.stringify(source.built.custom));
          expect(read).toEqual(source.options);
        }
      }),
    );
  });

  it('leaves what is wrong at its default', () => {
    const values = valuesOf({});
    const entries = new Map(values.entries).set('max_results', { kind: 'text', text: 'abc' });
    expect(opened(linkOf(aSource({ ...values, entries }))).custom).toHaveProperty('max_results', 20);
  });

  it('holds nothing of an untouched form', () => {
    const source = aSource(valuesOf({}));
    expect(toLinkDraft(source, shareItems(source), isSharedByDefault)).toEqual({
      worker: 'coreclaw/google-maps-scraper',
      version: 'v1.0.5',
      custom: {},
      cleared: [],
      options: {},
      withheld: [],
    });
  });

  it('holds a value of the default’s members in another order, and a field that is empty where its default is wrong', () => {
    const filter = { name: 'filter', type: 'object', editor: 'json' } as const;
    const parameters = [
      aParameter({ ...filter, default: { near: true, far: 1 } }),
      aParameter({ name: 'pages', type: 'integer', editor: 'number', default: 900, maximum: 500 }),
    ];
    const entry = entryFromValue(aParameter(filter), { far: 1, near: true });
    const source = {
      ...aSource(valuesOf({})),
      descriptor: { ...descriptor, parameters },
      built: buildCustom(parameters, { entries: new Map([['filter', entry]]), extras: new Map() }),
    };
    const { custom, cleared } = toLinkDraft(source, shareItems(source), isSharedByDefault);
    expect(JSON.stringify(custom)).toBe('{"filter":{"far":1,"near":true}}');
    expect(cleared).toEqual(['pages']);
  });

  it('is the same for equal drafts', () => {
    const one = aSource(valuesOf({ max_results: 5, lang: 'de' }), { timeout: 5, maxCharge: 1 });
    const other = aSource(valuesOf({ lang: 'de', max_results: 5 }), { maxCharge: 1, timeout: 5 });
    expect(linkOf(one)).toBe(linkOf(other));
  });
});

describe('secrets', () => {
  const anySecret = fc.constantFrom(
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
    'Bearer abcdef0123456789abcdef',
    'sid=aaaaaaaa; token=bbbbbbbb',
    '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg',
    'https://user:hunter2@example.com/',
    'https://example.com/?X-Amz-Signature=feedbeef',
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
  );
  const anyPlace = fc.constantFrom(
    'place',
    'keywords',
    'urls',
    'filter',
    'rows',
    'login_cookie',
    'later',
    'callback',
  );

  /** A form with the secret in one place. */
  function withSecret(place: string, secret: string): ShareSource {
    const held: Record<string, Json> = {
      place: secret,
      keywords: ['a', secret],
      urls: [{ url: 'https://example.com/' }, { url: secret }],
      filter: { near: [secret] },
      rows: [{ q: secret, n: 1 }],
      login_cookie: secret,
    };
    const value = held[place];
    const custom = value === undefined ? {} : Object.fromEntries([[place, value]]);
    const extras = place === 'later' ? [['later', { a: secret }] as const] : [];
    const options =
      place === 'callback' ? { callbackUrl: `https://u:${encodeURIComponent(secret)}@x.example/` } : {};
    return aSource(valuesOf(custom, extras), options);
  }

  it('are in no link that nobody put them into', () => {
    fc.assert(
      fc.property(anySecret, anyPlace, (secret, place) => {
        const source = withSecret(place, secret);
        const link = decodeLink(linkOf(source));
        // A list of URLs with what is none is wrong, and so is not shared at all.
        const written = JSON.stringify(link);
        expect(link.ok).toBe(true);
        expect(written).not.toContain(JSON.stringify(secret).slice(1, -1));
        expect(written).not.toContain(encodeURIComponent(secret));
      }),
    );
  });

  it('are named as withheld, and can be put back knowingly', () => {
    const source = aSource(valuesOf({ login_cookie: 'li_at=abc', max_results: 5 }));
    const items = shareItems(source);
    expect(toLinkDraft(source, items, isSharedByDefault)).toMatchObject({
      custom: { max_results: 5 },
      withheld: ['login_cookie'],
    });
    expect(toLinkDraft(source, items, (item) => !item.isDefault)).toMatchObject({
      custom: { max_results: 5, login_cookie: 'li_at=abc' },
      withheld: [],
    });
  });

  it('that are the API key itself are put into no link or file, also where somebody asks for it', () => {
    const key = 'scraper_api_made_up_0123';
    const values = valuesOf({ place: `near ${key}`, max_results: 5 }, [[key, true]]);
    const source = { ...aSource(values, { callbackUrl: `https://x.example/?k=${key}` }), key };
    const items = shareItems(source);
    const everything = () => true;
    expect(JSON.stringify(toLinkDraft(source, items, everything))).not.toContain(key);
    expect(JSON.stringify(toSharedOrder(source, items, everything))).not.toContain(key);
    expect(toLinkDraft(source, items, everything)).toMatchObject({ custom: { max_results: 5 } });
    const reasons = items.flatMap(({ name, secret }) => (secret === undefined ? [] : [[name, secret]]));
    const look = { kind: 'look', look: 'ownKey' };
    expect(reasons).toEqual([
      ['place', look],
      [key, look],
      ['callbackUrl', look],
    ]);
  });

  it('are left out of a file in place of a link, which holds the defaults too', () => {
    const source = aSource(valuesOf({ login_cookie: 'li_at=abc', max_results: 5 }), {
      callbackUrl: 'https://x.example/?token=abc',
    });
    const order = toSharedOrder(source, shareItems(source), isSharedByDefault);
    expect(order.custom).toEqual({
      keywords: ['coffee'],
      max_results: 5,
      place: 'New York',
      lang: 'en',
      closed: true,
      filter: { near: true },
    });
    expect(order.options.callbackUrl).toBeUndefined();
    expect(order.options.memory).toBe(1024);
  });
});
