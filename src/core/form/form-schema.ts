import type { Editor, Parameter, ParameterType } from './parameter.ts';

/**
 * What react-jsonschema-form is told of one field. It draws the field by its `ui:field`; reading, checking and options
 * are ours (`readEntry`), so that there is one place for the rules.
 */
type PropertySchema = {
  title: string;
  description?: string;
  type?: ParameterType;
  items?: object;
};

type FormUiSchema = {
  'ui:order': string[];
  [key: string]: unknown;
};

export type FormSchema = {
  readonly schema: { type: 'object'; properties: Record<string, PropertySchema>; required: string[] };
  readonly uiSchema: FormUiSchema;
};

const declared = ({ type }: Parameter) => ({ type });
const list = () => ({ type: 'array' as const, items: {} });

/** The shape of what each editor gives. A new editor does not compile until it says so. */
const SCHEMA_BY_EDITOR: Record<Editor, (parameter: Parameter) => Pick<PropertySchema, 'type' | 'items'>> = {
  input: declared,
  textarea: declared,
  number: declared,
  select: ({ type, multiple }) => (multiple ? list() : { type }),
  radio: declared,
  checkbox: list,
  switch: () => ({ type: 'boolean' }),
  datepicker: () => ({ type: 'string' }),
  stringList: list,
  requestList: list,
  requestListSource: list,
  // Any JSON: the declared type is checked when the text is read.
  json: () => ({}),
};

/**
 * The schemas that react-jsonschema-form draws the form from. Properties are keyed `f0`, `f1`, … in the form's order,
 * never by a parameter's name, which may be anything; `ui:options` of each holds its parameter.
 */
export function toFormSchema(parameters: readonly Parameter[]): FormSchema {
  const keyed = parameters.map((parameter, index) => ({ key: `f${index}`, parameter }));
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(keyed.map(({ key, parameter }) => [key, propertySchema(parameter)])),
      required: keyed.filter(({ parameter }) => parameter.required).map(({ key }) => key),
    },
    uiSchema: {
      ...Object.fromEntries(
        keyed.map(({ key, parameter }) => [
          key,
          { 'ui:field': parameter.editor, 'ui:options': { parameter } },
        ]),
      ),
      'ui:order': keyed.map(({ key }) => key),
    },
  };
}

function propertySchema(parameter: Parameter): PropertySchema {
  const { title, description, editor } = parameter;
  return { title, ...(description === '' ? {} : { description }), ...SCHEMA_BY_EDITOR[editor](parameter) };
}
