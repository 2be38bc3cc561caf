import type { SheetSource } from '#browser/sheets/read-sheet-file.ts';

/** Where an import begins: with nothing yet, a file that was dropped, or cells that were pasted. */
export type ImportSource = { readonly kind: 'nothing' } | SheetSource;
