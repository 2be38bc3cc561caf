import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect } from 'vite';
import { contentSecurityPolicy } from './csp.ts';

/** Sets, on every answer of the preview server, what the built page promises about itself, and how long it may be kept. */
export function securityHeaders(apiOrigin: string) {
  const policy = contentSecurityPolicy({ apiOrigin, header: true });
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    res.setHeader('Content-Security-Policy', policy);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'no-referrer');
    // Files under /assets/ carry a hash of their content in their names.
    const cache =
      req.url?.startsWith('/assets/') === true ? 'public, max-age=31536000, immutable' : 'no-cache';
    res.setHeader('Cache-Control', cache);
    next();
  };
}

/** Answers 404 for an asset that no file answered: the page in its place would be kept for a year under that name. */
export function refuseMissingAssets(
  req: Connect.IncomingMessage,
  res: ServerResponse,
  next: () => void,
): void {
  if (req.originalUrl?.startsWith('/assets/') !== true) return next();
  res.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('Not found');
}
