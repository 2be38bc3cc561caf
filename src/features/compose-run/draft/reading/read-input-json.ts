import { isJsonObject, type JsonObject } from '#core/json/json.ts';
import { type JsonProblem, parseJson } from '#core/json/parse.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Translate } from '#messages/i18n.ts';

export const JSON_KEY = 'json';

/** Maximum characters that are read at once; a longer text would block the page and is read in a thread. */
export const READ_AT_ONCE = 100_000;

/** Why the JSON tab's text is not a valid input; `reading` until a long text was read. */
export type InputJsonProblem = JsonProblem | { readonly kind: 'notAnObject' } | { readonly kind: 'reading' };

export function readInputJson(text: string): Result<JsonObject, InputJsonProblem> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  return isJsonObject(parsed.value) ? ok(parsed.value) : err({ kind: 'notAnObject' });
}

export function jsonProblemText(t: Translate, problem: InputJsonProblem): string {
  switch (problem.kind) {
    case 'notAnObject':
      return t('compose.json.problem.notAnObject');
    case 'reading':
      return t('compose.json.reading');
    case 'notExact':
      return t('compose.json.problem.notExact', {
        text: problem.text,
        line: String(problem.line),
        column: String(problem.column),
      });
    case 'repeatedKey':
      return t('compose.json.problem.repeatedKey', {
        key: problem.key,
        line: String(problem.line),
        column: String(problem.column),
      });
    case 'tooDeep':
      return t('compose.json.problem.tooDeep', {
        line: String(problem.line),
        column: String(problem.column),
      });
    case 'syntax':
      return problem.detail === ''
        ? t('compose.json.problem.end', { line: String(problem.line), column: String(problem.column) })
        : t('compose.json.problem.syntax', {
            detail: problem.detail,
            line: String(problem.line),
            column: String(problem.column),
          });
  }
}
