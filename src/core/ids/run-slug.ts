/** A run's ID (ULID). Not interchangeable with a Worker's ID. */
export type RunSlug = string & { readonly __kind: 'RunSlug' };

export const RUN_SLUG_PATTERN = '[A-Za-z0-9_-]{1,64}';

const IS_RUN_SLUG = new RegExp(`^${RUN_SLUG_PATTERN}$`);

/**
 * True for text that can name a run in a path of this console and in the API. Any short word of letters
 * and digits passes: IDs are ULIDs, but only the platform can tell which exist.
 */
export function isRunSlug(text: string): text is RunSlug {
  return IS_RUN_SLUG.test(text);
}
