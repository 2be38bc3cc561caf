import type { Json } from '#core/json/json.ts';
import { parseJson } from '#core/json/parse.ts';
import { err, type Result } from '#core/result.ts';
import type { Problem } from './problem.ts';

/** The JSON that a text spells. */
export function readJsonText(text: string): Result<Json, Problem> {
  const parsed = parseJson(text);
  if (parsed.ok) return parsed;
  const { error } = parsed;
  if (error.kind === 'repeatedKey') return err(error);
  if (error.kind === 'notExact') return err({ kind: 'notExact', text: error.text });
  return err({ kind: 'notJson', line: error.line, column: error.column, detail: error.detail });
}
