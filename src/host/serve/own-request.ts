import { parseUrl } from '#core/parse-url.ts';

import { isLoopback } from '../origin.ts';

/** Values of `Sec-Fetch-Site` that may use the API: the page of the same origin, or a person. */
const OWN_SITES: ReadonlySet<string | undefined> = new Set([undefined, 'same-origin', 'none']);

type Sender = {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
};

/**
 * True if a request may use the API behind this server: its `Host` is a loopback name or the bound name,
 * and its `Origin` and `Sec-Fetch-Site`, if present, name that host.
 * A page of another site that points its name at 127.0.0.1 (DNS rebinding), or calls this server, even by
 * an image, fails one of them.
 * @param boundHost host name the server listens on, if it is not a loopback name
 */
export function isOwnRequest(headers: Sender, boundHost?: string): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers;
  const url = host === undefined ? undefined : parseUrl(`http://${host}`);
  if (url === undefined) return false;
  const { hostname } = url;
  if (!isLoopback(hostname) && hostname !== boundHost) return false;
  if (Array.isArray(site) || !OWN_SITES.has(site)) return false;
  return origin === undefined || origin === `http://${host}`;
}
