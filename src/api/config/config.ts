/** Where this build's API is, fixed at build time and pinned by the CSP: nothing at run time can send the key elsewhere. */
export type ApiConfig = {
  /** Origin that the browser calls, such as `https://openapi.coreclaw.com`. */
  readonly origin: string;
  /** How the key is sent. */
  readonly authScheme: 'bearer' | 'api-key';
  /** The version of the platform's API that is spoken. */
  readonly version: 'v1' | 'v2';
  /** The platform that answers behind `origin`: itself, or what the same-origin server forwards to. Snippets name it. */
  readonly platform: SandboxPlatform | { readonly kind: 'origin'; readonly origin: string };
};

type SandboxPlatform = {
  readonly kind: 'sandbox';
  /** It lives in the page: no request leaves it. */
  readonly inPage?: true;
};

/** A name that by RFC 6761 leads nowhere: at the page's own origin, a snippet could reach a real platform. */
const NOWHERE = 'https://sandbox.invalid';

/** The origin that snippets name. */
export function snippetOrigin({ origin, platform }: ApiConfig): string {
  if (platform.kind === 'origin') return platform.origin;
  return platform.inPage === true ? NOWHERE : origin;
}
