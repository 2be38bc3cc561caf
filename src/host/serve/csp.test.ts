import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './csp.ts';

describe('contentSecurityPolicy', () => {
  it('lets the page connect to its own origin only, when the API is there', () => {
    expect(contentSecurityPolicy({ apiOrigin: 'same-origin', header: false })).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types run-console",
    );
  });

  it('lets a page with a sandbox of its own connect to nothing else', () => {
    expect(contentSecurityPolicy({ apiOrigin: 'sandbox', header: false })).toContain("connect-src 'self';");
  });

  it('adds the origin of the API, and by header forbids framing', () => {
    expect(contentSecurityPolicy({ apiOrigin: 'https://openapi.coreclaw.com', header: true })).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self' https://openapi.coreclaw.com; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types run-console; frame-ancestors 'none'",
    );
  });
});
