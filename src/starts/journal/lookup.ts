import type { Run } from '#core/run/run.ts';

/** What the list of runs says of a start whose answer was lost. */
export type Lookup =
  | { readonly kind: 'looking' }
  /**
   * `certain`: it is this one, by all that can be known. `otherKey`: the list was read with another key than the start was
   * sent with, perhaps of another account. `taken`: the person took them for the runs of other starts.
   */
  | {
      readonly kind: 'found';
      readonly runs: readonly Run[];
      readonly certain: boolean;
      readonly otherKey: boolean;
      readonly taken: boolean;
    }
  /** No such run is listed. `until`: the last look, in milliseconds since the epoch by this computer's clock. */
  | { readonly kind: 'none'; readonly until: number; readonly otherKey: boolean }
  /** The list could not be read, or may not be whole. */
  | { readonly kind: 'unread'; readonly failure: Error };

/** No such run is listed, and it would be after a while: the person may decide to start another. */
export function isNotListed(lookup: Lookup): boolean {
  return lookup.kind === 'none' && !lookup.otherKey;
}
