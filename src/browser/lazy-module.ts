/** Code that a screen is drawn without, and that answers at once where it is there. */
export type LazyModule<T> = {
  /** Undefined until it is loaded. */
  readonly loaded: () => T | undefined;
  /** Fails where it cannot be loaded; asked again, it is loaded anew. */
  readonly load: () => Promise<T>;
};

export function lazyModule<T>(load: () => Promise<T>): LazyModule<T> {
  let loaded: T | undefined;
  return { loaded: () => loaded, load: async () => (loaded ??= await load()) };
}
