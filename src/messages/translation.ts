/** A translation of a part of the English catalogue: exactly its keys. */
export type Translation<English> = { readonly [Key in keyof English]: string };
