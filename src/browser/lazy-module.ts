/** Code of the console could not be loaded: the network is gone, or the build is. */
export class LoadFailure extends Error {}

/** Code that a screen is drawn without, and that answers at once where it is there. */
export type LazyModule<T> = {
  /** Undefined until it is loaded. */
  readonly loaded: () => T | undefined;
  /**
   * Loads once. Called again after a failure, it asks the network again.
   * @throws LoadFailure, unless the page is being left: then it stays open, as nobody is there to be told
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

/** Milliseconds after which a page that was about to be left still stands: what it led to was a download. */
const LEAVING = 1_000;

/** A page that is being left fetches nothing more, some time before `pagehide`. */
let mayBeLeft = false;

if (typeof window !== 'undefined')
  window.addEventListener('beforeunload', () => {
    mayBeLeft = true;
  });
