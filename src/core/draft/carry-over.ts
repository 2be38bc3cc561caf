import type { Draft, DraftParameter } from '#core/draft/draft.ts';
import { convertDate } from '#core/form/date-text.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import { entryFromText } from '#core/form/entry-from-text.ts';
import { entryFromValue } from '#core/form/entry-from-value.ts';
import { isList } from '#core/form/is-list.ts';
import { isChoice } from '#core/form/options.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { typedValue } from '#core/form/read-value.ts';
import { toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

/** Values that fit the form of another version, and the names of those that the form no longer has. */
export type CarriedOver = { readonly values: FormValues; readonly leftOver: readonly string[] };

/**
 * Carries values typed for one version of a Worker to the form of another, field by field. A parameter that is new has
 * what was kept beside the form under its name, else its default. What the new form does not name is kept among the
 * extras, where it is shown and can be removed.
 */
export function carryOver(
  { values, parameters: before }: Pick<Draft, 'values' | 'parameters'>,
  parameters: readonly Parameter[],
): CarriedOver {
  const old = new Map(before.map((parameter) => [parameter.name, parameter]));
  const entries = new Map<string, Entry>();
  for (const parameter of parameters) {
    const { name } = parameter;
    const extra = values.extras.get(name);
    const held =
      values.entries.get(name) ?? (extra === undefined ? undefined : entryFromValue(parameter, extra));
    if (held !== undefined) entries.set(name, refit(held, old.get(name), parameter));
    const usual = held === undefined && !old.has(name) ? defaultEntry(parameter) : undefined;
    if (usual !== undefined) entries.set(name, usual);
  }
  const leftOver = [...values.entries].filter(([name]) => !entries.has(name));
  return {
    values: {
      entries,
      extras: new Map([
        ...[...values.extras].filter(([name]) => !entries.has(name)),
        ...leftOver.map(([name, entry]) => [name, toValue(entry, old.get(name))] as const),
      ]),
    },
    leftOver: leftOver.map(([name]) => name),
  };
}

/**
 * The entry in the present form: a date in its present formats, a text that is to be read as another type as if typed, and
 * the value itself where a list or a choice comes in place of a text, or the other way round.
 */
function refit(entry: Entry, before: DraftParameter | undefined, parameter: Parameter): Entry {
  if (before?.editor === 'datepicker' && parameter.editor === 'datepicker')
    return refitDate(entry, before, parameter);
  if (entry.kind === 'rows' ? !isList(parameter) : entry.kind === 'text' && holdsValues(parameter))
    return entryFromValue(parameter, toValue(entry, before));
  if (entry.kind !== 'value' || typeof entry.value !== 'string' || !readsText(parameter)) return entry;
  return entryFromText(parameter, entry.value) ?? entry;
}

function refitDate(entry: Entry, { dateFormat: from }: DraftParameter, { dateFormat: to }: Parameter): Entry {
  if (entry.kind === 'text')
    return { kind: 'text', text: convertDate(entry.text.trim(), from.shown, to.shown) ?? entry.text };
  if (entry.kind !== 'value' || typeof entry.value !== 'string') return entry;
  return { kind: 'value', value: convertDate(entry.value, from.sent, to.sent) ?? entry.value };
}

/** True for a field that shows a value, and no text that was typed for it. */
function holdsValues(parameter: Parameter): boolean {
  return isList(parameter) || isChoice(parameter) || parameter.editor === 'switch';
}

/** True for a field whose text is read as something else than text. */
function readsText(parameter: Parameter): boolean {
  const { type, editor } = parameter;
  if (isChoice(parameter) || type === 'string') return false;
  return editor === 'json' || type === 'integer' || type === 'number';
}

/** What the form that an entry was typed into would have sent; the text itself where that is not known. */
function toValue(entry: Entry, before: DraftParameter | undefined): Json {
  if (entry.kind === 'value') return entry.value;
  if (entry.kind === 'rows') return toArray(entry.rows).filter((item) => item !== null);
  const read = before && typedValue(before, entry.text);
  return read?.ok === true ? read.value : entry.text;
}
