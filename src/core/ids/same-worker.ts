/**
 * A Worker has an ID and a path `owner/name`, and the list may use either: only two names of one kind can be told apart.
 */
export function isListedWorker(listed: string, names: readonly string[]): boolean {
  const one = plainWorker(listed);
  const alike = names.map(plainWorker).filter((name) => name.includes('/') === one.includes('/'));
  return one === '' || alike.length === 0 || alike.includes(one);
}

/** Whether two starts may be of one Worker; either may be of a Worker that only the platform knows. */
export const mayBeSameWorker = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || isListedWorker(one, [other]);

/** One spelling of the names that the platform takes for the same. */
export const plainWorker = (worker: string): string => worker.trim().toLowerCase().replace('~', '/');
