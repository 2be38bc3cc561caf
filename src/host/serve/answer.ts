import type { ServerResponse } from 'node:http';
import { API_HEADERS } from './answer-headers.ts';

/** What this server itself has to say in place of the API. */
export type Failure = { readonly status: number; readonly code: number; readonly message: string };

/** Answers with the platform's envelope, so that it reads like any other failure of the API. */
export function answerFailure(res: ServerResponse, { status, code, message }: Failure): void {
  res.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...API_HEADERS,
  });
  res.end(JSON.stringify({ code, message, data: null }));
}
