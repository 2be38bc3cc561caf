/**
 * The rows of a list or table: an immutable sequence kept in chunks, so that changing one of 100,000 rows copies one
 * chunk, and so that what is derived from rows (counts, problems, text) can be remembered per chunk, which never changes.
 */
export type Rows<T> = { readonly chunks: readonly (readonly T[])[]; readonly length: number };
