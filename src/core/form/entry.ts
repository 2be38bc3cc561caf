import type { Json } from '#core/json/json.ts';

import type { Rows } from './rows.ts';

/**
 * What a person has put into one field. `text` is typed text that still has to be read as the declared type (numbers,
 * dates, JSON), kept as it was typed; `rows` are the items of a list or table; everything else is a `value`.
 * A field with no entry is left out of what is sent.
 */
export type Entry =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: Rows<Json> };

/** The whole form: an entry per parameter name, and the keys that the form does not name but that are sent all the same. */
export type FormValues = {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly extras: ReadonlyMap<string, Json>;
};
