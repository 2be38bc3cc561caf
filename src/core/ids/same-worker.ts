export function isListedWorker(listed: string, names: readonly string[]): boolean {
  const one = plainWorker(listed);
  const alike = names.map(plainWorker).filter((name) => name.includes('/') === one.includes('/'));
  return one === '' || alike.length === 0 || alike.includes(one);
}

export const mayBeSameWorker = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || isListedWorker(one, [other]);

export const plainWorker = (worker: string): string => worker.trim().toLowerCase().replace('~', '/');
