import { expect, it } from 'vitest';

import { latestFirst, TEXTS_FORMAT } from './texts.ts';

it('remembers each text once, the latest first, and so many', () => {
  expect(latestFirst(['a', 'b', 'c'], 'b', 3)).toEqual(['b', 'a', 'c']);
  expect(latestFirst(['a', 'b', 'c'], 'd', 3)).toEqual(['d', 'a', 'b']);
});

it('leaves out what is no text', () => {
  expect(TEXTS_FORMAT.decode('["a",1,null,"b"]')).toEqual({ ok: true, value: ['a', 'b'] });
  expect(TEXTS_FORMAT.decode('{"a":1}')).toEqual({ ok: false, error: 'unreadable' });
});
