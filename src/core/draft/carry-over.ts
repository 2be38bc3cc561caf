import type { Draft } from '#core/draft/draft.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { parseJson } from '#core/json/parse-json.ts';

/** Values that fit the form of another version, and the names of those that the form no longer has. */
export type CarriedOver = { readonly values: FormValues; readonly leftOver: readonly string[] };

/**
 * Carries values typed for one version of a Worker to the form of another, field by field. A parameter that is new has
 * its default. What the new form does not name is kept among the extras, where it is shown and can be removed.
 */
export function carryOver(
  { values, parameterNames }: Pick<Draft, 'values' | 'parameterNames'>,
  parameters: readonly Parameter[],
): CarriedOver {
  const names = new Set(parameters.map((parameter) => parameter.name));
  const known = new Set([...parameterNames, ...values.entries.keys()]);
  const added = parameters.flatMap((parameter) => {
    const entry = known.has(parameter.name) ? undefined : defaultEntry(parameter);
    return entry === undefined ? [] : [[parameter.name, entry] as const];
  });
  const leftOver = [...values.entries].filter(([name]) => !names.has(name));
  return {
    values: {
      entries: new Map([...[...values.entries].filter(([name]) => names.has(name)), ...added]),
      extras: new Map([
        ...values.extras,
        ...leftOver.map(([name, entry]) => [name, toValue(entry)] as const),
      ]),
    },
    leftOver: leftOver.map(([name]) => name),
  };
}

function toValue(entry: Entry): Json {
  if (entry.kind === 'value') return entry.value;
  if (entry.kind === 'rows') return toArray(entry.rows);
  const parsed = parseJson(entry.text);
  return parsed.ok ? parsed.value : entry.text;
}
