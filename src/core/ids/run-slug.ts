/** A run's ID (ULID). Never usable in place of a Worker's. */
export type RunSlug = string & { readonly __kind: 'RunSlug' };

/** As regular expressions of every language write it. */
export const RUN_SLUG_PATTERN = '[A-Za-z0-9_-]{1,64}';

const IS_RUN_SLUG = new RegExp(`^${RUN_SLUG_PATTERN}$`);

/**
 * True for what can name a run in a path of this console and in the API: the platform's IDs are ULIDs, but only the
 * platform can tell which of them exist, so any short word of letters and digits will do.
 */
export function isRunSlug(text: string): text is RunSlug {
  return IS_RUN_SLUG.test(text);
}
