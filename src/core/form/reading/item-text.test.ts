import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/json/json.ts';
import { itemText, withItemText } from './item-text.ts';
import type { ItemShape } from '../parameter.ts';

const bare: ItemShape = { kind: 'text' };
const under = (key: string): ItemShape => ({ kind: 'object', key });

describe('itemText', () => {
  it.each<[Json, ItemShape, string | undefined]>([
    ['a', bare, 'a'],
    ['', bare, ''],
    [null, bare, ''],
    [null, under('url'), ''],
    [{ url: 'a', page: 1 }, under('url'), 'a'],
    [{ url: 'a' }, bare, undefined],
    ['a', under('url'), undefined],
    [{ url: null, page: 1 }, under('url'), ''],
    [{ keyword: 'a' }, under('url'), undefined],
    [{ url: 5 }, under('url'), undefined],
    [5, bare, undefined],
    [5, { kind: 'number' }, '5'],
    ['five', { kind: 'number' }, 'five'],
    [['a'], under('length'), undefined],
    [{}, under('constructor'), undefined],
  ])('of %j in the shape %j is %j', (item, shape, expected) => {
    expect(itemText(item, shape)).toBe(expected);
  });
});

describe('withItemText', () => {
  it.each<[Json | undefined, string, ItemShape, Json]>([
    [undefined, 'a', bare, 'a'],
    [undefined, 'a', under('url'), { url: 'a' }],
    [{ page: 1, url: 'a' }, 'b', under('url'), { page: 1, url: 'b' }],
    [{ url: 'a' }, '', under('url'), null],
    [{ url: 'a', page: '' }, '', under('url'), { url: '', page: '' }],
    [{ url: 'a', page: 1 }, '', under('url'), { url: null, page: 1 }],
    [{ url: 'a', page: 1 }, ' ', under('url'), { url: null, page: 1 }],
    [{ url: null, page: 1 }, 'b', under('url'), { url: 'b', page: 1 }],
    ['a', '', bare, null],
    ['a', '  ', bare, null],
    [{ url: 'a' }, '  ', under('url'), null],
    [1, '2.50', { kind: 'number' }, 2.5],
    [1, 'two', { kind: 'number' }, 'two'],
    ['a', 'b', under('url'), { url: 'b' }],
  ])('turns %j with %j in the shape %j into %j', (item, text, shape, expected) => {
    expect(withItemText(item, text, shape)).toEqual(expected);
  });

  it('gives an item that shows exactly the text, under any key', () => {
    const texts = fc.string().filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(texts, fc.oneof(fc.string(), fc.constant('__proto__')), (text, key) => {
        expect(itemText(withItemText(undefined, text, under(key)), under(key))).toBe(text);
        expect(itemText(withItemText(undefined, text, bare), bare)).toBe(text);
      }),
    );
  });
});
