import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';

import { markInexact } from '#core/json/digits.ts';
import type { Json, JsonObject } from '#core/json/json.ts';

import { toValueText } from '../values/value-text.ts';
import { writeParquet } from './write-parquet.ts';

function fileOf(rows: readonly JsonObject[], keys: readonly string[], nested: 'json' | 'text' = 'json') {
  const parts: Uint8Array[] = [];
  const columns = keys.map((key) => ({ key, head: key }));
  const steps = writeParquet(rows, { columns, nested }, { chunk: (bytes) => parts.push(bytes) });
  const count = [...steps].length;
  return { file: Uint8Array.from(Buffer.concat(parts)).buffer, steps: count };
}

/** What another program reads of it. */
const readBack = (file: ArrayBuffer) => parquetReadObjects({ file });

describe('a Parquet file', () => {
  it('holds numbers, whole numbers of up to 64 bits, booleans and texts as what they are', async () => {
    const { file } = fileOf(
      [
        {
          id: 7,
          cid: markInexact('9223372036854775807'),
          rating: 4.5,
          open: true,
          phone: '+1 212',
          zip: '007',
        },
        { id: -1, cid: 5, rating: 4, open: false, phone: '', more: null },
      ],
      ['id', 'cid', 'rating', 'open', 'phone', 'zip', 'more'],
    );
    expect(await readBack(file)).toEqual([
      { id: 7n, cid: 9223372036854775807n, rating: 4.5, open: true, phone: '+1 212', zip: '007', more: null },
      { id: -1n, cid: 5n, rating: 4, open: false, phone: '', zip: null, more: null },
    ]);
  });

  it('has every digit as text where no number holds them', async () => {
    const digits = '12345678901234567890123';
    const { file } = fileOf([{ cid: markInexact(digits) }, { cid: 5 }, { cid: 1.5 }], ['cid']);
    expect(await readBack(file)).toEqual([{ cid: digits }, { cid: '5' }, { cid: '1.5' }]);
  });

  it('has what is nested as exact text, or as people write it', async () => {
    const rows = [{ tags: ['a', 'b'] }, { tags: { n: [markInexact('12345678901234567890')] } }];
    expect(await readBack(fileOf(rows, ['tags']).file)).toEqual([
      { tags: '["a","b"]' },
      { tags: '{"n":[12345678901234567890]}' },
    ]);
    expect(await readBack(fileOf(rows.slice(0, 1), ['tags'], 'text').file)).toEqual([{ tags: 'a, b' }]);
  });

  it('has two columns of one name under two', async () => {
    const parts: Uint8Array[] = [];
    const columns = ['a', 'b', 'c'].map((key) => ({ key, head: 'Name' }));
    const steps = writeParquet(
      [{ a: 1, b: 2, c: 3 }],
      { columns, nested: 'json' },
      { chunk: (part) => parts.push(part) },
    );
    expect([...steps]).not.toEqual([]);
    const file = Uint8Array.from(Buffer.concat(parts)).buffer;
    expect(await readBack(file)).toEqual([{ Name: 1n, 'Name (b)': 2n, 'Name (c)': 3n }]);
  });

  it('is a file also without rows', () => {
    const { file } = fileOf([], ['a', 'b']);
    expect(parquetMetadata(file)).toMatchObject({ num_rows: 0n });
  });

  it('says of any rows what they say', async () => {
    const anyValue: fc.Arbitrary<Json | undefined> = fc.oneof(
      fc.constant(undefined),
      fc.constantFrom<Json>(
        null,
        true,
        false,
        '',
        -0,
        2 ** 53 - 1,
        1e300,
        markInexact('12345678901234567890'),
      ),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: 'grapheme' }),
      fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json), // it is JSON
    );
    const keys = ['a', 'b', 'weird/key.x'];
    const anyRow = fc.record(Object.fromEntries(keys.map((key) => [key, anyValue])));
    const said = (value: unknown) =>
      typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : value;
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 12 }), async (given) => {
        const rows = given.map((row) =>
          Object.fromEntries(
            Object.entries(row).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
          ),
        );
        const read = await readBack(fileOf(rows, keys).file);
        expect(read.map((row) => keys.map((key) => said(row[key])))).toEqual(
          rows.map((row) => keys.map((key) => expected(row[key]))),
        );
      }),
    );
  });

  it('is written in steps, whose groups together are all rows', async () => {
    const rows = Array.from({ length: 70_000 }, (_, n) => ({ n }));
    const { file, steps } = fileOf(rows, ['n']);
    expect(steps).toBeGreaterThan(70_000);
    const read = await readBack(file);
    expect(read.map(({ n }) => Number(n))).toEqual(rows.map(({ n }) => n));
  });
});

function expected(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'number' ? String(value) : toValueText(value);
}
