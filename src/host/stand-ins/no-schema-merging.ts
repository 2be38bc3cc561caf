/*
 * Takes the place of `@x0k/json-schema-merge` in the build: react-jsonschema-form merges `allOf` with it, and the schemas
 * that `toFormSchema` makes have none. It is set up when the library is loaded, by these five functions, and never asked.
 */

const nothing = () => ({});

export const createComparator = nothing;
export const createMerger = nothing;
export const createIntersector = nothing;
export const createDeduplicator = nothing;
export const createShallowAllOfMerge = () => (schema: unknown) => schema;
