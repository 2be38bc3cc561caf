import type { Parameter } from '#core/form/parameter.ts';
import type { JsonProblem } from '#core/json/parse.ts';
import { parseJson } from '#core/json/parse.ts';
import type { JsonHints } from '#ui/json-editor/json-view.ts';

import { jsonProblemAtLength } from '../draft/reading/read-at-length.ts';
import { READ_AT_ONCE } from '../draft/reading/read-input-json.ts';

/** What the JSON editor knows of a Worker's parameters: names to complete, values to choose, words to explain them. */
export function jsonHints(
  parameters: readonly Parameter[],
  describe: (problem: JsonProblem) => string,
): JsonHints {
  return {
    members: parameters.map(({ name, title, description, type, options }) => ({
      name,
      title,
      description,
      values: type === 'boolean' ? ['true', 'false'] : options.map(({ value }) => JSON.stringify(value)),
    })),
    check: (text) => (text.length > READ_AT_ONCE ? longProblem(text) : problemOf(text)),
    describe,
  };
}

function problemOf(text: string): JsonProblem | undefined {
  const parsed = parseJson(text);
  return parsed.ok ? undefined : parsed.error;
}

/** A problem that has no place in the text is not told in the editor. */
async function longProblem(text: string): Promise<JsonProblem | undefined> {
  const problem = await jsonProblemAtLength(text, new AbortController().signal).catch(() => problemOf(text));
  return problem !== undefined && 'line' in problem ? problem : undefined;
}
