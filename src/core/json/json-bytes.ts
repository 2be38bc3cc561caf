import { isJsonArray, isJsonObject, type Json } from './json.ts';

const INDENT = 2;
const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).length;

/**
 * How many bytes `writeJson(value)` takes in UTF-8, without the text being built: numbers that add up to it, one after the other, so
 * that the adding up of a large value can be spread over time.
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
