/** What a value can look like. */
export type SecretLook =
  'jwt' | 'bearer' | 'cookies' | 'privateKey' | 'urlCredentials' | 'signedUrl' | 'apiKey';

/** Secrets stand near the beginning of a text or on lines of their own; longer texts are searched up to there. */
const SEARCHED = 100_000;

const ANYWHERE: readonly (readonly [RegExp, SecretLook])[] = [
  // From its first point on: many beginnings of a token would each be read to the end of all.
  [/\.(?<=\beyJ[\w-]{5,}\.)[\w-]{5,}\./, 'jwt'],
  // 16 characters with a digit or sign among them: not "bearer of responsibilities".
  [/\b(?:bearer|basic)\s+(?=[\w.~+/-]*[\d=+/])[\w.~+/-]{16,}={0,2}/i, 'bearer'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----/, 'privateKey'],
  [/\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s/?#@:]*:[^\s/?#@]+@/i, 'urlCredentials'],
  [
    /[?&#;](?:x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential)|signature|sig|(?:access_|auth_|id_|refresh_)?token|api[_-]?key|password|passwd|pwd|secret|client_secret|jwt)=[^&#\s]/i,
    'signedUrl',
  ],
  // Names that mean other things too: only with a value that nobody makes up.
  [/[?&#;](?:sign|hmac|auth|sid|session(?:_?id)?)=[\w%+/=-]{8,}/i, 'signedUrl'],
  [/[?&]key=[\w-]{16,}/i, 'signedUrl'],
  [
    /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|sk-[\w-]{20,}|xox[abprs]-[\w-]{10,}|AKIA[\dA-Z]{16}|AIza[\w-]{30,}|scraper_api_\w+)/,
    'apiKey',
  ],
  [/(?:^|[\s'"])(?:set-)?cookie:\s*[\w.-]+=/i, 'cookies'],
  [
    /(?:^|[;\s'"])(?:\w*sess(?:ion)?[_-]?id|connect\.sid|csrftoken|xsrf-token|li_at|c_user|auth_token|sp_dc|__secure-\w+|__host-\w+)=[^;\s'"]{6,}/i,
    'cookies',
  ],
];

/** A whole text of pairs, as a browser's tools show the header `Cookie`. */
const COOKIE_HEADER = /^[\w.$!%*-]+=[^;\n]*(?:;\s*[\w.$!%*-]+=[^;\n]*)+;?$/;

/** What a text looks like, if it is a secret. */
export function secretLookOf(text: string): SecretLook | undefined {
  const searched = text.slice(0, SEARCHED);
  const found = ANYWHERE.find(([pattern]) => pattern.test(searched));
  if (found) return found[1];
  return !searched.includes('://') && COOKIE_HEADER.test(searched.slice(0, 10_000).trim())
    ? 'cookies'
    : undefined;
}
