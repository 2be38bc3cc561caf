/**
 * Where this build's API is. Fixed at build time and pinned by the CSP: nothing at run time can send the
 * key elsewhere.
 */
export type ApiConfig = {
  readonly origin: string;
  readonly authScheme: 'bearer' | 'api-key';
  readonly version: 'v1' | 'v2';
  /** The platform behind `origin`: itself, or the target of the same-origin server. Snippets name it. */
  readonly platform: SandboxPlatform | { readonly kind: 'origin'; readonly origin: string };
};

type SandboxPlatform = {
  readonly kind: 'sandbox';
  readonly inPage?: true;
};

/** Never resolves (RFC 6761). With the page's own origin, a snippet could reach a real platform. */
const NOWHERE = 'https://sandbox.invalid';

export function snippetOrigin({ origin, platform }: ApiConfig): string {
  if (platform.kind === 'origin') return platform.origin;
  return platform.inPage === true ? NOWHERE : origin;
}
