import { type Rows, rowsOf, toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

type LaterRows = {
  /** The items that were made of `edited`, in another task. */
  readonly made: readonly Json[];
  readonly edited: Rows<Json>;
  /** The rows as they are by now. */
  readonly latest: Rows<Json>;
};

/**
 * The items with what was put into the rows while they were made: in place of the item that it was put in place of, where that was kept,
 * else at the end. Rows that were emptied or taken out meanwhile change nothing.
 */
export function withLater({ made, edited, latest }: LaterRows): Rows<Json> {
  if (latest === edited) return rowsOf(made);
  const all = [...made];
  const before = toArray(edited);
  const known = new Set(before);
  const isPaired = latest.length === edited.length;
  for (const [row, item] of toArray(latest).entries()) {
    const old = isPaired ? before[row] : undefined;
    if (item === null || item === old || (!isPaired && known.has(item))) continue;
    const at = old === undefined ? -1 : all[row] === old ? row : all.indexOf(old);
    if (at === -1) all.push(item);
    else all[at] = item;
  }
  return rowsOf(all);
}
