/**
 * The Content-Security-Policy of the built page. It pins the API's origin, so that nothing on the page can send the key
 * elsewhere, and forbids inline scripts and styles.
 * @param apiOrigin origin of the API, `same-origin`, or `sandbox`: then the page asks its own origin for its version only
 * @param header true for the policy sent as a header, which alone can forbid framing; false for the `<meta>` element
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
    ...(header ? ["frame-ancestors 'none'"] : []),
  ];
  return directives.join('; ');
}
