import { isJsonArray, type Json } from '#core/json/json.ts';

/** The types that a descriptor may declare; the declared type decides what is sent. */
export const PARAMETER_TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** The editors that the console can draw; the editor decides what a parameter looks like. */
export const EDITORS = [
  'input',
  'textarea',
  'number',
  'select',
  'radio',
  'checkbox',
  'switch',
  'datepicker',
  'stringList',
  'requestList',
  'requestListSource',
  'json',
] as const;
export type Editor = (typeof EDITORS)[number];

/** A choice. Values keep their JSON type; `""` is a real choice. */
export type Option = { readonly label: string; readonly value: Json };

/** How one item of a list is sent: as the bare text, as a number, or as an object with the text under one key. */
export type ItemShape =
  | { readonly kind: 'text' | 'number' }
  | { readonly kind: 'object'; readonly key: string };

/** How a date is shown and how it is sent, in Day.js format tokens. */
export type DateFormat = { readonly shown: string; readonly sent: string };

/** How dates are shown and sent where nothing is declared. */
export const ISO_DATES: DateFormat = { shown: 'YYYY-MM-DD', sent: 'YYYY-MM-DD' };

/** What every place of a form that takes one value says about it: a parameter, or a column of a table. */
export type ValueSpec = {
  readonly name: string;
  readonly title: string;
  /** Where the title is the reader's half of one in two languages. */
  readonly wholeTitle?: string;
  readonly description: string;
  readonly type: ParameterType;
  readonly editor: Editor;
  readonly required: boolean;
  readonly options: readonly Option[];
  /** `select` and `checkbox` over an array: several values at once. */
  readonly multiple: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly placeholder?: string;
  /** There for every place; means something to dates only. */
  readonly dateFormat: DateFormat;
};

/** A column of a table (`param_list` entry). */
export type Column = ValueSpec;

/** One custom parameter of a Worker, as the form draws it. `name` is its key in `input.parameters.custom`, unique in its form. */
export type Parameter = ValueSpec & {
  /** Exactly as declared, whatever its type; absent where the descriptor has none (or `null`). */
  readonly default?: Json;
  /** Lists: the shape of each item. */
  readonly itemShape: ItemShape;
  /** Tables: their columns, in order. */
  readonly columns: readonly Column[];
  /** Present when this parameter starts a new group of the form. */
  readonly section?: { readonly caption: string; readonly description: string };
};

/** The type that a value has; a whole number is an integer. */
export function typeOf(value: Json): ParameterType | 'null' {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

/** True for a value that a parameter of this type takes: a whole number is a number too. */
export function hasType(value: Json, type: ParameterType): boolean {
  const actual = typeOf(value);
  return actual === type || (actual === 'integer' && type === 'number');
}
