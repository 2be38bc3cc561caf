import type { ServerResponse } from 'node:http';
import { API_HEADERS } from './answer-headers.ts';

export type Failure = { readonly status: number; readonly code: number; readonly message: string };

export function answerFailure(res: ServerResponse, { status, code, message }: Failure): void {
  res.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...API_HEADERS,
  });
  res.end(JSON.stringify({ code, message, data: null }));
}
