import type { ServerResponse } from 'node:http';

/** Answers with the platform's envelope: what this server itself has to say reads like any other failure of the API. */
export function answerFailure(
  res: ServerResponse,
  { status, code, message }: { status: number; code: number; message: string },
): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify({ code, message, data: null }));
}
