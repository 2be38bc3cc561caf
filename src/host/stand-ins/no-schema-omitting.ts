/**
 * Replaces a module of react-jsonschema-form in the build that is called only to omit data which a schema
 * does not name (`omitExtraData`, which our form never requests).
 */
export default function neverCalled(): never {
  throw new Error('react-jsonschema-form is not asked for that here.');
}

export { neverCalled as getUsedFormData, neverCalled as getFieldNames, neverCalled as isValueEmpty };
