import type { UiSchema } from '@rjsf/utils';

import type { Parameter } from '#core/form/parameter.ts';

/**
 * The parameter that a field draws; undefined for the form's root. `toFormSchema` puts it under `ui:options`, where
 * react-jsonschema-form passes on what it does not know, untyped: hence the `as`.
 */
export function parameterOf(uiSchema: UiSchema | undefined): Parameter | undefined {
  return uiSchema?.['ui:options']?.['parameter'] as Parameter | undefined;
}
