// All that the console has of react-jsonschema-form; nothing else imports it, but for its registry in the build
// (`host/stand-ins/bare-registry.ts`). Not the package's index: it also loads a registry for tests, and with it AJV, which is not installed.
import Form from '@rjsf/core/lib/components/Form.js';
import type {
  FieldProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  UiSchema,
  ValidatorType,
} from '@rjsf/utils';
import { type ComponentType, memo, type ReactNode, useMemo } from 'react';

import type { Editor, Parameter } from '#core/form/parameter.ts';
import { PartBoundary } from '../loading/part-boundary.tsx';

import { toFormSchema } from './form-schema.ts';

export type EditorProps = { readonly parameter: Parameter; readonly id: string };

export type FrameProps = EditorProps & { readonly children: ReactNode };

export type DrawnField = {
  readonly name: string;
  readonly parameter: Parameter | undefined;
  readonly content: ReactNode;
};

type FormTheme = {
  readonly editors: Readonly<Record<Editor, { readonly Control: ComponentType<EditorProps> }>>;
  readonly Frame: ComponentType<FrameProps>;
  readonly Fields: ComponentType<{ readonly fields: readonly DrawnField[] }>;
};

type FormProps = {
  readonly id: string;
  readonly parameters: readonly Parameter[];
};

/**
 * The parameter of a field; undefined for the form root. `toFormSchema` puts it in `ui:options`, which
 * react-jsonschema-form passes on untyped: hence the `as`.
 */
function parameterOf(uiSchema: UiSchema | undefined): Parameter | undefined {
  return uiSchema?.['ui:options']?.['parameter'] as Parameter | undefined;
}

/**
 * Reports no errors. The values live in the form store, not in react-jsonschema-form, and `readEntry` of
 * `core` reports problems, so that no schema is compiled with `new Function`, which the CSP refuses.
 */
const NO_VALIDATION: ValidatorType<unknown> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({}),
};

const NO_FORM_DATA = {};

/**
 * A start costs money, so Enter in a field must not submit. Without children, react-jsonschema-form adds a
 * submit button.
 */
const NO_SUBMIT_BUTTON = <></>;

/** Creates a form component. Create it once per theme, because a field must keep its identity. */
export function createForm({ editors, Frame, Fields }: FormTheme): ComponentType<FormProps> {
  const asField = (Control: ComponentType<EditorProps>) =>
    function EditorField({ uiSchema, fieldPathId }: FieldProps) {
      const parameter = parameterOf(uiSchema);
      if (parameter === undefined) return null;
      return (
        <PartBoundary>
          <Control parameter={parameter} id={fieldPathId.$id} />
        </PartBoundary>
      );
    };

  function FieldTemplate({ uiSchema, id, children }: FieldTemplateProps) {
    const parameter = parameterOf(uiSchema);
    if (parameter === undefined) return children;
    return (
      <PartBoundary>
        <Frame id={id} parameter={parameter}>
          {children}
        </Frame>
      </PartBoundary>
    );
  }

  function ObjectFieldTemplate({ properties, uiSchema }: ObjectFieldTemplateProps) {
    // `UiSchema` types its members as `any`: a field's own is a UiSchema, by the library's documentation.
    const fields = useMemo(
      () =>
        properties.map(({ name, content }) => ({
          name,
          content,
          parameter: parameterOf(uiSchema?.[name] as UiSchema | undefined),
        })),
      [properties, uiSchema],
    );
    return <Fields fields={fields} />;
  }

  const fields = Object.fromEntries(
    Object.entries(editors).map(([editor, { Control }]) => [editor, asField(Control)]),
  );
  const templates = { FieldTemplate, ObjectFieldTemplate };

  return memo(function DrawnForm({ id, parameters }: FormProps) {
    const { schema, uiSchema } = useMemo(() => toFormSchema(parameters), [parameters]);
    return (
      <Form<unknown>
        id={id}
        idPrefix={id}
        schema={schema}
        uiSchema={uiSchema}
        validator={NO_VALIDATION}
        formData={NO_FORM_DATA}
        fields={fields}
        templates={templates}
        noHtml5Validate
        showErrorList={false}
        experimental_componentUpdateStrategy="shallow"
      >
        {NO_SUBMIT_BUTTON}
      </Form>
    );
  });
}
