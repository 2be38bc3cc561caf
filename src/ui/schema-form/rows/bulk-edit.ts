import { itemText, withItemText } from '#core/form/item-text.ts';
import type { ItemShape } from '#core/form/parameter.ts';
import type { Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { splitLines } from './split-lines.ts';

function lineOf(item: Json, shape: ItemShape): string {
  const text = (itemText(item, shape) ?? JSON.stringify(item)).trim();
  return /[\r\n]/.test(text) ? text.replaceAll(/\s*[\r\n]+\s*/g, ' ') : text;
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
  const known = new Map<string, { readonly items: Json[]; used: number }>();
  for (const chunk of rows.chunks) {
    for (const item of chunk) {
      const line = lineOf(item, shape);
      const same = known.get(line);
      if (same) same.items.push(item);
      else known.set(line, { items: [item], used: 0 });
      yield undefined;
    }
  }
  for (const line of splitLines(text)) {
    const same = known.get(line);
    const item = same?.items[same.used];
    if (same) same.used += 1;
    yield item ?? withItemText(undefined, line, shape);
  }
}
