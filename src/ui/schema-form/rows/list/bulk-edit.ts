import { isWithoutText, itemText, withItemText } from '#core/form/reading/item-text.ts';
import type { ItemShape } from '#core/form/parameter.ts';
import { type Rows, rowsOf, toArray } from '#core/form/rows.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import { withoutTextPrefix } from '#core/sheet/text-prefix.ts';
import { allLines, splitLines } from '../split-lines.ts';

function lineOf(item: Json, shape: ItemShape): string {
  const text = isWithoutText(item, shape) ? undefined : itemText(item, shape);
  return [...splitLines(text ?? JSON.stringify(item))].join(' ');
}

/** List items as lines. An item of a foreign shape, or with content but no text, is JSON. */
export function toLines(rows: Rows<Json>, shape: ItemShape): string {
  const lines: string[] = [];
  for (const chunk of rows.chunks) for (const item of chunk) lines.push(lineOf(item, shape));
  return lines.join('\n');
}

export type LinesRead = {
  /** Created on demand; undefined is a step of the work without an item. */
  readonly items: Iterable<Json | undefined>;
  readonly lost: () => number;
};

/**
 * The items for edited lines. An unchanged line keeps its item with all its content and shape. If the
 * number of lines is unchanged, an edited line becomes the text of the item at its place. Blank lines are
 * dropped.
 */
export function fromLines(text: string, rows: Rows<Json>, shape: ItemShape): LinesRead {
  let lost = 0;
  const items = function* (): Generator<Json | undefined> {
    const before = toArray(rows);
    const lines = [...allLines(text)];
    const same = yield* sameItems(lines, before, shape);
    const given = new Set(same);
    const stoodAt = (at: number): Json | undefined =>
      lines.length === before.length && !given.has(at) ? before[at] : undefined;
    let fresh = 0;
    for (const [at, line] of lines.entries()) {
      const item = before[same[at] ?? NONE];
      const stood = stoodAt(at);
      const isMended = stood !== undefined && itemText(stood, shape) !== undefined;
      if (line === '') yield undefined;
      else if (item !== undefined) yield item;
      else yield withItemText(isMended ? stood : undefined, withoutTextPrefix(line), shape);
      if (line === '' || item !== undefined) continue;
      if (isMended) given.add(at);
      else fresh += 1;
    }
    const gone = before.filter((item, at) => !given.has(at) && holdsMore(item, shape)).length;
    lost = Math.min(fresh, gone);
  };
  return { items: items(), lost: () => lost };
}

/**
 * The previous item of each line: the one at its place if the number of lines is unchanged, else the first
 * unused equal one.
 */
function* sameItems(
  lines: readonly string[],
  before: readonly Json[],
  shape: ItemShape,
): Generator<undefined, Int32Array> {
  const same = new Int32Array(lines.length).fill(NONE);
  const first = new Map<string, number>();
  const next = new Int32Array(before.length).fill(NONE);
  for (const [back, item] of before.toReversed().entries()) {
    const [at, line] = [before.length - 1 - back, lineOf(item, shape)];
    if (lines.length === before.length && lines[at] === line) same[at] = at;
    else {
      next[at] = first.get(line) ?? NONE;
      first.set(line, at);
    }
    yield undefined;
  }
  for (const [at, line] of lines.entries()) {
    if (same[at] !== NONE) continue;
    const from = first.get(line) ?? NONE;
    same[at] = from;
    if (from !== NONE) first.set(line, next[from] ?? NONE);
  }
  return same;
}

function holdsMore(item: Json, shape: ItemShape): boolean {
  return isJsonObject(item) && Object.keys(item).some((key) => shape.kind !== 'object' || key !== shape.key);
}

const NONE = -1;

type EditsSince = {
  readonly made: readonly Json[];
  readonly edited: Rows<Json>;
  readonly latest: Rows<Json>;
};

/**
 * Applies edits made while the items were created: each replaces the item it belongs to if that was kept,
 * else it is appended. Rows emptied or removed meanwhile change nothing.
 */
export function withEditsSince({ made, edited, latest }: EditsSince): Rows<Json> {
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
