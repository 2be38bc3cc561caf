import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chunksOfItems,
  emptyRows,
  insertRows,
  itemsOfRows,
  moveRow,
  removeRow,
  replaceRow,
  rowAt,
  type Rows,
  rowsOf,
  toArray,
} from './rows.ts';

type Edit = (rows: Rows<number>, plain: readonly number[]) => readonly [Rows<number>, readonly number[]];

const index = fc.integer({ min: -2, max: 4_500 });
const isIndex = (plain: readonly number[], at: number) => at >= 0 && at < plain.length;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(index, fc.nat()).map(([at, item]): Edit => (rows, plain) => [
    replaceRow(rows, at, item),
    isIndex(plain, at) ? plain.with(at, item) : plain,
  ]),
  fc.tuple(index, fc.array(fc.nat(), { maxLength: 5 })).map(([at, items]): Edit => (rows, plain) => [
    insertRows(rows, at, items),
    plain.toSpliced(Math.max(0, at), 0, ...items),
  ]),
  fc.tuple(index, fc.integer({ min: 900, max: 3_000 })).map(([at, count]): Edit => (rows, plain) => {
    const items = Array.from({ length: count }, (_, item) => item);
    return [insertRows(rows, at, items), plain.toSpliced(Math.max(0, at), 0, ...items)];
  }),
  index.map((at): Edit => (rows, plain) => [
    removeRow(rows, at),
    isIndex(plain, at) ? plain.toSpliced(at, 1) : plain,
  ]),
  fc.tuple(index, index).map(([from, to]): Edit => (rows, plain) => [
    moveRow(rows, from, to),
    isIndex(plain, from) && isIndex(plain, to)
      ? plain.toSpliced(from, 1).toSpliced(to, 0, plain[from] ?? 0)
      : plain,
  ]),
);

describe('rows', () => {
  it('behave like an array under any edits, in chunks that are neither empty nor large', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.array(edit, { maxLength: 8 }), index, (length, edits, at) => {
        const start = Array.from({ length }, (_, item) => item);
        let [rows, plain]: readonly [Rows<number>, readonly number[]] = [rowsOf(start), start];
        for (const apply of edits) [rows, plain] = apply(rows, plain);
        expect(toArray(rows)).toEqual(plain);
        expect(rows.length).toBe(plain.length);
        expect(rowAt(rows, at)).toBe(plain[at]);
        expect(rows.chunks.filter((chunk) => chunk.length === 0 || chunk.length > 2_000)).toEqual([]);
      }),
    );
  });

  it('copy one chunk when one row changes', () => {
    const rows = rowsOf(Array.from({ length: 100_000 }, (_, item) => item));
    const changed = replaceRow(rows, 50_500, -1);
    expect(changed.chunks.filter((chunk, at) => chunk !== rows.chunks[at])).toEqual([changed.chunks[50]]);
    expect(rowAt(changed, 50_500)).toBe(-1);
    expect(rowAt(rows, 50_500)).toBe(50_500);
  });

  it('start from nothing', () => {
    expect(toArray(insertRows<string>(emptyRows, 7, ['a', 'b']))).toEqual(['a', 'b']);
    expect(removeRow(emptyRows, 0)).toBe(emptyRows);
    expect(rowAt(emptyRows, 0)).toBeUndefined();
  });
});

it('gives all rows, and still knows their chunks', () => {
  const items = Array.from({ length: 2_500 }, (_, index) => index);
  const rows = rowsOf(items);
  const made = itemsOfRows(rows);
  expect(made).toEqual(items);
  expect(chunksOfItems(made)).toBe(rows.chunks);
});

it('takes items that were not made from rows as one chunk', () => {
  const items = ['a', 'b'];
  expect(chunksOfItems(items)).toEqual([items]);
});
