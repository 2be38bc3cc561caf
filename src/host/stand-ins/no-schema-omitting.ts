/**
 * Takes the place of a module of react-jsonschema-form in the build, which it calls only to leave data out that a schema does not name
 * (`omitExtraData`, which our form never asks for).
 */
export default function neverCalled(): never {
  throw new Error('react-jsonschema-form is not asked for that here.');
}

export { neverCalled as getUsedFormData, neverCalled as getFieldNames, neverCalled as isValueEmpty };
