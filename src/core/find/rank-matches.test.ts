import { expect, it } from 'vitest';

import { rankMatches } from './rank-matches.ts';

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
