import type { Json } from '#core/json/json.ts';
import { toArray, type Rows } from './rows.ts';

const chunksBehind = new WeakMap<readonly Json[], Rows<Json>['chunks']>();

/** All rows as one array, of which `chunksOfItems` still knows the chunks. */
export function itemsOfRows(rows: Rows<Json>): readonly Json[] {
  const items = toArray(rows);
  chunksBehind.set(items, rows.chunks);
  return items;
}

/**
 * The chunks that put together are these items: those that they were made from, else all items as one. What is derived
 * from items can be remembered per chunk, for a chunk never changes.
 */
export function chunksOfItems(items: readonly Json[]): Rows<Json>['chunks'] {
  return chunksBehind.get(items) ?? [items];
}
