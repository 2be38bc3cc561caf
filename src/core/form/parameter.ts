import { isJsonArray, type Json } from '#core/json/json.ts';

/** The types that a descriptor may declare. The declared type decides what is sent. */
export const PARAMETER_TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

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

export type ItemShape =
  | { readonly kind: 'text' | 'number' }
  | { readonly kind: 'object'; readonly key: string };

/** How a date is shown and sent, in Day.js format tokens. */
export type DateFormat = { readonly shown: string; readonly sent: string };

export const ISO_DATES: DateFormat = { shown: 'YYYY-MM-DD', sent: 'YYYY-MM-DD' };

export type ValueSpec = {
  readonly name: string;
  readonly title: string;
  /** Set if the title is only the reader's half of a bilingual title. */
  readonly wholeTitle?: string;
  readonly description: string;
  readonly type: ParameterType;
  readonly editor: Editor;
  readonly required: boolean;
  readonly options: readonly Option[];
  readonly multiple: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly placeholder?: string;
  /** Always present; used for dates only. */
  readonly dateFormat: DateFormat;
};

export type Column = ValueSpec;

/** `name` is the key in `input.parameters.custom`, unique in its form. */
export type Parameter = ValueSpec & {
  /** Exactly as declared, whatever its type; absent if the descriptor has none (or `null`). */
  readonly default?: Json;
  readonly itemShape: ItemShape;
  readonly columns: readonly Column[];
  readonly section?: { readonly caption: string; readonly description: string };
};

export function typeOf(value: Json): ParameterType | 'null' {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

export function hasType(value: Json, type: ParameterType): boolean {
  const actual = typeOf(value);
  return actual === type || (actual === 'integer' && type === 'number');
}
