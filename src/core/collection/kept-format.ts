import * as z from 'zod/mini';

import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { defineFormat } from '#core/stored/format.ts';

/** The rows of a run as they are kept in this browser. */
export type KeptRun = {
  /** Under which the blocks of its rows are. */
  readonly generation: string;
  readonly blocks: number;
  readonly rows: number;
  /** Rows that there were, as far as was known: `rows`, or more where the platform counted more than it gave. */
  readonly total: number;
  readonly columns: readonly ResultColumn[];
  /** When they were kept, in milliseconds since the epoch. */
  readonly at: number;
  /** Characters, about. */
  readonly size: number;
};

/** Whether all rows that the platform counts are kept. None at all may be as many as it gave for a moment. */
export const isKeptWhole = ({ rows, total }: Pick<KeptRun, 'rows' | 'total'>): boolean =>
  rows > 0 && rows >= total;

const column = z.object({ key: z.string(), label: z.string(), format: z.string() });

const keptRun = z.object({
  generation: z.string(),
  blocks: z.int(),
  rows: z.int(),
  total: z.int(),
  columns: z.readonly(z.array(column)),
  at: z.number(),
  size: z.number(),
});

export const KEPT_RUN_FORMAT = defineFormat<KeptRun>({
  read: (stored) => {
    const read = keptRun.safeParse(stored);
    return read.success ? ok(read.data) : err('unreadable');
  },
  write: ({ columns, ...rest }) => ({ ...rest, columns: columns.map((of) => ({ ...of })) }),
  migrations: [withTotal],
});

/** What the platform had counted was not kept: of these, no more than what is there is known. */
function withTotal(stored: Json): Json | undefined {
  return isJsonObject(stored) ? { ...stored, total: ownValue(stored, 'rows') ?? null } : undefined;
}

export type RowBlock = readonly JsonObject[];

/** Rows in their order, with every digit of their numbers. */
export const ROW_BLOCK_FORMAT = defineFormat<RowBlock>({
  read: (stored) => {
    const rows = isJsonObject(stored) ? stored['rows'] : undefined;
    return isJsonArray(rows) && rows.every(isJsonObject) ? ok(rows) : err('unreadable');
  },
  write: (rows) => ({ rows }),
});

/** Characters and rows of a block: writing and reading one must not be felt. */
const BLOCK_SIZE = 400_000;
const BLOCK_ROWS = 1_000;
/** One row in so many is measured. */
const MEASURED = 16;

/** Rows in blocks, in their order: all that there are, each once. A single row that is too long is a block of its own. */
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
