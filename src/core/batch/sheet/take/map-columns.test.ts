import { describe, expect, it } from 'vitest';

import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { emptyTables, mapColumns } from './map-columns.ts';

const descriptor = readDescriptor({
  version: 'v1',
  parameters: {
    custom: {
      properties: [
        { name: 'keywords', title: 'Search terms | 搜索词', type: 'array', editor: 'stringList' },
        { name: 'base_location', title: 'Base location', type: 'string', editor: 'input' },
        { name: 'max_results', title: 'Maximum results', type: 'integer', editor: 'number' },
        {
          name: 'language',
          title: 'Language',
          type: 'string',
          editor: 'select',
          options: [
            { label: 'English', value: 'en' },
            { label: 'German', value: 'de' },
          ],
        },
        { name: 'start_urls', title: 'Map URLs', type: 'array', editor: 'requestList' },
      ],
    },
  },
});

const targets = (
  names: readonly string[],
  sample: readonly (readonly string[])[] = [],
  remembered = new Map(),
) =>
  mapColumns({ names, sample, descriptor, remembered }).map(({ target }) =>
    'name' in target ? `${target.kind} ${target.name}` : target.kind,
  );

it('takes a column of results for a run option only where nothing else is called so', () => {
  const names = ['budget', 'timeout', 'memory', 'webhook', 'proxy', 'Maximum charge', 'max_total_traffic'];
  expect(targets(names).filter((target) => target.startsWith('option'))).toEqual([
    'option maxCharge',
    'option timeout',
    'option memory',
    'option callbackUrl',
    'option proxyRegion',
    'option maxTraffic',
  ]);
  expect(
    mapColumns({ names, sample: [], descriptor, isResults: true }).flatMap(({ target }) =>
      target.kind === 'option' ? [target.name] : [],
    ),
  ).toEqual(['maxCharge', 'maxTraffic']);
});

describe('what a column fills', () => {
  it('is found by name, by title in either language, and by a name alike', () => {
    expect(targets(['Keywords', 'BASE LOCATION', 'maxResults', 'lang'])).toEqual([
      'field keywords',
      'field base_location',
      'field max_results',
      'field language',
    ]);
    expect(targets(['搜索词', 'term'])).toEqual(['field keywords', 'label']);
    expect(targets(['term', 'location', 'results'])).toEqual([
      'field keywords',
      'field base_location',
      'field max_results',
    ]);
  });

  it('is found by a word of the same meaning, where only one field has one', () => {
    expect(targets(['City', 'query'], [['Seattle, USA', 'ramen']])).toEqual([
      'field base_location',
      'field keywords',
    ]);
    expect(targets(['城市'])).toEqual(['field base_location']);
    expect(targets(['location', 'city', 'city manager'])).toEqual(['field base_location', 'label', 'label']);
  });

  it('is not told by a name alike where nothing in it fits', () => {
    expect(targets(['languages spoken', 'lang'], [['+1 212', 'de']])).toEqual(['label', 'field language']);
    expect(targets(['results'], [['none yet']])).toEqual(['label']);
    expect(targets(['language'], [['jp']])).toEqual(['field language']);
  });

  it('is a run option by the names that people and the platform have for it', () => {
    expect(targets(['proxy_region', 'Maximum charge', 'system.memory', 'webhook'])).toEqual([
      'option proxyRegion',
      'option maxCharge',
      'option memory',
      'option callbackUrl',
    ]);
  });

  it('is found by what the cells hold, where nothing else can be meant', () => {
    expect(
      targets(
        ['a', 'b'],
        [
          ['https://a.example', 'en'],
          ['https://b.example', 'German'],
        ],
      ),
    ).toEqual(['field start_urls', 'field language']);
    expect(targets(['a'], [['en'], ['en']])).toEqual(['label']);
  });

  it('is not told by cells where another column fills what splits the run: they would take its place', () => {
    const fields = ['keywords', 'start_urls'];
    const splitting = { kind: 'fields', fields, removable: ['keywords'] } as const;
    const filled = (names: readonly string[], sample: readonly (readonly string[])[]) =>
      mapColumns({ names, sample, descriptor: { ...descriptor, splitting } }).map(({ target }) =>
        'name' in target ? target.name : target.kind,
      );
    const rows = [1, 2].map((n) => [`coffee ${n}`, `https://intranet.example/${n}.pdf`]);
    const turned = rows.map((row) => row.toReversed());
    expect(filled(['term', 'brief'], rows)).toEqual(['keywords', 'label']);
    expect(filled(['brief', 'term'], turned)).toEqual(['label', 'keywords']);
    expect(filled(['shop', 'brief'], rows)).toEqual(['label', 'start_urls']);
    expect(filled(['term', 'Map URLs'], rows)).toEqual(['keywords', 'start_urls']);
  });

  it('is what it was the last time, as long as the Worker has that field', () => {
    const remembered = new Map([
      ['city', { kind: 'field', name: 'base_location' }],
      ['notes', { kind: 'unused' }],
      ['old', { kind: 'field', name: 'gone' }],
    ]);
    expect(targets(['City', 'Notes', 'Old'], [], remembered)).toEqual([
      'field base_location',
      'unused',
      'label',
    ]);
  });

  it('is filled by one column only; what nothing takes is kept, and an empty column is not used', () => {
    expect(targets(['term', 'keywords', 'notes', 'empty'], [['a', 'b', 'ask Ana', '']])).toEqual([
      'label',
      'field keywords',
      'label',
      'unused',
    ]);
  });
});

describe('a column with the name of one in a table', () => {
  const withTables = readDescriptor({
    parameters: {
      custom: {
        properties: [
          { name: 'start_urls', title: 'Pages', type: 'array', editor: 'requestList' },
          {
            name: 'competitors',
            title: 'Competitors',
            type: 'array',
            editor: 'requestListSource',
            param_list: [
              { param: 'website', title: 'Website' },
              { param: 'note', title: 'Note' },
              { param: 'market_area', title: 'Market area' },
            ],
          },
          {
            name: 'stays',
            title: 'Stays',
            type: 'array',
            editor: 'requestListSource',
            param_list: [
              { param: 'hotel', title: 'Hotel', required: true },
              { param: 'night', title: 'Night' },
              { param: 'note', title: 'Note' },
            ],
          },
        ],
      },
    },
  });
  const filled = (
    names: readonly string[],
    sample: readonly (readonly string[])[] = [],
    empty = ['competitors', 'stays'],
  ) =>
    mapColumns({ names, sample, descriptor: withTables, emptyTables: new Set(empty) }).map(({ target }) =>
      target.kind === 'field' ? [target.name, target.within].filter(Boolean).join(' › ') : target.kind,
    );
  const URLS = [
    ['coffee', 'https://a.example'],
    ['tea', 'https://b.example'],
  ];

  it('fills that alone only where nothing else is meant by what it holds', () => {
    expect(filled(['keyword', 'Website'], URLS)).toEqual(['label', 'start_urls']);
    expect(filled(['keyword', 'Website'], [['coffee', 'a']])).toEqual(['label', 'competitors › website']);
  });

  it('fills that alone by its very name only, and where no other of the table has to be filled', () => {
    expect(filled(['Web', 'Nightly rate', 'Area'])).toEqual(['label', 'label', 'label']);
    expect(filled(['Night'])).toEqual(['label']);
    expect(filled(['Hotel'])).toEqual(['stays › hotel']);
    expect(filled(['Note'])).toEqual(['label']);
  });

  it('does not take the place of rows of the form, unless several are named, or the table is', () => {
    expect(filled(['Website'], [], ['stays'])).toEqual(['label']);
    expect(mapColumns({ names: ['Website'], sample: [], descriptor: withTables })[0]?.target.kind).toBe(
      'label',
    );
    expect(filled(['Website', 'Market area', 'remark'], [], [])).toEqual([
      'competitors › website',
      'competitors › market_area',
      'label',
    ]);
    expect(filled(['Website', 'Market area', 'notes'], [], [])).toEqual([
      'competitors › website',
      'competitors › market_area',
      'competitors › note',
    ]);
    expect(filled(['Competitors › Website'], [], [])).toEqual(['competitors › website']);
    expect(filled(['Competitors Website'], [], [])).toEqual(['label']);
  });

  it('is not one of several where another fills a field', () => {
    expect(filled(['Pages', 'Website'], [], [])).toEqual(['start_urls', 'label']);
  });

  it('is told from rows of the form that hold nothing', () => {
    const stays = (...rows: readonly Json[]) => ({
      entries: new Map([['stays', { kind: 'rows', rows: rowsOf(rows) } as const]]),
      extras: new Map(),
    });
    expect([...emptyTables(withTables, stays(null, { hotel: '' }))]).toEqual(['competitors', 'stays']);
    expect([...emptyTables(withTables, stays(null, { hotel: 'Ritz' }))]).toEqual(['competitors']);
  });
});
