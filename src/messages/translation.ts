/** The words of another language for a part of the English catalogue: every key, and none besides. */
export type Translation<English> = { readonly [Key in keyof English]: string };
