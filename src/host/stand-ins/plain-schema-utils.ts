import deepEquals from './deep-equals.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Replaces react-jsonschema-form's `createSchemaUtils` in the build. The schemas of `toFormSchema` are
 * flat, without references, merges, choices or conditions, and the form holds no data, so it has no
 * defaults. The rest of the library would be a twentieth of the compose screen.
 */
export default function createSchemaUtils<Validator>(validator: Validator, rootSchema: Schema) {
  return {
    getRootSchema: () => rootSchema,
    getValidator: () => validator,
    doesSchemaUtilsDiffer: (other: Validator, schema: Schema) =>
      other !== validator || !deepEquals(schema, rootSchema),
    retrieveSchema: (schema: Schema) => schema,
    getDefaultFormState: (_schema: Schema, formData: unknown) => formData,
    sanitizeDataForNewSchema: (_schema: Schema, _before: Schema, formData: unknown) => formData,
    isSelect: () => false,
    getDisplayLabel: () => false,
  };
}
