import type { Json } from '#core/json/json.ts';

/**
 * The rows of a list or table: an immutable sequence in chunks. Changing one of 100,000 rows copies one
 * chunk, and derived data (counts, problems, text) can be memoized per chunk, which is immutable. No chunk
 * is empty.
 */
export type Rows<T> = { readonly chunks: readonly (readonly T[])[]; readonly length: number };

export type IncomingRows = {
  /** Read lazily; undefined is a work step that yields no item. */
  readonly items: Iterable<Json | undefined>;
  readonly change: (rows: Rows<Json>, items: readonly Json[]) => Rows<Json>;
};

/** Rows in a new chunk. Edits may let a chunk grow to twice this size. */
const CHUNK_SIZE = 1_000;

export const emptyRows: Rows<never> = { chunks: [], length: 0 };

export function rowsOf<T>(items: readonly T[]): Rows<T> {
  return { chunks: chunksOf(items), length: items.length };
}

export function rowAt<T>(rows: Rows<T>, index: number): T | undefined {
  const place = placeOf(rows, index);
  return rows.chunks[place.chunk]?.[place.offset];
}

export function replaceRow<T>(rows: Rows<T>, index: number, item: T): Rows<T> {
  const place = placeOf(rows, index);
  const chunk = rows.chunks[place.chunk];
  return chunk === undefined
    ? rows
    : { ...rows, chunks: rows.chunks.with(place.chunk, chunk.with(place.offset, item)) };
}

export function insertRows<T>(rows: Rows<T>, at: number, items: readonly T[]): Rows<T> {
  if (items.length === 0) return rows;
  const index = Math.max(0, Math.min(at, rows.length));
  const place = index === rows.length ? lastPlace(rows) : placeOf(rows, index);
  const chunk = rows.chunks[place.chunk] ?? [];
  const grown = [...chunk.slice(0, place.offset), ...items, ...chunk.slice(place.offset)];
  const fresh = grown.length > 2 * CHUNK_SIZE ? chunksOf(grown) : [grown];
  return { chunks: rows.chunks.toSpliced(place.chunk, 1, ...fresh), length: rows.length + items.length };
}

export function removeRow<T>(rows: Rows<T>, index: number): Rows<T> {
  const place = placeOf(rows, index);
  const chunk = rows.chunks[place.chunk];
  if (chunk === undefined) return rows;
  const left = chunk.toSpliced(place.offset, 1);
  return {
    chunks: rows.chunks.toSpliced(place.chunk, 1, ...(left.length === 0 ? [] : [left])),
    length: rows.length - 1,
  };
}

export function moveRow<T>(rows: Rows<T>, from: number, to: number): Rows<T> {
  const place = placeOf(rows, from);
  const chunk = rows.chunks[place.chunk];
  if (chunk === undefined || to < 0 || to >= rows.length || from === to) return rows;
  return insertRows(removeRow(rows, from), to, chunk.slice(place.offset, place.offset + 1));
}

export function mapRows<T>(rows: Rows<T>, change: (item: T) => T): Rows<T> {
  const chunks = rows.chunks.map((chunk) => {
    const changed = chunk.map(change);
    return changed.some((item, at) => item !== chunk[at]) ? changed : chunk;
  });
  return { ...rows, chunks };
}

/** Uses `concat`, which copies whole chunks at once; `flat` copies item by item. */
export function toArray<T>(rows: Rows<T>): readonly T[] {
  const none: readonly T[] = [];
  return none.concat(...rows.chunks);
}

type ChunkPlace = { readonly chunk: number; readonly offset: number };

const NOWHERE: ChunkPlace = { chunk: -1, offset: -1 };

function placeOf<T>(rows: Rows<T>, index: number): ChunkPlace {
  if (!Number.isInteger(index) || index < 0) return NOWHERE;
  let offset = index;
  for (const [chunk, { length }] of rows.chunks.entries()) {
    if (offset < length) return { chunk, offset };
    offset -= length;
  }
  return NOWHERE;
}

function lastPlace<T>(rows: Rows<T>): ChunkPlace {
  const last = rows.chunks.at(-1);
  return last === undefined
    ? { chunk: 0, offset: 0 }
    : { chunk: rows.chunks.length - 1, offset: last.length };
}

function chunksOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / CHUNK_SIZE);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * CHUNK_SIZE, (index + 1) * CHUNK_SIZE),
  );
}

const chunksBehind = new WeakMap<readonly Json[], Rows<Json>['chunks']>();

export function itemsOfRows(rows: Rows<Json>): readonly Json[] {
  const items = toArray(rows);
  chunksBehind.set(items, rows.chunks);
  return items;
}

/**
 * The chunks of these items: those they were made from, otherwise all items as one chunk. Chunks are
 * immutable, so derived data can be memoized per chunk.
 */
export function chunksOfItems(items: readonly Json[]): Rows<Json>['chunks'] {
  return chunksBehind.get(items) ?? [items];
}
