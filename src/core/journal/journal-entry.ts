/** Where a tab's storage holds its journal; apart from what reads it, for whoever only asks whether there is one. */
export const JOURNAL_ENTRY = 'run-console.starts';
