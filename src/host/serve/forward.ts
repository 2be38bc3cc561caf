import {
  request as requestHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { answerFailure } from './answer.ts';
import { API_HEADERS } from './answer-headers.ts';
import { mayHaveBody } from './passed-on.ts';

/** Request headers that reach the API. Cookies, the page's address and everything about this server stay here. */
const PASSED_TO_API = [
  'accept',
  'accept-encoding',
  'accept-language',
  'api-key',
  'authorization',
  'content-type',
  'user-agent',
] as const;

/** Answer headers that reach the page: none that controls what else a browser stores or does for this origin. */
const PASSED_TO_PAGE = [
  'cache-control',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'retry-after',
] as const;

/**
 * Sends a request on to the API at `origin`, on a connection of its own; and its answer back as it streams. Redirects are not
 * followed. An origin that cannot be reached, or answers with no status of HTTP, gives 502 with the platform's envelope; an
 * answer that breaks off breaks off here too. Nothing is logged.
 * @param body of the request, whole
 */
export function forward(req: IncomingMessage, res: ServerResponse, body: Buffer, origin: string): void {
  const url = new URL(origin);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const length = mayHaveBody(req.method) ? { 'content-length': body.length } : {};
  const upstream = send(url, {
    method: req.method,
    path: req.url,
    headers: { ...picked(PASSED_TO_API, req.headers), ...length },
    // On a kept connection, what is left of one request would be the beginning of the next.
    agent: false,
  });
  const fail = (message: string) => answerFailure(res, { status: 502, code: 5000, message });

  upstream.on('response', (answer) => {
    const { statusCode = 0 } = answer;
    if (statusCode < 200 || statusCode > 599)
      return fail(`${origin} answered with the status ${statusCode}.`);
    res.writeHead(statusCode, { ...picked(PASSED_TO_PAGE, answer.headers), ...API_HEADERS });
    answer.pipe(res);
    answer.on('error', () => res.destroy());
  });
  upstream.on('upgrade', (_, socket) => {
    socket.destroy();
    fail(`${origin} answered with the status 101.`);
  });
  upstream.on('error', (error) => {
    if (!res.headersSent) fail(unreachable(origin, error));
    else if (!res.writableEnded) res.destroy();
  });
  res.on('close', () => upstream.destroy());
  upstream.end(body);
}

function picked(names: readonly string[], headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function unreachable(origin: string, error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `${origin} cannot be reached${code}. Check CORECLAW_API_URL and the network of this machine.`;
}
