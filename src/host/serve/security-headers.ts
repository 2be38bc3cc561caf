import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect } from 'vite';
import type { BuildSettings } from '../build-settings.ts';
import { linkOfForm } from './early-files.ts';
import { HASHED_FILES_CACHE, pageHeaders } from './answer-headers.ts';

export function securityHeaders({ apiOrigin, base }: BuildSettings) {
  const headers = Object.entries(pageHeaders(apiOrigin));
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    for (const [name, value] of headers) res.setHeader(name, value);
    res.setHeader('Cache-Control', isAsset(req.url, base) ? HASHED_FILES_CACHE : 'no-cache');
    next();
  };
}

/**
 * Makes a browser that opens a Worker load its form's files while it reads the page.
 * @param page returns the text of the built page
 */
export function earlyFiles({ base }: BuildSettings, page: () => string) {
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    if (req.url?.startsWith(`${base}workers/`) === true) res.setHeader('Link', linkOfForm(page()));
    next();
  };
}

/** Answers 404 for a missing asset: the page in its place would be cached for a year under that name. */
export function refuseMissingAssets({ base }: BuildSettings) {
  return (req: Connect.IncomingMessage, res: ServerResponse, next: () => void): void => {
    if (!isAsset(req.originalUrl, base)) return next();
    res.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('Not found');
  };
}

const isAsset = (url: string | undefined, base: string) => url?.startsWith(`${base}assets/`) === true;
