import type { Run } from '#core/run/run.ts';

/** What the list of runs says of a start whose answer was lost. */
export type Lookup =
  | { readonly kind: 'looking' }
  /** `otherKey`: the list was read with another key than the start was sent with, perhaps of another account. */
  | { readonly kind: 'found'; readonly runs: readonly Run[]; readonly otherKey: boolean }
  | { readonly kind: 'none'; readonly otherKey: boolean }
  /** The list could not be read. */
  | { readonly kind: 'unread'; readonly failure: Error };

/** The platform lists no such run, and would list it: another start does no harm. */
export function didNotStart(lookup: Lookup): boolean {
  return lookup.kind === 'none' && !lookup.otherKey;
}
