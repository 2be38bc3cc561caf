import { EDITOR_FACTS } from '#core/form/editors.ts';
import type { Parameter, ParameterType } from '#core/form/parameter.ts';

/**
 * The react-jsonschema-form schema of one field, drawn by its `ui:field`. Reading, checking and options
 * are ours (`readEntry`), so that the rules have one place.
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

/**
 * Schemas for react-jsonschema-form. Properties are keyed `f0`, `f1`, … in form order, never by a
 * parameter's name, which may be anything. `ui:options` of each holds its parameter.
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
  return { title, ...(description === '' ? {} : { description }), ...EDITOR_FACTS[editor].shape(parameter) };
}
