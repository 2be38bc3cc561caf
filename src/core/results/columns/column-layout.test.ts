import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';

import {
  COLUMN_FORMATS,
  COLUMN_LAYOUT_FORMAT,
  encodeLayout,
  togglePinned,
  moveColumn,
  orderColumns,
  placeColumn,
  PLAIN_LAYOUT,
  resizeColumn,
  shownColumns,
  toggleColumn,
  unsizeColumn,
  type ColumnLayout,
} from './column-layout.ts';

const columns = (keys: string) => keys.split(' ').map((key) => ({ key }));
const keysOf = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key).join(' ');
const layoutOf = (order: string, hidden = ''): ColumnLayout => ({
  ...PLAIN_LAYOUT,
  order: order.split(' '),
  hidden: new Set(hidden.split(' ')),
});

describe('the order of columns', () => {
  it.each([
    ['a b c', '', 'a b c'],
    ['a b c', 'c a b', 'c a b'],
    ['a b c d', 'c b', 'a c d b'],
    ['a b', 'x b y a', 'b a'],
    ['x a b', 'b a', 'x b a'],
  ])('of %s by %s is %s', (all, order, expected) => {
    expect(keysOf(orderColumns(columns(all), layoutOf(order)))).toBe(expected);
  });

  it('never loses or repeats a column', () => {
    const keys = fc.uniqueArray(fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(keys, keys, (all, order) => {
        const ordered = orderColumns(
          all.map((key) => ({ key })),
          { ...PLAIN_LAYOUT, order },
        );
        expect(ordered.map(({ key }) => key).toSorted()).toEqual(all.toSorted());
      }),
    );
  });

  it.each([
    ['a', 'c', 'b c a d'],
    ['d', 'b', 'a d b c'],
    ['b', 'b', 'a b c d'],
    ['b', 'x', 'a b c d'],
  ])('has %s in the place of %s once it was put there: %s', (key, at, expected) => {
    const all = columns('a b c d');
    expect(keysOf(orderColumns(all, placeColumn(all, PLAIN_LAYOUT, { key, at })))).toBe(expected);
  });

  it('changes by one place at a time, and stops at the ends', () => {
    const all = columns('a b c');
    const moved = moveColumn(all, PLAIN_LAYOUT, { key: 'a', step: 1 });
    expect(moved.order.join(' ')).toBe('b a c');
    expect(moveColumn(all, moved, { key: 'b', step: -1 })).toBe(moved);
    expect(moveColumn(all, moved, { key: 'c', step: 1 })).toBe(moved);
    expect(moveColumn(all, moved, { key: 'nothing', step: 1 })).toBe(moved);
  });
});

it('hides a column and shows it again', () => {
  const hidden = toggleColumn(PLAIN_LAYOUT, 'b');
  expect(keysOf(shownColumns(columns('a b c'), hidden))).toBe('a c');
  expect(keysOf(shownColumns(columns('a b c'), toggleColumn(hidden, 'b')))).toBe('a b c');
});

it('has pinned columns first, in the order in which they were pinned', () => {
  const pinned = togglePinned(togglePinned(layoutOf('c b a'), 'a'), 'b');
  expect(keysOf(orderColumns(columns('a b c'), pinned))).toBe('a b c');
  expect(keysOf(orderColumns(columns('a b c'), togglePinned(pinned, 'a')))).toBe('b c a');
});

it('forgets the width of a column alone', () => {
  const sized = resizeColumn(resizeColumn(PLAIN_LAYOUT, 'a', 100), 'b', 200);
  expect(unsizeColumn(sized, 'a').widths).toEqual(new Map([['b', 200]]));
});

describe('a layout', () => {
  it('survives the storage, whatever columns are called', () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor'));
    const anyLayout = fc
      .record({
        order: fc.uniqueArray(key),
        hidden: fc.uniqueArray(key),
        sized: fc.uniqueArray(key),
        split: fc.uniqueArray(key),
        showEmpty: fc.boolean(),
        pinned: fc.uniqueArray(key),
        formats: fc.array(fc.tuple(key, fc.constantFrom(...COLUMN_FORMATS))),
      })
      .map(({ order, hidden, sized, split, showEmpty, pinned, formats }) =>
        sized.reduce<ColumnLayout>((layout, name) => resizeColumn(layout, name, 120), {
          ...PLAIN_LAYOUT,
          order,
          hidden: new Set(hidden),
          split: new Set(split),
          showEmpty,
          pinned,
          formats: new Map(formats),
        }),
      );
    fc.assert(
      fc.property(anyLayout, (layout) => {
        const stored = COLUMN_LAYOUT_FORMAT.encode(layout);
        expect(COLUMN_LAYOUT_FORMAT.decode(stored)).toEqual({ ok: true, value: layout });
      }),
    );
  });

  it('is told by an address as far as it is not plain, without widths', () => {
    const layout = toggleColumn({ ...PLAIN_LAYOUT, pinned: ['a'], showEmpty: true }, 'b');
    const encoded = encodeLayout(resizeColumn(layout, 'a', 90));
    expect(encoded).toBe('{"hidden":["b"],"showEmpty":true,"pinned":["a"]}');
    expect(COLUMN_LAYOUT_FORMAT.decode(encoded)).toEqual({ ok: true, value: layout });
    expect(encodeLayout(resizeColumn(PLAIN_LAYOUT, 'a', 90))).toBe('');
  });

  it.each<Json>([null, 7, []])('is not read from %j', (stored) => {
    expect(COLUMN_LAYOUT_FORMAT.fromJson(stored)).toEqual({ ok: false, error: 'unreadable' });
  });

  it('is plain where what is stored makes no sense', () => {
    const odd = { order: 'a', hidden: { a: 1 }, widths: [['a'], ['b', -1], [3, 4], null, ['c', 1e9]] };
    expect(
      COLUMN_LAYOUT_FORMAT.fromJson({ ...odd, pinned: 1, formats: [['a', 'b']], showEmpty: 'yes' }),
    ).toEqual({ ok: true, value: PLAIN_LAYOUT });
  });
});
