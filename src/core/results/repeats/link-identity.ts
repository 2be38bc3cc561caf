import { webLink } from '../values/web-link.ts';

const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|msclkid|yclid|dclid|mc_[ce]id|igshid|mkt_tok|_ga|_gl)$/i;
/** An address with one of these is signed; parameters of the second kind give its expiry and signer. */
const SIGNED = /^(?:x-\w+-signature|signature|sig)$/i;
const OF_SIGNATURE =
  /^(?:x-\w+-\w+(?:-\w+)*|expires|signature|key-pair-id|policy|\w*accesskeyid|sig|s[eprtv]|spr|sk[estv]|sk[ot]id)$/i;

/**
 * The identity of a web address: without scheme, `www.`, trailing slash, fragment and tracking parameters;
 * other parameters sorted; signatures removed. Undefined for text that is not a web address.
 */
export function linkIdentity(text: string): string | undefined {
  const href = webLink(text);
  if (href === undefined) return undefined;
  const { host, pathname, searchParams, hash } = new URL(href);
  const names = [...searchParams.keys()];
  const isSigned = names.some((name) => SIGNED.test(name));
  const query = [...searchParams]
    .filter(([name]) => !TRACKING.test(name) && !(isSigned && OF_SIGNATURE.test(name)))
    .map((parameter) => parameter.map(encodeURIComponent).join('='))
    .toSorted()
    .join('&');
  // Some sites lead to their pages by what stands behind `#/` or `#!`.
  const page = /^#[/!]/.test(hash) ? hash : '';
  return `${host.replace(/^www\./, '')}${pathname.replace(TRAILING_SLASHES, '')}?${query}${page}`;
}

const TRAILING_SLASHES = /(?<!\/)\/+$/;
