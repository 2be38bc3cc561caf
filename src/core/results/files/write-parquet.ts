// Columns of one kind, which readers take for what they are, in blocks that are packed.
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';

import { inexactIn, withoutDigitsPrefix } from '#core/json/digits.ts';
import type { Json, JsonObject } from '#core/json/json.ts';

import { valueAt } from '../values/value-at.ts';
import { toReadableText, toValueText } from '../values/value-text.ts';
import type { FileColumn, FilePlan } from './write-text.ts';

export type ParquetPlan = Pick<FilePlan, 'columns' | 'nested'>;

/** Cells of a group: few enough that writing is not noticeable. A group has at least one row. */
const GROUP_CELLS = 30_000;
const LEAST_ROWS = 500;

type ColumnType = 'none' | 'boolean' | 'whole' | 'long' | 'number' | 'text';

const TYPE = {
  none: 'STRING',
  text: 'STRING',
  boolean: 'BOOLEAN',
  whole: 'INT64',
  long: 'INT64',
  number: 'DOUBLE',
} as const satisfies Record<ColumnType, string>;

/**
 * Writes a Parquet file in small steps, so that the page can draw; yields output at once. A column is of
 * whole numbers, numbers or booleans if all its values are; every other column is exact text. Missing
 * values and null are null; lists and objects are text.
 */
export function* writeParquet(
  rows: readonly JsonObject[],
  plan: ParquetPlan,
  { chunk }: { readonly chunk: (bytes: Uint8Array) => void },
): Generator<undefined> {
  const kinds: ColumnType[] = plan.columns.map(() => 'none');
  for (const row of rows) {
    plan.columns.forEach(({ key }, at) => {
      const known = kinds[at];
      if (known !== undefined && known !== 'text') kinds[at] = joined(known, kindOf(valueAt(row, key)));
    });
    yield undefined;
  }
  const columns = uniquelyNamed(plan.columns).map((column, at) => ({ ...column, kind: kinds[at] ?? 'none' }));
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    statistics: false,
    createdBy: 'run-console',
    schema: schemaFromColumnData({
      columnData: columns.map(({ name, kind }) => ({ name, type: TYPE[kind], nullable: true, data: [] })),
    }),
  });
  const handOn = () => {
    chunk(writer.getBytes().slice());
    writer.index = 0;
  };
  const size = Math.max(LEAST_ROWS, Math.floor(GROUP_CELLS / Math.max(1, columns.length)));
  for (let from = 0; from < rows.length; from += size) {
    const group = rows.slice(from, from + size);
    const toCell = cellWriter(plan);
    // Into memory: there is nothing to wait for.
    void parquet.write({
      columnData: columns.map(({ name, key, kind }) => ({
        name,
        data: group.map((row) => toCell(kind, valueAt(row, key))),
      })),
      rowGroupSize: group.length,
    });
    handOn();
    yield undefined;
  }
  void parquet.finish();
  handOn();
}

function kindOf(value: Json | undefined): ColumnType {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? 'whole' : 'number';
  return typeof value === 'string' && isLong(inexactIn(value)) ? 'long' : 'text';
}

function isLong(digits: string | undefined): boolean {
  return (
    digits !== undefined &&
    /^-?[1-9]\d{0,18}$/.test(digits) &&
    BigInt.asIntN(64, BigInt(digits)) === BigInt(digits)
  );
}

function joined(one: ColumnType, other: ColumnType): ColumnType {
  if (one === other || other === 'none') return one;
  if (one === 'none') return other;
  const both = new Set([one, other]);
  if (!both.has('whole')) return 'text';
  return both.has('long') ? 'long' : both.has('number') ? 'number' : 'text';
}

function cellWriter({ nested }: ParquetPlan) {
  const write = nested === 'json' ? toValueText : toReadableText;
  return (kind: ColumnType, value: Json | undefined): bigint | number | boolean | string | null => {
    if (value === undefined || value === null) return null;
    if (kind === 'whole' || kind === 'long')
      return BigInt(typeof value === 'string' ? withoutDigitsPrefix(value) : Number(value));
    return typeof value === 'object' || kind === 'text' || kind === 'none' ? write(value) : value;
  };
}

function uniquelyNamed(columns: readonly FileColumn[]): readonly (FileColumn & { readonly name: string })[] {
  const used = new Set<string>();
  return columns.map((column) => {
    let name = used.has(column.head) ? `${column.head} (${column.key})` : column.head;
    for (let more = 2; used.has(name); more += 1) name = `${column.head} (${more})`;
    used.add(name);
    return { ...column, name };
  });
}
