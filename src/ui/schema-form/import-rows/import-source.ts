import type { SheetSource } from '#browser/sheets/read-sheet-file.ts';

export type ImportSource = { readonly kind: 'nothing' } | SheetSource;
