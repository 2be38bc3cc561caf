import type { Run } from '#core/run/run.ts';

export type Lookup =
  | { readonly kind: 'looking' }
  /**
   * `certain`: by all evidence it is this run. `otherKey`: the list was read with another key than the
   * start used, perhaps of another account. `assigned`: the person assigned these runs to other starts.
   */
  | {
      readonly kind: 'found';
      readonly runs: readonly Run[];
      readonly certain: boolean;
      readonly otherKey: boolean;
      readonly assigned: boolean;
    }
  /** Not listed. `until`: time of the last look, in milliseconds since the epoch by this computer's clock. */
  | { readonly kind: 'none'; readonly until: number; readonly otherKey: boolean }
  /** The list could not be read or may be incomplete. */
  | { readonly kind: 'unread'; readonly failure: Error };

/** True if the run is not listed although it would be by now: the person may start another. */
export function isNotListed(lookup: Lookup): boolean {
  return lookup.kind === 'none' && !lookup.otherKey;
}
