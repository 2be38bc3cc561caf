import { jsonPreview } from '#core/json/write.ts';
import { err, ok, type Result } from '#core/result.ts';

import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import type { SnippetOptions, SnippetProblem, WriteSnippet } from './snippet.ts';

export type Call = {
  readonly method: ApiRequest['method'];
  /** ASCII without quotes (except `'`), spaces and backslashes: the form in which a browser sends it. */
  readonly url: string;
  readonly key: KeyHeader | undefined;
  readonly seconds: number | undefined;
  readonly body: CallBody | undefined;
};

export type KeyHeader = { readonly name: string; readonly prefix: string };

/**
 * JSON without raw control characters except line feeds between tokens; or the name of the file that holds
 * it.
 */
type CallBody =
  | { readonly from: 'text'; readonly text: string }
  | { readonly from: 'file'; readonly name: string };

/**
 * Beyond this many UTF-16 units every writer treats all bodies alike, so a longer body may be cut for
 * display.
 */
const LONG_BODY = 150_000;

/** With the `u` flag, a surrogate pair is one character and does not match. */
const LONE_SURROGATE = /\p{Surrogate}/u;

export function snippetWriter(write: (call: Call) => string): WriteSnippet {
  return (request, options) => {
    const call = readCall(request, options);
    return call.ok ? ok(write(call.value)) : call;
  };
}

export function readCall(request: ApiRequest, options: SnippetOptions): Result<Call, SnippetProblem> {
  const parts = [request.path, ...Object.entries(request.query ?? {}).flat()];
  if (parts.some((part) => part.includes('\0'))) return err('nul');
  if (parts.some((part) => LONE_SURROGATE.test(part))) return err('loneSurrogate');
  return ok({
    method: request.method,
    url: toUrl(request, options.origin),
    key: toKeyHeader(request),
    seconds: request.timeout === undefined ? undefined : Math.ceil(request.timeout / 1000),
    body: toBody(request, options),
  });
}

function toKeyHeader({ authenticated, keyHeader }: ApiRequest): KeyHeader | undefined {
  if (!authenticated) return undefined;
  return keyHeader === 'bearer'
    ? { name: 'Authorization', prefix: 'Bearer ' }
    : { name: 'api-key', prefix: '' };
}

function toUrl({ path, query }: ApiRequest, origin: string): string {
  const url = new URL(path, origin);
  url.search = new URLSearchParams(query).toString();
  return url.href.replaceAll('\\', '%5C');
}

function toBody(request: ApiRequest, { bodyFile, limit }: SnippetOptions): CallBody | undefined {
  if (request.body === undefined) return undefined;
  if (bodyFile !== undefined) return { from: 'file', name: bodyFile };
  if (limit === undefined) return { from: 'text', text: bodyText(request) ?? '' };
  // A writer writes at least one unit for each of the body's: what is cut off here lies behind the limit there.
  return { from: 'text', text: jsonPreview(request.body, Math.max(limit + 1, LONG_BODY)).text };
}
