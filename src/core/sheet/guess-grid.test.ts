import { expect, it } from 'vitest';

import { guessColumn, guessDelimiter, guessHeader } from './guess-grid.ts';

it('finds what stands between the cells', () => {
  expect(guessDelimiter('a,b\nc,d\n')).toBe(',');
  expect(guessDelimiter('a;b,x\nc;d\n')).toBe(';');
  expect(guessDelimiter('a\tb\n')).toBe('\t');
  expect(guessDelimiter('"a,b"\n"c,d"\n')).toBe('');
  expect(guessDelimiter('')).toBe('');
});

it('finds what stands between the cells below a title', () => {
  expect(guessDelimiter('Cities of Italy\n\nname;people\nRome;1\nMilan;2\n')).toBe(';');
});

it('finds what stands between the cells below blank lines, or as many lines of text as there are rows', () => {
  expect(guessDelimiter('\n\n\na,b,c\n1,2,3\n')).toBe(',');
  expect(guessDelimiter('some text\nabout, well, this\n\nxyz\n\nJohn;Doe;1\nJack;Roe;2\n')).toBe(';');
  expect(
    guessDelimiter('text\nnote\nxyz\nJohn,Doe,St. 1, NJ,1\n,Roe,St. 2,PA, 2\nAnn,Poe,"St. 3, B",CO,3\n'),
  ).toBe(',');
  expect(guessDelimiter('Quotes\nWell, she said\nNo, he said\n')).toBe('');
  expect(guessDelimiter('one\ntwo\nthree,four\n')).toBe('');
});

it('looks through no more blank lines than there may be for what stands between the cells', () => {
  expect(guessDelimiter(`${'\n'.repeat(9_000)}a,b\nc,d\n`)).toBe(',');
  expect(guessDelimiter(`${'\n'.repeat(11_000)}a,b\nc,d\n`)).toBe('');
});

const column = (...cells: string[]) => cells.map((cell) => [cell]);

it('takes the first row for a header where it names what the form knows', () => {
  const rows = [
    ['Start URL', 'x'],
    ['a', 'b'],
  ];
  expect(guessHeader(rows, ['start_url'])).toBe(0);
  expect(guessHeader(rows, [])).toBeUndefined();
});

it('takes the first row for a header where data begins below it', () => {
  const below = (...cells: string[]) => guessHeader([['Link', 'Rank'], cells], []);
  expect(below('https://a.example', 'x')).toBe(0);
  expect(below('x', '1')).toBe(0);
  expect(below('x', '2026-11-25')).toBe(0);
  expect(below('x', '1,000.50')).toBe(0);
  expect(below('x', '12 %')).toBe(0);
  expect(below('x', 'someone@a.example')).toBe(0);
  expect(below('x', 'y')).toBeUndefined();
  const links = [
    ['https://b.example', '2'],
    ['https://a.example', '1'],
  ];
  expect(guessHeader(links, ['url'])).toBeUndefined();
  expect(guessHeader(column('pizza', 'ramen'), [])).toBeUndefined();
  expect(guessHeader([], [])).toBeUndefined();
});

it('takes no title for a header because a number stands among those below it', () => {
  expect(guessHeader(column('Dune', '1984', 'Emma'), [])).toBeUndefined();
  expect(guessHeader(column('Year', '1984', '', '2001'), [])).toBe(0);
  expect(guessHeader(column('Book', 'Dune', '1984'), ['book'])).toBe(0);
  expect(guessHeader(column('Dune'), [])).toBeUndefined();
  const books = [
    ['Dune', 'Herbert'],
    ['1984', 'Orwell'],
    ['Emma', 'Austen'],
  ];
  expect(guessHeader(books, [])).toBeUndefined();
});

it('finds the header below the titles of a sheet', () => {
  const rows = [
    ['Cities', '', ''],
    ['as of 2026', '', ''],
    ['City', 'Country', 'Note'],
    ['Rome', 'Italy', 'capital'],
    ['Paris', 'France', ''],
    ['Milan', 'Italy', 'north'],
  ];
  expect(guessHeader(rows, [])).toBe(2);
  expect(guessHeader(rows, ['country'])).toBe(2);
  expect(guessHeader(rows, ['cities'])).toBe(2);
});

it('takes a header that names one of two columns', () => {
  const rows = [
    ['search TERMS', ''],
    ['pizza', 'near me'],
    ['ramen', 'tokyo'],
  ];
  expect(guessHeader(rows, ['Search terms'])).toBe(0);
});

it('finds the header of a list of one column that stands below a title only where the form knows it', () => {
  const rows = column('My list', 'keyword', 'pizza', 'ramen');
  expect(guessHeader(rows, ['Keyword'])).toBe(1);
  expect(guessHeader(rows, [])).toBeUndefined();
});

it('chooses the column of the right name, then the one with the most URLs, then the first', () => {
  const rows = [
    ['1', 'https://a.example', 'https://x.example'],
    ['2', 'https://b.example', ''],
  ];
  expect(guessColumn(rows, ['id', 'link', 'URL'], ['url'])).toBe(2);
  expect(guessColumn(rows, ['Column A', 'Column B', 'Column C'], ['url'])).toBe(1);
  expect(guessColumn([['a', 'b']], ['Column A', 'Column B'], ['url'])).toBe(0);
});
