import { expect, it } from 'vitest';

import { mendUrls } from './mend-urls.ts';

const text = { kind: 'text' } as const;

it.each([
  ['www.shop.example/p/1', ['https://www.shop.example/p/1']],
  [' //shop.example:8080/?q=1 ', ['https://shop.example:8080/?q=1']],
  ['shop.example/a,b', ['https://shop.example/a,b']],
  [
    'https://a.example/1, https://a.example/2,b.example',
    ['https://a.example/1', 'https://a.example/2', 'https://b.example'],
  ],
  ['a.example, b.example;', ['https://a.example', 'https://b.example']],
  ['a.example; b.example | c.example', ['https://a.example', 'https://b.example', 'https://c.example']],
])('reads %j as the addresses it surely means', (line, urls) => {
  expect(mendUrls(line, text)).toEqual(urls);
});

it.each([
  '',
  'https://a.example',
  'Call them again?',
  'https://a.example/x y',
  'ftp://a.example',
  'me@a.example',
  'localhost',
])('leaves %j alone', (line) => {
  expect(mendUrls(line, text)).toBeUndefined();
});

it('keeps what else an item holds, and what is no text', () => {
  const shape = { kind: 'object', key: 'url' } as const;
  expect(mendUrls({ url: 'a.example b.example', method: 'POST' }, shape)).toEqual([
    { url: 'https://a.example', method: 'POST' },
    { url: 'https://b.example', method: 'POST' },
  ]);
  expect(mendUrls({ page: 'a.example' }, shape)).toBeUndefined();
  expect(mendUrls(null, shape)).toBeUndefined();
});
