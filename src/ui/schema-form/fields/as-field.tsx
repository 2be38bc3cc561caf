import type { Field, FieldProps } from '@rjsf/utils';
import type { ComponentType } from 'react';

import type { Parameter } from '#core/form/parameter.ts';

import { parameterOf } from '../parameter-of.ts';

/** What an editor gets: its parameter, and the id that its control (or group of controls) has to bear. */
export type EditorProps = { readonly parameter: Parameter; readonly id: string };

/** Makes an editor a field of react-jsonschema-form. To be called once per editor, for a field has to keep its identity. */
export function asField(Editor: ComponentType<EditorProps>): Field {
  return function EditorField({ uiSchema, fieldPathId }: FieldProps) {
    const parameter = parameterOf(uiSchema);
    return parameter === undefined ? null : <Editor parameter={parameter} id={fieldPathId.$id} />;
  };
}
