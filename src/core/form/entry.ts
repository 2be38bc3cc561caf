import type { Json } from '#core/json/json.ts';

import type { Rows } from './rows.ts';

/**
 * The content of one field. `text` is typed text still to be read as the declared type (numbers, dates,
 * JSON); `rows` are the items of a list or table; everything else is a `value`. A field without an entry
 * is not sent.
 */
export type Entry =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: Rows<Json> };

/**
 * The whole form: an entry per parameter name, and extra keys that are sent although the form does not
 * name them.
 */
export type FormValues = {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly extras: ReadonlyMap<string, Json>;
};
