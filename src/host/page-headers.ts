import { contentSecurityPolicy } from './csp.ts';

/** `Cache-Control` of files whose names carry a hash of their content: those under `assets/`. */
export const HASHED_FILES_CACHE = 'public, max-age=31536000, immutable';

/** What every answer with the page, or a file of it, says about how it may be used. */
export function pageHeaders(apiOrigin: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy({ apiOrigin, header: true }),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}
