const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a request may use the API behind this server: its `Host` is a loopback name or the name that the server is
 * bound to, and its `Origin`, when there is one, is that same host. A page of another site that points its own name at
 * 127.0.0.1 (DNS rebinding), or simply calls this server, fails one of the two.
 * @param boundHost host name the server listens on, where it is not a loopback name
 */
export function isOwnRequest(
  headers: { readonly host?: string | undefined; readonly origin?: string | undefined },
  boundHost?: string,
): boolean {
  const { host, origin } = headers;
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  if (!LOOPBACK.test(hostname) && hostname !== boundHost) return false;
  return origin === undefined || origin === `http://${host}`;
}
