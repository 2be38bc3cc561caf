import type { Json } from '#core/json/json.ts';
import type { Editor, Option, Parameter, ParameterType, ValueSpec } from './parameter.ts';
import { jsonKey } from '#core/json/json-key.ts';

export type TypeEvidence = {
  readonly options: readonly Option[];
  readonly sample: Json | undefined;
};

export type EditorFacts = {
  readonly aliases?: readonly string[];
  readonly gives: readonly ParameterType[];
  readonly needs?: 'options' | 'columns';
  readonly rows?: true;
  readonly implies?: (evidence: TypeEvidence) => ParameterType;
  readonly shape: (parameter: Parameter) => { readonly type?: ParameterType; readonly items?: object };
};

const declared = ({ type }: Parameter) => ({ type });
const listOfAny = () => ({ type: 'array' as const, items: {} });
const isArray = () => 'array' as const;

/** All facts about every editor except its rendering. A new editor does not compile until it is listed here. */
export const EDITOR_FACTS: Record<Editor, EditorFacts> = {
  input: { aliases: ['textfield'], gives: ['string', 'integer', 'number'], shape: declared },
  textarea: { gives: ['string', 'integer', 'number'], shape: declared },
  number: {
    gives: ['integer', 'number'],
    implies: ({ sample }) => (typeof sample === 'number' && Number.isInteger(sample) ? 'integer' : 'number'),
    shape: declared,
  },
  select: {
    gives: ['string', 'integer', 'number', 'boolean', 'array'],
    needs: 'options',
    shape: ({ type, multiple }) => (multiple ? listOfAny() : { type }),
  },
  radio: {
    aliases: ['radiogroup'],
    gives: ['string', 'integer', 'number', 'boolean'],
    needs: 'options',
    shape: declared,
  },
  checkbox: {
    aliases: ['checkboxgroup'],
    gives: ['array'],
    needs: 'options',
    implies: ({ options, sample }) =>
      options.length === 0 || typeof sample === 'boolean' ? 'boolean' : 'array',
    shape: listOfAny,
  },
  switch: { gives: ['boolean'], implies: () => 'boolean', shape: () => ({ type: 'boolean' }) },
  datepicker: { gives: ['string'], implies: () => 'string', shape: () => ({ type: 'string' }) },
  stringList: { gives: ['array'], rows: true, implies: isArray, shape: listOfAny },
  requestList: { gives: ['array'], rows: true, implies: isArray, shape: listOfAny },
  requestListSource: {
    aliases: ['requestlistsources'],
    gives: ['array'],
    needs: 'columns',
    rows: true,
    implies: isArray,
    shape: listOfAny,
  },
  // Any JSON: the declared type is checked when the text is read.
  json: {
    gives: ['string', 'integer', 'number', 'boolean', 'array', 'object'],
    shape: () => ({}),
  },
};

export function isList({ editor }: Pick<ValueSpec, 'editor'>): boolean {
  return EDITOR_FACTS[editor].rows === true;
}

export function isChoice({ editor }: ValueSpec): boolean {
  return EDITOR_FACTS[editor].needs === 'options';
}

export function isOption({ options }: ValueSpec, value: Json): boolean {
  const keys = known.get(options) ?? new Set(options.map((option) => jsonKey(option.value)));
  known.set(options, keys);
  return keys.has(jsonKey(value));
}

const known = new WeakMap<readonly Option[], ReadonlySet<string>>();
