export class LoadFailure extends Error {}

export type LazyModule<T> = {
  readonly loaded: () => T | undefined;
  /**
   * Loads once; after a failure, a new call retries.
   * @throws LoadFailure, unless the page is being left: then it stays pending
   */
  readonly load: () => Promise<T>;
};

export function lazyModule<T>(load: () => Promise<T>): LazyModule<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  const loadOnce = async () => {
    try {
      return (loaded = await load());
    } catch (error) {
      if (mayBeLeft) await new Promise((resolve) => setTimeout(resolve, LEAVING));
      throw new LoadFailure(String(error), { cause: error });
    } finally {
      loading = undefined;
    }
  };
  return { loaded: () => loaded, load: async () => loaded ?? (await (loading ??= loadOnce())) };
}

/** Milliseconds after which a page that was about to be left is still here: the link was a download. */
const LEAVING = 1_000;

/** A page that is being left cannot fetch, some time before `pagehide`. */
let mayBeLeft = false;

if (typeof window !== 'undefined')
  window.addEventListener('beforeunload', () => {
    mayBeLeft = true;
  });
