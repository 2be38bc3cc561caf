const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name, as a URL has it, is this machine itself. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/** Whether what goes to an origin, the key too, can be read on its way: it leaves this machine, and is not encrypted. */
export function isClearText(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !isLoopback(hostname);
}
