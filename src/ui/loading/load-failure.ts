const failures = new WeakSet<object>();

/** Vite says so of code that could not be loaded, before the `import()` fails with the same error. */
if (typeof window !== 'undefined')
  window.addEventListener('vite:preloadError', ({ payload }) => failures.add(payload));

/** Whether an error is that of a file of the console which could not be loaded: no network, or a build that is gone. */
export function isLoadFailure(error: unknown): boolean {
  return typeof error === 'object' && error !== null && failures.has(error);
}
