import type { Json } from '#core/json/json.ts';
import { writeJson } from '#core/json/write.ts';

/** A request of the platform's API as data: what is sent, previewed and written as a snippet. Never holds the key. */
export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Begins with `/api/`; without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as `bodyText` writes it; absent for a GET and a DELETE. A key whose value is undefined is not there. */
  readonly body?: Json;
  /** Whether the endpoint wants the key. */
  readonly authenticated: boolean;
  /** How programs outside the console send the key, where that is not the header `api-key` of v1. */
  readonly keyHeader?: 'bearer';
  /** Milliseconds to wait for the answer, where it is not the usual time. Not part of what is sent. */
  readonly timeout?: number;
};

/** The exact text that is sent, shown, copied and quoted: there is no other way from a body to its text. */
export function bodyText({ body }: ApiRequest): string | undefined {
  return body === undefined ? undefined : writeJson(body);
}
