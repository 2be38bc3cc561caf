/** Where an import begins: with nothing yet, a file that was dropped, or cells that were pasted. */
export type ImportSource =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string };
