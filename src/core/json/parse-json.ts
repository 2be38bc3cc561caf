import { err, ok, type Result } from '#core/result.ts';
import { isExactNumber } from './exact-number.ts';
import { findSyntaxError } from './find-syntax-error.ts';
import { MAX_JSON_DEPTH } from './is-json.ts';
import type { Json } from './json.ts';
import { stringEnd } from './string-end.ts';

/**
 * Why a text is not taken as JSON. Lines and columns count from 1, columns in UTF-16 units. `detail` is what stands at
 * the place (at most 20 characters; empty when the text ends too early), `text` the number as it was written.
 */
export type JsonProblem =
  | { readonly kind: 'syntax'; readonly line: number; readonly column: number; readonly detail: string }
  | { readonly kind: 'notExact'; readonly text: string; readonly line: number; readonly column: number }
  | { readonly kind: 'tooDeep'; readonly line: number; readonly column: number; readonly detail: string };

type Place = { readonly line: number; readonly column: number };

const NUMBER = /-?[\d.eE+-]+/y;
const DETAIL_LENGTH = 20;

/** Reads JSON without ever giving another number than was written, and nothing nested deeper than MAX_JSON_DEPTH. */
export function parseJson(text: string): Result<Json, JsonProblem> {
  let value: Json;
  try {
    // JSON.parse is typed `any`; what it gives is JSON by definition.
    value = JSON.parse(text) as Json;
  } catch (error) {
    // Anything but a SyntaxError is an engine's own limit of depth.
    return err((error instanceof SyntaxError ? undefined : refusedToken(text)) ?? syntaxProblem(text));
  }
  const refused = refusedToken(text);
  return refused === undefined ? ok(value) : err(refused);
}

function syntaxProblem(text: string): JsonProblem {
  const at = findSyntaxError(text) ?? 0;
  return { kind: 'syntax', ...placeOf(text, at), detail: detailAt(text, at) };
}

function detailAt(text: string, at: number): string {
  return text.slice(at, at + DETAIL_LENGTH).split(/[\r\n]/, 1)[0] ?? '';
}

/** The first number that JSON.parse would change, or the first bracket that is too deep, in a text that is JSON. */
function refusedToken(text: string): JsonProblem | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = stringEnd(text, at);
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > MAX_JSON_DEPTH)
        return { kind: 'tooDeep', ...placeOf(text, at), detail: detailAt(text, at) };
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
    else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const number = numberAt(text, at);
      if (!isExactNumber(number)) return { kind: 'notExact', text: number, ...placeOf(text, at) };
      at += number.length - 1;
    }
  }
  return undefined;
}

function numberAt(text: string, at: number): string {
  NUMBER.lastIndex = at;
  return NUMBER.exec(text)?.[0] ?? '';
}

function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
