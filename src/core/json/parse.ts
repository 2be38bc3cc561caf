import { beginningOf } from '#core/cut-text.ts';
import { isJsonArray, isJsonObject, type Json, MAX_JSON_DEPTH } from './json.ts';
import { isExactNumber, stringEnd } from './digits.ts';
import { err, ok, type Result } from '#core/result.ts';

const COLON = /[ \t\n\r]*:/y;

function findRepeatedKey(text: string): { readonly key: string; readonly at: number } | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '{') open.push(new Set());
    else if (sign === '}') open.pop();
    else if (sign === '"') {
      const end = stringEnd(text, at);
      COLON.lastIndex = end + 1;
      if (COLON.test(text)) {
        const key = String(JSON.parse(text.slice(at, end + 1)));
        if (open.at(-1)?.has(key)) return { key, at };
        open.at(-1)?.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

type Scan = { at: number; expected: Expected; readonly open: ('[' | '{')[] };

const JSON_NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const BLANK = /[ \t\n\r]*/y;
const UNICODE_ESCAPE = /u[0-9a-fA-F]{4}/y;

/**
 * The offset of the first character that JSON does not allow; the length of `text` if it ends too early;
 * undefined if it is JSON. Needed because engines word their messages differently and some give no
 * position.
 */
export function findSyntaxError(text: string): number | undefined {
  const scan: Scan = { at: 0, expected: 'value', open: [] };
  for (;;) {
    scan.at = matchAt(BLANK, text, scan.at) ?? scan.at;
    if (scan.at >= text.length) return scan.expected === 'nothing' ? undefined : text.length;
    const wrong = step(text, scan);
    if (wrong !== undefined) return wrong;
  }
}

function step(text: string, scan: Scan): number | undefined {
  const character = text.charAt(scan.at);
  switch (scan.expected) {
    case 'nothing':
      return scan.at;
    case 'colon':
      return character === ':' ? take(scan, 'value') : scan.at;
    case 'commaOrEnd':
      return stepAfterValue(character, scan);
    case 'key':
    case 'keyOrEnd':
      return stepKey(text, character, scan);
    case 'value':
    case 'valueOrEnd':
      return character === ']' && scan.expected === 'valueOrEnd'
        ? close(scan)
        : stepValue(text, character, scan);
  }
}

function stepKey(text: string, character: string, scan: Scan): number | undefined {
  if (character === '"') return takeString(text, scan, 'colon');
  return character === '}' && scan.expected === 'keyOrEnd' ? close(scan) : scan.at;
}

function stepAfterValue(character: string, scan: Scan): number | undefined {
  const open = scan.open.at(-1);
  if (character === ',') return take(scan, open === '{' ? 'key' : 'value');
  return character === (open === '{' ? '}' : ']') ? close(scan) : scan.at;
}

function stepValue(text: string, character: string, scan: Scan): number | undefined {
  if (character === '[' || character === '{') {
    scan.open.push(character);
    return take(scan, character === '[' ? 'valueOrEnd' : 'keyOrEnd');
  }
  const next = scan.open.length === 0 ? 'nothing' : 'commaOrEnd';
  if (character === '"') return takeString(text, scan, next);
  const end = matchAt(JSON_NUMBER, text, scan.at) ?? matchAt(LITERAL, text, scan.at);
  if (end === undefined) return scan.at;
  scan.at = end;
  scan.expected = next;
  return undefined;
}

function take(scan: Scan, expected: Expected): undefined {
  scan.at += 1;
  scan.expected = expected;
}

function close(scan: Scan): undefined {
  scan.open.pop();
  take(scan, scan.open.length === 0 ? 'nothing' : 'commaOrEnd');
}

function takeString(text: string, scan: Scan, next: Expected): number | undefined {
  for (let at = scan.at + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      scan.at = at;
      return take(scan, next);
    }
    if (code < 0x20) return at;
    if (code === 0x5c) {
      const end = escapeEnd(text, at + 1);
      if (end === undefined) return Math.min(at + 1, text.length);
      at = end - 1;
    }
  }
  return text.length;
}

function escapeEnd(text: string, at: number): number | undefined {
  return '"\\/bfnrt'.includes(text.charAt(at)) && at < text.length
    ? at + 1
    : matchAt(UNICODE_ESCAPE, text, at);
}

function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/**
 * Lines and columns count from 1, columns in UTF-16 units. `detail` is the text at that position (at most
 * 20 characters; empty if the text ends too early), `text` the number as written, `key` the repeated key
 * (at most 80 characters).
 */
export type JsonProblem =
  | { readonly kind: 'syntax'; readonly line: number; readonly column: number; readonly detail: string }
  | { readonly kind: 'notExact'; readonly text: string; readonly line: number; readonly column: number }
  | { readonly kind: 'repeatedKey'; readonly key: string; readonly line: number; readonly column: number }
  | { readonly kind: 'tooDeep'; readonly line: number; readonly column: number; readonly detail: string };

type LineAndColumn = { readonly line: number; readonly column: number };

const NUMBER_LIKE = /-?[\d.eE+-]+/y;
const DETAIL_LENGTH = 20;
const KEY_LENGTH = 80;

/** Parses JSON. Refuses numbers that would change, repeated keys, and nesting deeper than MAX_JSON_DEPTH. */
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
  return { kind: 'repeatedKey', key: beginningOf(key, KEY_LENGTH), ...placeOf(text, at) };
}

function syntaxProblem(text: string): JsonProblem {
  const at = findSyntaxError(text) ?? 0;
  return { kind: 'syntax', ...placeOf(text, at), detail: detailAt(text, at) };
}

function detailAt(text: string, at: number): string {
  return beginningOf(text.slice(at, at + DETAIL_LENGTH + 1), DETAIL_LENGTH).split(/[\r\n]/, 1)[0] ?? '';
}

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
  NUMBER_LIKE.lastIndex = at;
  return NUMBER_LIKE.exec(text)?.[0] ?? '';
}

function placeOf(text: string, offset: number): LineAndColumn {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
