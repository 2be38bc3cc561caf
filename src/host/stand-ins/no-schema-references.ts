/**
 * Replaces `fast-uri` in the build: react-jsonschema-form resolves `$ref` and `$id` with it, and the
 * schemas of `toFormSchema` have neither. It would be 6 kB of the page.
 */
const noReferences = {
  equal: (one: unknown, other: unknown): boolean => one === other,
  resolve: (_base: string, reference: string): string => reference,
};

export default noReferences;
