import { type JsonObject, ownValue } from '#core/json/json.ts';
import { toTsv } from '#core/results/tsv.ts';
import { toValueText } from '#core/results/value-text.ts';

import { type Block, isOneCell } from './block.ts';

/**
 * The text of a block for the clipboard: one cell as its exact value, more as tab-separated lines for a spreadsheet; and
 * how many of its rows are in it, or missing because they are not loaded.
 */
export function copyBlock(
  block: Block,
  columns: readonly { readonly key: string }[],
  rowAt: (index: number) => JsonObject | undefined,
) {
  const keys = columns.slice(block.left, block.right + 1).map(({ key }) => key);
  const lines: string[][] = [];
  let missing = 0;
  for (let index = block.top; index <= block.bottom; index += 1) {
    const row = rowAt(index);
    if (row) lines.push(keys.map((key) => toValueText(ownValue(row, key))));
    else missing += 1;
  }
  const text = isOneCell(block) ? (lines[0]?.[0] ?? '') : toTsv(lines);
  return { text, rows: lines.length, missing };
}
