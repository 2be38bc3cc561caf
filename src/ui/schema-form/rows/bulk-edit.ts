import { itemText, withItemText } from '#core/form/item-text.ts';
import type { ItemShape } from '#core/form/parameter.ts';
import { type Rows, toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { splitLines } from './split-lines.ts';

function lineOf(item: Json, shape: ItemShape): string {
  return [...splitLines(itemText(item, shape) ?? JSON.stringify(item))].join(' ');
}

/** The items of a list as lines; an item of a foreign shape as JSON. */
export function toLines(rows: Rows<Json>, shape: ItemShape): string {
  const lines: string[] = [];
  for (const chunk of rows.chunks) for (const item of chunk) lines.push(lineOf(item, shape));
  return lines.join('\n');
}

/**
 * The items that lines stand for. A line that is as it was is the item that it was, with whatever else that holds and in whatever
 * shape it has; blank lines are none. Going through the items that there were comes first, and gives undefined for each.
 */
export function* fromLines(text: string, rows: Rows<Json>, shape: ItemShape): Generator<Json | undefined> {
  const items = toArray(rows);
  /** For each line the first item that it was and that is not given yet; for each item the next of the same line. */
  const first = new Map<string, number>();
  const next = new Int32Array(items.length);
  for (const [back, item] of items.toReversed().entries()) {
    const [at, line] = [items.length - 1 - back, lineOf(item, shape)];
    next[at] = first.get(line) ?? NONE;
    first.set(line, at);
    yield undefined;
  }
  for (const line of splitLines(text)) {
    const at = first.get(line) ?? NONE;
    const item = items[at];
    if (item !== undefined) first.set(line, next[at] ?? NONE);
    yield item ?? withItemText(undefined, line, shape);
  }
}

const NONE = -1;
