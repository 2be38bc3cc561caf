import type { Draft } from '#core/draft/draft.ts';
import type { DraftParameter } from '#core/draft/draft-parameter.ts';
import { convertDate } from '#core/form/date-text.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import { entryFromText } from '#core/form/entry-from-text.ts';
import { entryFromValue } from '#core/form/entry-from-value.ts';
import { differsFromDefault } from '#core/form/form-store.ts';
import { isList } from '#core/form/is-list.ts';
import { itemText, withItemText } from '#core/form/item-text.ts';
import { isChoice } from '#core/form/options.ts';
import type { ItemShape, Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/read-entry.ts';
import { typedValue } from '#core/form/read-value.ts';
import { type Rows, rowsOf, toArray } from '#core/form/rows.ts';
import { equalJson } from '#core/json/equal-json.ts';
import type { Json } from '#core/json/json.ts';

/** What the form of another version did to the values: fields by their titles. */
export type CarriedChanges = {
  /** Fields that the form no longer has. */
  readonly gone: readonly string[];
  /** Fields that nobody had touched, and that have another default now. */
  readonly renewed: readonly string[];
  /** Fields whose values were right, and do not fit any more. */
  readonly unfit: readonly string[];
};

export const NOT_CHANGED: CarriedChanges = { gone: [], renewed: [], unfit: [] };

export type CarriedOver = { readonly values: FormValues; readonly changes: CarriedChanges };

/**
 * Carries values typed for one version of a Worker to the form of another, field by field. A parameter that nobody touched
 * has its present default, and so has one that is new, unless something was kept beside the form under its name. What the
 * new form does not name is kept among the extras, where it is shown and can be removed.
 */
export function carryOver(
  { values, parameters: before }: Pick<Draft, 'values' | 'parameters'>,
  parameters: readonly Parameter[],
): CarriedOver {
  const old = new Map(before.map((parameter) => [parameter.name, parameter]));
  const entries = new Map<string, Entry>();
  const [renewed, unfit]: [string[], string[]] = [[], []];
  for (const parameter of parameters) {
    const { name, title } = parameter;
    const { entry, fate } = carryField(parameter, old.get(name), values);
    if (entry !== undefined) entries.set(name, entry);
    if (fate === 'renewed') renewed.push(title);
    if (fate === 'unfit') unfit.push(title);
  }
  const names = new Set(parameters.map(({ name }) => name));
  const leftOver = [...values.entries].filter(([name]) => !names.has(name));
  return {
    values: {
      entries,
      extras: new Map([
        ...[...values.extras].filter(([name]) => !names.has(name)),
        ...leftOver.map(([name, entry]) => [name, toValue(entry, old.get(name))] as const),
      ]),
    },
    changes: { gone: leftOver.map(([name]) => old.get(name)?.title ?? name), renewed, unfit },
  };
}

type CarriedField = { readonly entry: Entry | undefined; readonly fate?: 'renewed' | 'unfit' };

function carryField(parameter: Parameter, was: DraftParameter | undefined, values: FormValues): CarriedField {
  const extra = values.extras.get(parameter.name);
  const held = heldFor(parameter, values);
  const isFree = was === undefined ? held === undefined : was.stood === 'untouched' && extra === undefined;
  // What is the same as the default stays as it was typed.
  if (isFree && differsFromDefault(parameter, held))
    return { entry: defaultEntry(parameter), ...(was && { fate: 'renewed' }) };
  const entry = held && refit(held, was, parameter);
  if (isFree || entry === undefined) return { entry };
  const isStrange = entry === held && hasItemsOf(shapeBefore(was, parameter), entry);
  return { entry, ...((isStrange || isNowWrong(parameter, was, entry)) && { fate: 'unfit' }) };
}

function heldFor(parameter: Parameter, { entries, extras }: FormValues): Entry | undefined {
  const extra = extras.get(parameter.name);
  return entries.get(parameter.name) ?? (extra === undefined ? undefined : entryFromValue(parameter, extra));
}

const isNowWrong = (parameter: Parameter, was: DraftParameter | undefined, entry: Entry) =>
  was?.stood !== 'wrong' && readEntry(parameter, entry).problems.count > 0;

/** The shape that the items of a list had, where it has another now. */
function shapeBefore(before: DraftParameter | undefined, parameter: Parameter): ItemShape | undefined {
  const shape = before?.itemShape;
  const isPlainList = isList(parameter) && parameter.editor !== 'requestListSource';
  return shape && isPlainList && !equalJson(shape, parameter.itemShape) ? shape : undefined;
}

const hasItemsOf = (shape: ItemShape | undefined, entry: Entry) =>
  shape !== undefined && entry.kind === 'rows' && entry.rows.length > 0;

/** The items in another shape; undefined where one of them holds more than the text that the shapes have in common. */
function reshape(rows: Rows<Json>, from: ItemShape, to: ItemShape): Rows<Json> | undefined {
  const items: Json[] = [];
  for (const item of toArray(rows)) {
    const text = itemText(item, from);
    if (text === undefined || (item !== null && !equalJson(withItemText(undefined, text, from), item)))
      return undefined;
    items.push(withItemText(undefined, text, to));
  }
  return rowsOf(items);
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
  if (entry.kind === 'rows') return refitRows(entry, shapeBefore(before, parameter), parameter);
  if (entry.kind !== 'value' || typeof entry.value !== 'string' || !readsText(parameter)) return entry;
  return entryFromText(parameter, entry.value) ?? entry;
}

function refitRows(
  entry: Extract<Entry, { kind: 'rows' }>,
  from: ItemShape | undefined,
  { itemShape }: Parameter,
): Entry {
  const rows = from && reshape(entry.rows, from, itemShape);
  return rows ? { kind: 'rows', rows } : entry;
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
