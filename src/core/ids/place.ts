export type Place = {
  readonly base: string;
  readonly inSandbox: boolean;
  readonly wayOut?: string;
};

export type PlaceSettings = {
  readonly base: string;
  readonly sandboxOnly: boolean;
};

const SANDBOX = 'sandbox';

/**
 * Derives from a host path whether it is in the sandbox. The address alone decides: a link made in the
 * sandbox opens in the sandbox, and no other link does.
 */
export function placeOf(pathname: string, { base: root, sandboxOnly }: PlaceSettings): Place {
  const base = root.replace(/\/$/, '');
  const sandbox = `${root}${SANDBOX}`;
  const isBelow = pathname === sandbox || pathname.startsWith(`${sandbox}/`);
  if (!isBelow) return { base, inSandbox: sandboxOnly };
  return { base: sandbox, inSandbox: true, ...(!sandboxOnly && { wayOut: root }) };
}

export const sandboxPath = ({ base }: PlaceSettings): string => `${base}${SANDBOX}/`;

export function pathOfScreen(pathname: string, { base }: Pick<Place, 'base'>): string {
  if (pathname === base) return '/';
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
}
