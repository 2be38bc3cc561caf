/** Where in the console an address is. */
export type Place = {
  /** What comes before the path of a screen, without a closing slash. */
  readonly base: string;
  /** Whether the sandbox in the page answers, and nothing real. */
  readonly inSandbox: boolean;
  /** The path that leads out of the sandbox, where there is something outside. */
  readonly wayOut?: string;
};

/** What of a build decides over its addresses. */
export type PlaceSettings = {
  /** The path that the build is served under, with a closing slash. */
  readonly base: string;
  /** Whether the build has no other API than the sandbox in the page. */
  readonly sandboxOnly: boolean;
};

const SANDBOX = 'sandbox';

/**
 * Reads from a path of the host whether it lies in the sandbox. The address alone decides: a link that was made in the
 * sandbox leads into the sandbox, and no other does.
 */
export function placeOf(pathname: string, { base: root, sandboxOnly }: PlaceSettings): Place {
  const base = root.replace(/\/$/, '');
  const sandbox = `${root}${SANDBOX}`;
  const isBelow = pathname === sandbox || pathname.startsWith(`${sandbox}/`);
  if (!isBelow) return { base, inSandbox: sandboxOnly };
  return { base: sandbox, inSandbox: true, ...(!sandboxOnly && { wayOut: root }) };
}

/** The path that leads into the sandbox. */
export const sandboxPath = ({ base }: PlaceSettings): string => `${base}${SANDBOX}/`;

/** The path of a screen, as routes name it, from a path of the host. */
export function pathOfScreen(pathname: string, { base }: Pick<Place, 'base'>): string {
  if (pathname === base) return '/';
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
}
