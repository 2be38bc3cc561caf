import {
  request as requestHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { answerFailure } from './answer.ts';

/** What of a request reaches the API. Cookies, the page's address and everything about this server stay here. */
const PASSED_TO_API = [
  'accept',
  'accept-encoding',
  'accept-language',
  'api-key',
  'authorization',
  'content-length',
  'content-type',
  'user-agent',
] as const;

/** What of an answer does not reach the page: what concerns one connection only, and cookies. */
const KEPT_FROM_PAGE: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'set-cookie',
  'strict-transport-security',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Sends a request on to the API at `origin` and its answer back, both as they stream, whatever the status; redirects
 * are not followed. An origin that cannot be reached gives 502 with the platform's envelope; an answer that breaks off
 * breaks off here too. Nothing is logged.
 */
export function forwardToApi(req: IncomingMessage, res: ServerResponse, origin: string): void {
  const url = new URL(origin);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const upstream = send(url, { method: req.method, path: req.url, headers: headersForApi(req.headers) });

  upstream.on('response', (answer) => {
    res.writeHead(answer.statusCode ?? 502, headersForPage(answer.headers));
    answer.pipe(res);
    answer.on('error', () => res.destroy());
  });
  upstream.on('error', (error) => {
    if (res.headersSent) res.destroy();
    else answerFailure(res, { status: 502, code: 5000, message: unreachable(origin, error) });
  });
  res.on('close', () => upstream.destroy());
  req.pipe(upstream);
}

function headersForApi(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    PASSED_TO_API.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function headersForPage(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = new Set((headers.connection ?? '').toLowerCase().split(/\s*,\s*/));
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !KEPT_FROM_PAGE.has(name) && !named.has(name)),
  );
}

function unreachable(origin: string, error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `${origin} cannot be reached${code}. Check CORECLAW_API_URL and the network of this machine.`;
}
