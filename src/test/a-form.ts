import type { Json } from '#core/json/json.ts';

import type { Entry, FormValues } from '#core/form/entry.ts';

/** What is put into a form, for tests. */
export const aForm = (entries: Record<string, Entry>, extras: Record<string, Json> = {}): FormValues => ({
  entries: new Map(Object.entries(entries)),
  extras: new Map(Object.entries(extras)),
});
