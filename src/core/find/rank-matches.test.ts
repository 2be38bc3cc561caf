import { expect, it } from 'vitest';

import { rankInGroups, rankMatches } from './rank-matches.ts';

const rank = (items: readonly string[], typed: string) => rankMatches(items, (item) => [item], typed);

it('gives everything, in order, while nothing is typed', () => {
  expect(rank(['b', 'a'], '  ')).toEqual(['b', 'a']);
});

it('puts the whole text before a beginning, a word, a part, and letters in order', () => {
  const items = ['m-a-p-s', 'roadmaps', 'Google maps', 'Maps places', 'maps'];
  expect(rank(items, 'maps')).toEqual(['maps', 'Maps places', 'Google maps', 'roadmaps', 'm-a-p-s']);
});

it('finds with letters left out, but not by one or two letters', () => {
  expect(rank(['Maximum results'], 'mxres')).toEqual(['Maximum results']);
  expect(rank(['Maximum results'], 'mx')).toEqual([]);
});

it('wants every word, in any order, in any of the texts', () => {
  const textsOf = ({ title, name }: { title: string; name: string }) => [title, name];
  const items = [
    { title: 'Language', name: 'lang' },
    { title: 'Language of reviews', name: 'reviews_lang' },
  ];
  expect(rankMatches(items, textsOf, 'reviews lang').map(({ name }) => name)).toEqual(['reviews_lang']);
  expect(rankMatches(items, textsOf, 'reviews none')).toEqual([]);
});

it('does not mind case and accents, and finds Chinese', () => {
  expect(rank(['Côte', 'Query | 关键词'], 'COTE')).toEqual(['Côte']);
  expect(rank(['Côte', 'Query | 关键词'], '关键')).toEqual(['Query | 关键词']);
});

const inGroups = (items: readonly (readonly [group: number, name: string, id?: string])[], typed: string) =>
  rankInGroups(
    items,
    {
      textsOf: ([, name]) => [name],
      idsOf: ([, , id]) => (id === undefined ? [] : [id]),
      groupOf: ([group]) => group,
    },
    typed,
  ).map(([, name]) => name);

it('keeps groups in their order, and the best of each first', () => {
  const items = [
    [2, 'Map'],
    [0, 'Show the map'],
    [1, 'Roadmaps'],
    [1, 'Maps of Oslo'],
  ] as const;
  expect(inGroups(items, 'map')).toEqual(['Show the map', 'Maps of Oslo', 'Roadmaps', 'Map']);
  expect(inGroups(items, '')).toEqual(['Show the map', 'Roadmaps', 'Maps of Oslo', 'Map']);
});

it('takes what fits with letters left out only where nothing else does', () => {
  const items = [
    [0, 'Maximum results'],
    [1, 'Mxr of Oslo'],
  ] as const;
  expect(inGroups(items, 'mxr')).toEqual(['Mxr of Oslo']);
  expect(inGroups(items, 'mxres')).toEqual(['Maximum results']);
});

it('finds an ID by its beginning only', () => {
  const items = [
    [0, 'A run', '01KPD6M5YQ'],
    [0, 'Another', '01M8BE985S'],
  ] as const;
  expect(inGroups(items, '01kpd')).toEqual(['A run']);
  expect(inGroups(items, '6M5')).toEqual([]);
  expect(inGroups(items, '01')).toEqual(['A run', 'Another']);
});
