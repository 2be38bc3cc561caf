import { beginningOf } from '#core/cut-text.ts';
import { isJsonArray, isJsonObject, type Json } from './json.ts';

const LENGTH = 80;

export function excerptJson(value: Json): string {
  return beginningOf(jsonPreview(value, 2 * LENGTH).text.replaceAll(/\n */g, ' '), LENGTH);
}

export function excerptValue(value: Json): string {
  return typeof value === 'string' ? beginningOf(value, LENGTH) : excerptJson(value);
}

export function valueText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const INDENT = 2;
const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).length;

/**
 * Yields numbers that add up to the UTF-8 bytes of `writeJson(value)`, without building the text. The sum
 * of a large value can thus be spread over time.
 */
export function* jsonBytes(value: Json, indent = 0): Generator<number> {
  if (!isJsonArray(value) && !isJsonObject(value)) {
    yield bytesOf(JSON.stringify(value));
    return;
  }
  const inner = indent + INDENT;
  // A key whose value is undefined is not there.
  const members: Iterable<readonly [number | string, Json | undefined]> = isJsonArray(value)
    ? value.entries()
    : Object.entries(value);
  let count = 0;
  for (const [key, item] of members) {
    if (item === undefined) continue;
    // The comma before it, or the opening bracket; the line break and the indent; the key, its colon and the blank.
    yield 2 + inner + (typeof key === 'string' ? bytesOf(JSON.stringify(key)) + 2 : 0);
    yield* jsonBytes(item, inner);
    count += 1;
  }
  // The closing bracket on a line of its own, or both brackets.
  yield count === 0 ? 2 : 2 + indent;
}

export function writeJson(value: Json): string {
  return JSON.stringify(value, null, 2);
}

type WrittenText = { readonly parts: string[]; left: number };

/** The first `limit` UTF-16 units of `writeJson(value)`, written without building the rest. */
export function jsonPreview(
  value: Json,
  limit: number,
): { readonly text: string; readonly truncated: boolean } {
  const page: WrittenText = { parts: [], left: limit + 1 };
  write(page, value, '\n');
  const text = page.parts.join('');
  return text.length > limit
    ? { text: beginningOf(text, limit), truncated: true }
    : { text, truncated: false };
}

function write(page: WrittenText, value: Json, lineBreak: string): void {
  if (typeof value === 'string') put(page, quoted(value, page.left));
  else if (isJsonArray(value)) writeArray(page, value, lineBreak);
  else if (isJsonObject(value)) writeMembers(page, Object.entries(value), lineBreak);
  else put(page, JSON.stringify(value));
}

function writeArray(page: WrittenText, items: readonly Json[], lineBreak: string): void {
  if (items.length === 0) return put(page, '[]');
  const inner = `${lineBreak}  `;
  for (const [index, item] of items.entries()) {
    if (page.left <= 0) return;
    put(page, (index === 0 ? '[' : ',') + inner);
    write(page, item, inner);
  }
  put(page, `${lineBreak}]`);
}

function writeMembers(
  page: WrittenText,
  members: readonly (readonly [string, Json])[],
  lineBreak: string,
): void {
  if (members.length === 0) return put(page, '{}');
  const inner = `${lineBreak}  `;
  for (const [index, [key, value]] of members.entries()) {
    if (page.left <= 0) return;
    put(page, `${(index === 0 ? '{' : ',') + inner}${quoted(key, page.left)}: `);
    write(page, value, inner);
  }
  put(page, `${lineBreak}}`);
}

function put(page: WrittenText, text: string): void {
  page.parts.push(text);
  page.left -= text.length;
}

/**
 * Correct in its first `limit` units; what a cut changes (a split surrogate pair, the closing quote) lies
 * after them.
 */
function quoted(text: string, limit: number): string {
  return JSON.stringify(text.length > limit + 2 ? text.slice(0, Math.max(0, limit) + 2) : text);
}
