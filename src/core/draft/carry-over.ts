import type { Draft } from './draft.ts';
import type { DraftParameter } from './draft-parameter.ts';
import { convertDate, readDate } from '#core/form/reading/date-text.ts';
import { defaultEntry, differsFromDefault } from '#core/form/default-values.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import { entryFromText, entryFromValue } from '#core/form/reading/entry-text.ts';
import { isList, isChoice } from '#core/form/editors.ts';
import { itemText, withItemText } from '#core/form/reading/item-text.ts';
import type { ItemShape, Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { typedValue } from '#core/form/reading/read-value.ts';
import { type Rows, rowsOf, toArray } from '#core/form/rows.ts';
import { equalJson } from '#core/json/compare.ts';
import type { Json } from '#core/json/json.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';

export type CarriedChanges = {
  readonly gone: readonly string[];
  readonly renewed: readonly string[];
  readonly unfit: readonly string[];
  readonly options: readonly OptionChange[];
};

type OptionChange = { readonly name: keyof OptionsDraft; readonly from: string; readonly to: string };

export type CarriedOver = {
  readonly values: FormValues;
  readonly changes: Omit<CarriedChanges, 'options'>;
};

const isSpendingLimit = (name: keyof OptionsDraft) => name === 'maxCharge' || name === 'maxTraffic';

const limitOf = (text: string) => Number(text) || Infinity;

/**
 * Carries options to another version: untouched options take its defaults, except that a spending limit is
 * never loosened.
 * @param own initial options of the present version
 * @param chosen options set from outside, even if equal to the Worker's
 */
export function carryOptions(
  { options, usual = [] }: Pick<Draft, 'options' | 'usual'>,
  own: OptionsDraft,
  chosen: Partial<OptionsDraft>,
): { readonly options: OptionsDraft; readonly changed: CarriedChanges['options'] } {
  const isFree = (name: keyof OptionsDraft) => usual.includes(name) && chosen[name] === undefined;
  // Cores go with the memory: who chooses one has chosen both.
  const isMachineFree = isFree('memory') && isFree('cpus');
  const isRenewed = (name: keyof OptionsDraft) =>
    (name === 'memory' || name === 'cpus' ? isMachineFree : isFree(name)) && options[name] !== own[name];
  const isLoosened = (name: keyof OptionsDraft) =>
    isSpendingLimit(name) && limitOf(own[name]) > limitOf(options[name]);
  const changed = OPTION_NAMES.filter((name) => name !== 'version' && isRenewed(name) && !isLoosened(name));
  const renewed = Object.fromEntries(changed.map((name) => [name, own[name]]));
  return {
    options: { ...options, ...renewed },
    changed: changed.map((name) => ({ name, from: options[name], to: own[name] })),
  };
}

/**
 * Carries values from one Worker version to another, field by field. Untouched and new parameters take the
 * present default, unless an extra has that name.
 * Values that the new form does not name become extras, which are visible and removable.
 */
export function carryOver(
  { values, parameters: before }: Pick<Draft, 'values' | 'parameters'>,
  parameters: readonly Parameter[],
): CarriedOver {
  const old = new Map(before.map((parameter) => [parameter.name, parameter]));
  const entries = new Map<string, Entry>();
  const changes = { renewed: new Array<string>(), unfit: new Array<string>() };
  for (const parameter of parameters) {
    const { name, title } = parameter;
    const extra = values.extras.get(name);
    const fromExtra = extra === undefined ? undefined : entryFromValue(parameter, extra);
    const held = values.entries.get(name) ?? fromExtra;
    const { entry, change } = carryField(held, old.get(name), parameter);
    if (entry !== undefined) entries.set(name, entry);
    if (change !== undefined) changes[change].push(title);
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
    changes: { ...changes, gone: leftOver.map(([name]) => old.get(name)?.title ?? name) },
  };
}

type CarriedField = { readonly entry: Entry | undefined; readonly change?: 'renewed' | 'unfit' };

function carryField(
  held: Entry | undefined,
  before: DraftParameter | undefined,
  parameter: Parameter,
): CarriedField {
  const isNew = before === undefined && held === undefined;
  if (isNew) return { entry: defaultEntry(parameter) };
  if (before?.stood === 'untouched')
    // What is the same as the default stays as it was typed.
    return differsFromDefault(parameter, held)
      ? { entry: defaultEntry(parameter), change: 'renewed' }
      : { entry: held };
  if (held === undefined) return { entry: undefined };
  const entry = carryEntry(held, before, parameter);
  const isWrong = before?.stood !== 'wrong' && readEntry(parameter, entry).problems.count > 0;
  const keepsShape = entry === held && hasItemsOf(shapeBefore(before, parameter), entry);
  return isWrong || keepsShape ? { entry, change: 'unfit' } : { entry };
}

function shapeBefore(before: DraftParameter | undefined, parameter: Parameter): ItemShape | undefined {
  const shape = before?.itemShape;
  const isPlainList = isList(parameter) && parameter.editor !== 'requestListSource';
  return shape && isPlainList && !equalJson(shape, parameter.itemShape) ? shape : undefined;
}

const hasItemsOf = (shape: ItemShape | undefined, entry: Entry) =>
  shape !== undefined && entry.kind === 'rows' && entry.rows.length > 0;

/** The items in another shape; undefined if one holds more than the text that the shapes share. */
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
 * Converts an entry: dates to the present formats; text for another type or editor as if typed; and values
 * between a text and a list or choice.
 */
function carryEntry(entry: Entry, before: DraftParameter | undefined, parameter: Parameter): Entry {
  if (before?.editor === 'datepicker' && parameter.editor === 'datepicker')
    return carryDate(entry, before, parameter);
  if (entry.kind === 'rows' ? !isList(parameter) : entry.kind === 'text' && holdsValues(parameter))
    return entryFromValue(parameter, toValue(entry, before));
  if (entry.kind === 'rows') return carryRows(entry, shapeBefore(before, parameter), parameter);
  return entry.kind === 'value' ? carryText(entry, before, parameter) : entry;
}

type ValueEntry = Extract<Entry, { kind: 'value' }>;

function carryText(entry: ValueEntry, before: DraftParameter | undefined, parameter: Parameter): Entry {
  const { type, editor } = parameter;
  if (before?.type === type && before.editor === editor) return entry;
  if (typeof entry.value !== 'string' || !readsText(parameter)) return entry;
  return entryFromText(parameter, entry.value) ?? entry;
}

type RowsEntry = Extract<Entry, { kind: 'rows' }>;

function carryRows(entry: RowsEntry, shape: ItemShape | undefined, { itemShape }: Parameter): RowsEntry {
  const rows = shape && reshape(entry.rows, shape, itemShape);
  return rows ? { ...entry, rows } : entry;
}

function carryDate(entry: Entry, { dateFormat: from }: DraftParameter, { dateFormat: to }: Parameter): Entry {
  if (entry.kind === 'text')
    return { kind: 'text', text: readDate(entry.text.trim(), from.shown, to.shown) ?? entry.text };
  if (entry.kind !== 'value' || typeof entry.value !== 'string') return entry;
  return { kind: 'value', value: convertDate(entry.value, from.sent, to.sent) ?? entry.value };
}

function holdsValues(parameter: Parameter): boolean {
  return isList(parameter) || isChoice(parameter) || parameter.editor === 'switch';
}

function readsText(parameter: Parameter): boolean {
  const { type, editor } = parameter;
  if (isChoice(parameter) || type === 'string') return false;
  return editor === 'json' || type === 'integer' || type === 'number';
}

function toValue(entry: Entry, before: DraftParameter | undefined): Json {
  if (entry.kind === 'value') return entry.value;
  if (entry.kind === 'rows') return toArray(entry.rows).filter((item) => item !== null);
  const read = before && typedValue(before, entry.text);
  return read?.ok === true ? read.value : entry.text;
}
