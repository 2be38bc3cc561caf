import type { Parameter } from '#core/form/parameter.ts';
import type { JsonProblem } from '#core/json/parse-json.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { JsonHints } from '#ui/json-editor/json-view.ts';

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
    check: (text) => {
      const parsed = parseJson(text);
      return parsed.ok ? undefined : parsed.error;
    },
    describe,
  };
}
