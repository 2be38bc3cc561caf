import type { Json } from '#core/json/json.ts';
import { writeJson } from '#core/json/write.ts';

/**
 * A request to the platform's API as data: it is sent, previewed and written as a snippet. Never holds the
 * key.
 */
export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Begins with `/api/`; without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as `bodyText` writes it; absent for GET and DELETE. Keys with undefined values are omitted. */
  readonly body?: Json;
  readonly authenticated: boolean;
  /** How programs outside the console send the key, if not in the v1 header `api-key`. */
  readonly keyHeader?: 'bearer';
  /** Timeout in milliseconds, if not the default. Not part of what is sent. */
  readonly timeout?: number;
};

/** The exact text that is sent, shown, copied and quoted. Nothing else turns a body into text. */
export function bodyText({ body }: ApiRequest): string | undefined {
  return body === undefined ? undefined : writeJson(body);
}
