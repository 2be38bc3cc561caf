/** Name of the page's one Trusted Types policy, which `browser/start-thread.ts` makes. */
const TRUSTED_TYPES_POLICY = 'run-console';

/**
 * The Content-Security-Policy of the built page. Pins the API's origin, so that nothing on the page can
 * fetch from elsewhere, forbids inline scripts and styles, and lets only addresses of the page's one
 * Trusted Types policy become scripts. Does not cover navigation, `window.open` and WebRTC.
 * @param apiOrigin origin of the API, `same-origin`, or `sandbox`: then the page requests only its version
 * from its own origin
 * @param header true for the header, which alone can forbid framing; false for the `<meta>` element
 */
export function contentSecurityPolicy({ apiOrigin, header }: { apiOrigin: string; header: boolean }): string {
  const isOwn = apiOrigin === 'same-origin' || apiOrigin === 'sandbox';
  const connect = isOwn ? "'self'" : `'self' ${apiOrigin}`;
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICY}`,
    ...(header ? ["frame-ancestors 'none'"] : []),
  ];
  return directives.join('; ');
}

/**
 * The policy of an API answer on the page's own origin. Opened in a tab it gets an opaque origin, runs and
 * loads nothing, and cannot be framed.
 */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
