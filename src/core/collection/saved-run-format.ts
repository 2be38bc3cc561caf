import * as z from 'zod/mini';

import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { defineFormat } from '#core/stored/format.ts';

export type SavedRun = {
  readonly generation: string;
  readonly blocks: number;
  readonly rows: number;
  readonly total: number;
  readonly columns: readonly ResultColumn[];
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly size: number;
};

/**
 * Whether all counted rows are stored. Zero rows do not count, because the platform may return none for a
 * moment.
 */
export const isFullySaved = ({ rows, total }: Pick<SavedRun, 'rows' | 'total'>): boolean =>
  rows > 0 && rows >= total;

const column = z.object({ key: z.string(), label: z.string(), format: z.string() });

const savedRun = z.object({
  generation: z.string(),
  blocks: z.int(),
  rows: z.int(),
  total: z.int(),
  columns: z.readonly(z.array(column)),
  at: z.number(),
  size: z.number(),
});

export const SAVED_RUN_FORMAT = defineFormat<SavedRun>({
  read: (stored) => {
    const read = savedRun.safeParse(stored);
    return read.success ? ok(read.data) : err('unreadable');
  },
  write: ({ columns, ...rest }) => ({ ...rest, columns: columns.map((of) => ({ ...of })) }),
  migrations: [withTotal],
});

function withTotal(stored: Json): Json | undefined {
  return isJsonObject(stored) ? { ...stored, total: ownValue(stored, 'rows') ?? null } : undefined;
}

export type RowBlock = readonly JsonObject[];

export const ROW_BLOCK_FORMAT = defineFormat<RowBlock>({
  read: (stored) => {
    const rows = isJsonObject(stored) ? stored['rows'] : undefined;
    return isJsonArray(rows) && rows.every(isJsonObject) ? ok(rows) : err('unreadable');
  },
  write: (rows) => ({ rows }),
});

/** Maximum characters and rows of a block, so that reading and writing one is not noticeable. */
const BLOCK_SIZE = 400_000;
const BLOCK_ROWS = 1_000;
const MEASURED = 16;

/** All rows in blocks, in order. A single row that is too long is its own block. */
export function* blocksOf(rows: Iterable<JsonObject>): Generator<{ rows: RowBlock; size: number }> {
  let block: JsonObject[] = [];
  let size = 0;
  let ofOne = 0;
  let at = 0;
  for (const row of rows) {
    if (at % MEASURED === 0) ofOne = JSON.stringify(row).length;
    at += 1;
    if (block.length > 0 && (block.length >= BLOCK_ROWS || size + ofOne > BLOCK_SIZE)) {
      yield { rows: block, size };
      block = [];
      size = 0;
    }
    block.push(row);
    size += ofOne;
  }
  if (block.length > 0) yield { rows: block, size };
}
