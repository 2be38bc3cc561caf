import { err, ok, type Result } from '#core/result.ts';
import { isExactNumber } from './exact-number.ts';
import { findRepeatedKey } from './find-repeated-key.ts';
import { findSyntaxError } from './find-syntax-error.ts';
import { MAX_JSON_DEPTH } from './is-json.ts';
import { isJsonArray, isJsonObject, type Json } from './json.ts';
import { stringEnd } from './string-end.ts';

/**
 * Why a text is not taken as JSON. Lines and columns count from 1, columns in UTF-16 units. `detail` is what stands at
 * the place (at most 20 characters; empty when the text ends too early), `text` the number as it was written, `key` the
 * one that its object has already had (at most 80 characters).
 */
export type JsonProblem =
  | { readonly kind: 'syntax'; readonly line: number; readonly column: number; readonly detail: string }
  | { readonly kind: 'notExact'; readonly text: string; readonly line: number; readonly column: number }
  | { readonly kind: 'repeatedKey'; readonly key: string; readonly line: number; readonly column: number }
  | { readonly kind: 'tooDeep'; readonly line: number; readonly column: number; readonly detail: string };

type Place = { readonly line: number; readonly column: number };

const NUMBER = /-?[\d.eE+-]+/y;
const DETAIL_LENGTH = 20;
const KEY_LENGTH = 80;

/**
 * Reads JSON without ever giving another number than was written or dropping the value of a key that is written twice,
 * and nothing nested deeper than MAX_JSON_DEPTH.
 */
export function parseJson(text: string): Result<Json, JsonProblem> {
  let value: Json;
  try {
    // JSON.parse is typed `any`; what it gives is JSON by definition.
    value = JSON.parse(text) as Json;
  } catch (error) {
    // Anything but a SyntaxError is an engine's own limit of depth.
    const tokens = error instanceof SyntaxError ? undefined : readTokens(text);
    return tokens?.ok === false ? tokens : err(syntaxProblem(text));
  }
  const tokens = readTokens(text);
  if (!tokens.ok) return tokens;
  // Keys are looked at one by one only where some are known to be missing.
  const repeated = tokens.value === membersOf(value) ? undefined : findRepeatedKey(text);
  return repeated === undefined ? ok(value) : err(repeatedProblem(text, repeated));
}

function membersOf(value: Json): number {
  if (isJsonArray(value)) return value.reduce<number>((sum, item) => sum + membersOf(item), 0);
  return isJsonObject(value)
    ? Object.values(value).reduce<number>((sum, item) => sum + 1 + membersOf(item), 0)
    : 0;
}

function repeatedProblem(text: string, { key, at }: { key: string; at: number }): JsonProblem {
  return { kind: 'repeatedKey', key: key.slice(0, KEY_LENGTH), ...placeOf(text, at) };
}

function syntaxProblem(text: string): JsonProblem {
  const at = findSyntaxError(text) ?? 0;
  return { kind: 'syntax', ...placeOf(text, at), detail: detailAt(text, at) };
}

function detailAt(text: string, at: number): string {
  return text.slice(at, at + DETAIL_LENGTH).split(/[\r\n]/, 1)[0] ?? '';
}

/**
 * The number of members that are written in a text that is JSON; or the first number that JSON.parse would change, or the
 * first bracket that is too deep.
 */
function readTokens(text: string): Result<number, JsonProblem> {
  let depth = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = stringEnd(text, at);
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > MAX_JSON_DEPTH)
        return err({ kind: 'tooDeep', ...placeOf(text, at), detail: detailAt(text, at) });
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
    else if (code === 0x3a) members += 1;
    else if (beginsNumber(code)) {
      const number = numberAt(text, at);
      if (!isExactNumber(number)) return err({ kind: 'notExact', text: number, ...placeOf(text, at) });
      at += number.length - 1;
    }
  }
  return ok(members);
}

const beginsNumber = (code: number) => code === 0x2d || (code >= 0x30 && code <= 0x39);

function numberAt(text: string, at: number): string {
  NUMBER.lastIndex = at;
  return NUMBER.exec(text)?.[0] ?? '';
}

function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
