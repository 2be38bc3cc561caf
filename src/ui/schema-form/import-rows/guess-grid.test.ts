import { expect, it } from 'vitest';

import { guessColumn, guessDelimiter, guessHeader } from './guess-grid.ts';

it('finds what stands between the cells', () => {
  expect(guessDelimiter('a,b\nc,d\n')).toBe(',');
  expect(guessDelimiter('a;b,x\nc;d\n')).toBe(';');
  expect(guessDelimiter('a\tb\n')).toBe('\t');
  expect(guessDelimiter('"a,b"\n"c,d"\n')).toBe('');
  expect(guessDelimiter('')).toBe('');
});

it('takes the first row for a header where it names what the form knows', () => {
  expect(
    guessHeader(
      [
        ['Start URL', 'x'],
        ['a', 'b'],
      ],
      ['start_url'],
    ),
  ).toBe(true);
});

it('takes the first row for a header where data begins below it', () => {
  expect(
    guessHeader(
      [
        ['Link', 'Rank'],
        ['https://a.example', '1'],
      ],
      [],
    ),
  ).toBe(true);
  expect(
    guessHeader(
      [
        ['https://b.example', '2'],
        ['https://a.example', '1'],
      ],
      ['url'],
    ),
  ).toBe(false);
  expect(guessHeader([['pizza'], ['ramen']], [])).toBe(false);
  expect(guessHeader([], [])).toBe(false);
});

it('takes no title for a header because a number stands among those below it', () => {
  const column = (...cells: string[]) => cells.map((cell) => [cell]);
  expect(guessHeader(column('Dune', '1984', 'Emma'), [])).toBe(false);
  expect(guessHeader(column('Year', '1984', '', '2001'), [])).toBe(true);
  expect(guessHeader(column('Book', 'Dune', '1984'), ['book'])).toBe(true);
  expect(guessHeader(column('Dune'), [])).toBe(false);
  const books = [
    ['Dune', 'Herbert'],
    ['1984', 'Orwell'],
    ['Emma', 'Austen'],
  ];
  expect(guessHeader(books, [])).toBe(false);
});

it('chooses the column of the right name, then the one with the most URLs, then the first', () => {
  const rows = [
    ['1', 'https://a.example', 'https://x.example'],
    ['2', 'https://b.example', ''],
  ];
  expect(guessColumn(rows, ['id', 'link', 'URL'], ['url'])).toBe(2);
  expect(guessColumn(rows, undefined, ['url'])).toBe(1);
  expect(guessColumn([['a', 'b']], undefined, ['url'])).toBe(0);
});
