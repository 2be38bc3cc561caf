import { itemText, withItemText } from '#core/form/item-text.ts';
import type { ItemShape } from '#core/form/parameter.ts';
import type { Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

import { splitLines } from './split-lines.ts';

const lineOf = (item: Json, shape: ItemShape): string =>
  (itemText(item, shape) ?? JSON.stringify(item)).replaceAll(/\s*[\r\n]+\s*/g, ' ').trim();

/** The items of a list as lines; an item of a foreign shape as JSON. */
export function toLines(rows: Rows<Json>, shape: ItemShape): string {
  const lines: string[] = [];
  for (const chunk of rows.chunks) for (const item of chunk) lines.push(lineOf(item, shape));
  return lines.join('\n');
}

/**
 * The items that lines stand for. A line that is as it was is the item that it was, with whatever else that holds and in whatever
 * shape it has; blank lines are none.
 */
export function fromLines(text: string, rows: Rows<Json>, shape: ItemShape): readonly Json[] {
  const known = new Map<string, Json[]>();
  for (const chunk of rows.chunks) {
    for (const item of chunk) {
      const line = lineOf(item, shape);
      const same = known.get(line);
      if (same) same.push(item);
      else known.set(line, [item]);
    }
  }
  for (const same of known.values()) same.reverse();
  return splitLines(text).map((line) => known.get(line)?.pop() ?? withItemText(undefined, line, shape));
}
