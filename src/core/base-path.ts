/** The path that this build is served under, without its closing slash: empty at the root of a host. */
export const BASE_PATH = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The path of a screen, as routes name it, from a path of the host. */
export function pathOfScreen(pathname: string, base = BASE_PATH): string {
  if (pathname === base) return '/';
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
}
