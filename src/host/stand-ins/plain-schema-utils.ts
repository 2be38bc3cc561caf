import deepEquals from './deep-equals.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Takes the place of react-jsonschema-form's `createSchemaUtils` in the build. The schemas that `toFormSchema` makes are flat: nothing in
 * them is referred to, merged, chosen or left to a condition. And the form holds no data, so it has no defaults either. What the
 * library can do beyond would be a twentieth of the compose screen.
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
    /** Our frame has the label. */
    getDisplayLabel: () => false,
  };
}
