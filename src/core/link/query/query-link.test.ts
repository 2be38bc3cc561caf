import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { anyWebUrl } from '#test/any-web-url.ts';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import type { LinkContent } from '../link-content.ts';
import { readQueryLink } from './query-link.ts';
import { writeQueryLink } from './write-query-link.ts';

const descriptor = aDescriptor();

function read(search: string): LinkContent {
  const result = readQueryLink(search, descriptor);
  if (!result.ok || result.value === undefined) throw new Error(search);
  return result.value;
}

const NOTHING: LinkContent = { custom: {}, cleared: [], options: {}, withheld: [], issues: [] };

describe('a link that a person writes', () => {
  it('sets fields and run options, each by its type', () => {
    const query =
      '?custom.max_results=10&custom.keywords=pizza&custom.keywords=sushi&system.memory=1024&is_async=false&callback_url=https%3A%2F%2Fhooks.example.com%2F';
    expect(read(query)).toEqual({
      ...NOTHING,
      custom: { max_results: 10, keywords: ['pizza', 'sushi'] },
      options: { memory: '1024', mode: 'sync', callbackUrl: 'https://hooks.example.com/' },
    });
  });

  it.each([
    ['pizza,sushi', true],
    ['3 beds,2 baths', true],
    ['Boston, MA', false],
    ['1,000', false],
    ['["pizza,sushi"]', false],
    ['{"term":"pizza","city":"Rome"}', false],
    ['https://a.example/@1,b', false],
    ['pizza,sushi&keywords=tacos', false],
  ])(
    'takes %s for one item where it is one text, and tells it where it reads like several: %s',
    (text, isReported) => {
      const { custom, issues } = read(`?keywords=${text}`);
      const [first] = custom['keywords'] as readonly string[];
      expect(first).toBe(text.replace(/^\["|"\]$|&.*/g, ''));
      const reason = { kind: 'oneItem' };
      expect(issues).toEqual(isReported ? [{ field: 'keywords', value: text, reason }] : []);
      const link = writeQueryLink({ custom: { keywords: [text] }, cleared: [], options: {} }, descriptor);
      if (isReported) expect(link.ok && read(link.value).issues).toEqual([]);
    },
  );

  it.each<[string, string, Json]>([
    ['a whole number', 'max_results=1e2', 100],
    ['a fraction', 'min_rating=4.50', 4.5],
    ['text, with + for a blank', 'place=S%C3%A3o+Paulo', 'São Paulo'],
    ['text that looks like a number', 'place=007', '007'],
    ['an option', 'lang=de', 'de'],
    ['an empty option', 'lang=', ''],
    ['an option that is a number', 'depth=2', 2],
    ['a switch', 'closed=false', false],
    ['a switch by digit', 'closed=1', true],
    ['a switch that is off by digit', 'closed=0', false],
    ['one choice of several', 'extras=b', ['b']],
    ['several choices', 'extras=a&custom.extras=%5Bc', ['a', '[c']],
    ['a list of one', 'keywords=pizza', ['pizza']],
    ['a list as JSON', 'keywords=["a","b"]', ['a', 'b']],
    ['a list item that begins like JSON', 'keywords=[draft] pizza', ['[draft] pizza']],
    [
      'items in the shape of their list',
      'urls=https://a.example/&custom.urls=https://b.example/',
      [{ url: 'https://a.example/' }, { url: 'https://b.example/' }],
    ],
    [
      'an object as JSON',
      'filter={"near":false,"__proto__":1}',
      JSON.parse('{"near":false,"__proto__":1}') as Json,
    ],
    ['a table as JSON', 'rows=[{"q":"a"}]', [{ q: 'a' }]],
    ['a table, row by row', 'rows={"q":"a"}&custom.rows={"q":"b","n":2}', [{ q: 'a' }, { q: 'b', n: 2 }]],
    ['a date as it is sent', 'since=2026-11-24', '2026-11-24'],
    ['what the form does not know', 'unknown=1', '1'],
    ['what the form does not know, twice', 'a.b=1&custom.a.b=2', ['1', '2']],
  ])('reads %s', (_, query, value) => {
    const name = decodeURIComponent(query.slice(0, query.indexOf('=')));
    const content = read(`?custom.${query}`);
    expect(JSON.stringify(content.custom)).toBe(JSON.stringify(Object.fromEntries([[name, value]])));
    expect(content.issues).toEqual([]);
  });

  it('reads several choices as the values that they stand for, and others as they are written', () => {
    const sizes = readDescriptor({
      input_schema: {
        properties: [
          {
            name: 'size',
            type: 'array',
            editor: 'checkbox',
            options: [1, 2, 3].map((value) => ({ label: `${value}`, value })),
          },
        ],
      },
    });
    const content = readQueryLink('?custom.size=1&custom.size=3&custom.size=4', sizes);
    expect(content.ok && content.value?.custom).toEqual({ size: [1, 3, '4'] });
  });

  it('clears a field by an empty value', () => {
    expect(read('?custom.max_results=&custom.place=&custom.keywords=').cleared).toEqual([
      'max_results',
      'place',
      'keywords',
    ]);
  });

  it.each<[string, LinkContent['issues'][number]]>([
    [
      'custom.max_results=abc',
      {
        field: 'max_results',
        value: 'abc',
        reason: { kind: 'problem', problem: { kind: 'notANumber', text: 'abc' } },
        stays: '20',
      },
    ],
    [
      'custom.max_results=10.5',
      {
        field: 'max_results',
        value: '10.5',
        reason: { kind: 'problem', problem: { kind: 'notWhole', below: 10, above: 11 } },
        stays: '20',
      },
    ],
    [
      'custom.max_results=9007199254740993',
      {
        field: 'max_results',
        value: '9007199254740993',
        reason: { kind: 'problem', problem: { kind: 'notExact', text: '9007199254740993' } },
        stays: '20',
      },
    ],
    [
      'custom.closed=maybe',
      {
        field: 'closed',
        value: 'maybe',
        reason: { kind: 'problem', problem: { kind: 'wrongType', expected: 'boolean', actual: 'string' } },
        stays: 'true',
      },
    ],
    [
      'custom.filter={',
      {
        field: 'filter',
        value: '{',
        reason: { kind: 'problem', problem: { kind: 'notJson', line: 1, column: 2, detail: '' } },
        stays: '{ "near": true }',
      },
    ],
    [
      'custom.min_rating=1&custom.min_rating=2',
      { field: 'min_rating', value: '[ "1", "2" ]', reason: { kind: 'repeated' } },
    ],
    ['is_async=perhaps', { field: 'is_async', value: 'perhaps', reason: { kind: 'badOption' } }],
    ['system.memory=1&system.memory=2', { field: 'system.memory', value: '1', reason: { kind: 'repeated' } }],
    ['system.gpu=1', { field: 'system.gpu', value: '1', reason: { kind: 'unknownName' } }],
    ['results=10', { field: 'results', value: '10', reason: { kind: 'unknownName' } }],
    [
      'max_results=abc',
      {
        field: 'max_results',
        value: 'abc',
        reason: { kind: 'problem', problem: { kind: 'notANumber', text: 'abc' } },
        stays: '20',
      },
    ],
    ['memory=1&memory=2', { field: 'system.memory', value: '1', reason: { kind: 'repeated' } }],
    ['api-key=scraper_api_secret', { field: 'api-key', value: '', reason: { kind: 'key' } }],
  ])('tells what cannot be used of ?%s', (query, issue) => {
    expect(read(`?${query}`)).toEqual({ ...NOTHING, issues: [issue] });
  });

  it.each([
    ['max_results=10', { custom: { max_results: 10 } }],
    ['maxResults=10', { custom: { max_results: 10 } }],
    ['Cookie=a', { custom: { login_cookie: 'a' } }],
    ['keywords=a&keywords=b', { custom: { keywords: ['a', 'b'] } }],
    ['place=', { cleared: ['place'] }],
    ['memory=2048', { options: { memory: '2048' } }],
    ['callbackUrl=https://a.example', { options: { callbackUrl: 'https://a.example' } }],
  ])('takes a name without what goes before it: ?%s', (query, content) => {
    expect(read(`?${query}`)).toEqual({ ...NOTHING, ...content });
  });

  it('takes no name that could mean two, or whose field is named already', () => {
    const other = readDescriptor({
      parameters: {
        custom: {
          properties: [
            { name: 'memory', type: 'integer', editor: 'number' },
            { name: 'page_url', type: 'string', editor: 'input' },
            { name: 'pageUrl', type: 'string', editor: 'input' },
          ],
        },
      },
    });
    const readOf = (query: string) => {
      const result = readQueryLink(query, other);
      return result.ok ? result.value : undefined;
    };
    const unknown = (field: string) => ({ field, value: '1', reason: { kind: 'unknownName' } });
    expect(readOf('?memory=1&pageurl=1')).toEqual({
      ...NOTHING,
      issues: [unknown('memory'), unknown('pageurl')],
    });
    expect(readOf('?page_url=1&pageUrl=2')).toEqual({ ...NOTHING, custom: { page_url: '1', pageUrl: '2' } });
    expect(read('?place=Rome&custom.place=Oslo')).toEqual({
      ...NOTHING,
      custom: { place: 'Oslo' },
      issues: [{ field: 'place', value: 'Rome', reason: { kind: 'namedTwice' } }],
    });
    expect(read('?Place=Rome&PLACE=Oslo')).toEqual({
      ...NOTHING,
      custom: { place: 'Rome' },
      issues: [{ field: 'PLACE', value: 'Oslo', reason: { kind: 'namedTwice' } }],
    });
  });

  it.each(['v1.0.5', 'v1.0.3'])('takes a version, the current one or not: %s', (version) => {
    expect(read(`?version=${version}`)).toEqual({ ...NOTHING, options: { version } });
  });

  it('means nothing without names, or with those of mailings alone', () => {
    expect(readQueryLink('', descriptor)).toEqual({ ok: true, value: undefined });
    expect(readQueryLink('?', descriptor)).toEqual({ ok: true, value: undefined });
    for (const query of [
      'utm_source=mail&fbclid=1',
      'from=singlemessage&isappinstalled=0',
      '_gl=1*x&_hsenc=a&ref=b',
    ])
      expect(readQueryLink(`?${query}`, descriptor)).toEqual({ ok: true, value: undefined });
  });

  it('fills no field by a name that chats and mailings add to links, and says so', () => {
    const flights = readDescriptor({
      parameters: {
        custom: {
          properties: ['from', 'to', 'source'].map((name) => ({ name, type: 'string', editor: 'input' })),
        },
      },
    });
    const readOf = (search: string) => {
      const result = readQueryLink(search, flights);
      return result.ok ? result.value : undefined;
    };
    expect(readOf('?from=singlemessage&isappinstalled=0')).toBeUndefined();
    expect(readOf('?from=Berlin&to=Rome&source=wechat')).toEqual({
      ...NOTHING,
      custom: { to: 'Rome' },
      issues: ['from Berlin', 'source wechat'].map((said) => {
        const [field = '', value = ''] = said.split(' ');
        return { field, value, reason: { kind: 'counting' } };
      }),
    });
    expect(readOf('?custom.from=Berlin&from=timeline')).toEqual({ ...NOTHING, custom: { from: 'Berlin' } });
  });

  it('tells of a name that is nothing here, and takes what was written as HTML', () => {
    expect(read('?city=Boston')).toEqual({
      ...NOTHING,
      issues: [{ field: 'city', value: 'Boston', reason: { kind: 'unknownName' } }],
    });
    expect(read('?place=Rome&amp;max_results=5')).toEqual({
      ...NOTHING,
      custom: { place: 'Rome', max_results: 5 },
    });
  });

  it('is refused when it is enormous', () => {
    expect(readQueryLink(`?custom.place=${'a'.repeat(1_000_000)}`, descriptor).ok).toBe(false);
    const many = Array.from({ length: 2_001 }, (_, at) => `custom.f${at}=1`).join('&');
    expect(readQueryLink(many, descriptor).ok).toBe(false);
  });

  it('is read whatever it is', () => {
    const anyQuery = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.tuple(
            fc.constantFrom('custom.filter', 'custom.rows', 'custom.urls', 'custom.__proto__', 'is_async'),
            fc.string(),
          ),
        )
        .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&')),
    );
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(readQueryLink(query, descriptor).ok).toBe(true);
      }),
    );
  });
});

describe('the query of a draft', () => {
  const anyWord = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('&=#', '%41', 'a+b', '拉面', '[1]'));
  const anyDraft = fc.record({
    custom: fc.record(
      {
        keywords: fc.array(anyWord),
        urls: fc.array(anyWord.map((url) => ({ url }))),
        max_results: fc.integer(),
        min_rating: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        place: anyWord,
        lang: fc.constantFrom('en', 'de', ''),
        depth: fc.constantFrom(1, 2, 3),
        closed: fc.boolean(),
        extras: fc.subarray(['a', 'b', '[c']),
        filter: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean())),
        rows: fc.array(fc.record({ q: fc.string(), n: fc.nat() })),
        other: anyWord,
      },
      { requiredKeys: [] },
    ),
    cleared: fc.subarray(['since', 'login_cookie']),
    options: fc.record(
      {
        cpus: fc.constantFrom(0.125, 2),
        memory: fc.constantFrom(512, 4096),
        proxyRegion: fc.constantFrom('', 'US'),
        version: fc.constantFrom('v1.0.5', 'v1.0.3'),
        mode: fc.constantFrom('async' as const, 'sync' as const),
        callbackUrl: anyWebUrl,
      },
      { requiredKeys: [] },
    ),
  });

  it('gives back exactly the draft, or is not written', () => {
    let written = 0;
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const result = writeQueryLink(draft, descriptor);
        if (!result.ok) return;
        const query = result.value;
        written += 1;
        const again = readQueryLink(query, descriptor);
        const texts = Object.entries(draft.options).map(([name, value]) => [name, String(value)]);
        const { custom, cleared } = draft;
        const isEmpty = query === '?';
        expect(again).toEqual({
          ok: true,
          value: isEmpty
            ? undefined
            : { ...NOTHING, custom, cleared, options: Object.fromEntries(texts) as object },
        });
      }),
    );
    expect(written).toBeGreaterThan(50);
  });

  it('names what it cannot say, without which it is written', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const result = writeQueryLink(draft, descriptor);
        if (result.ok) return;
        const isSaid = (name: string) => !result.error.includes(name);
        const custom = Object.entries(draft.custom).filter(([name]) => isSaid(`custom.${name}`));
        expect(result.error.length).toBeGreaterThan(0);
        expect(writeQueryLink({ ...draft, custom: Object.fromEntries(custom) }, descriptor).ok).toBe(true);
      }),
    );
  });

  it.each([
    ['an empty text', { place: '', max_results: 3 }, 'custom.place'],
    ['a list of nothing but what reads as JSON', { keywords: ['[1]'], max_results: 3 }, 'custom.keywords'],
    ['a list that the form does not know', { unknown: ['a', 'b'], max_results: 3 }, 'custom.unknown'],
  ])('names %s', (_, custom, name) => {
    const options = { version: 'v1.0.5', memory: 512 };
    expect(writeQueryLink({ custom, cleared: [], options }, descriptor)).toEqual({
      ok: false,
      error: [name],
    });
  });
});
