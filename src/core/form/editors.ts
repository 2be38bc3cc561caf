import type { Json } from '#core/json/json.ts';
import type { Editor, Option, Parameter, ParameterType, ValueSpec } from './parameter.ts';
import { jsonKey } from '#core/json/json-key.ts';

/** What is known of a parameter that declares no type. */
export type TypeEvidence = {
  readonly options: readonly Option[];
  /** A value of the parameter: its default, or a cell of the table's first row. */
  readonly sample: Json | undefined;
};

/** What an editor is. How it is drawn is said in `ui/schema-form/drawn-editors.ts`, its tests in `editor-cases.ts` beside it. */
export type EditorFacts = {
  /** What descriptors call it besides, in lower case, without blanks and dashes. */
  readonly aliases?: readonly string[];
  /** The types whose values it can give. */
  readonly gives: readonly ParameterType[];
  /** What a descriptor has to offer for it to be of use. */
  readonly needs?: 'options' | 'columns';
  /** True where what is typed are rows: lists and tables. */
  readonly rows?: true;
  /** The type of a parameter that declares none; an editor that says nothing takes several. */
  readonly implies?: (evidence: TypeEvidence) => ParameterType;
  /** The shape of what it gives, as react-jsonschema-form is told it. */
  readonly shape: (parameter: Parameter) => { readonly type?: ParameterType; readonly items?: object };
};

const declared = ({ type }: Parameter) => ({ type });
const listOfAny = () => ({ type: 'array' as const, items: {} });
const isArray = () => 'array' as const;

/** All that is known of every editor without drawing it. A new one does not compile until it is in here. */
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

/** True for the editors whose entries are `rows`: lists and tables. */
export function isList({ editor }: Pick<ValueSpec, 'editor'>): boolean {
  return EDITOR_FACTS[editor].rows === true;
}

/** True where a person chooses among options. */
export function isChoice({ editor }: ValueSpec): boolean {
  return EDITOR_FACTS[editor].needs === 'options';
}

/** True for a value that one of the options stands for. */
export function isOption({ options }: ValueSpec, value: Json): boolean {
  const keys = known.get(options) ?? new Set(options.map((option) => jsonKey(option.value)));
  known.set(options, keys);
  return keys.has(jsonKey(value));
}

const known = new WeakMap<readonly Option[], ReadonlySet<string>>();
