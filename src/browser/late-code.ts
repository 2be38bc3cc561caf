/** Code that a screen is drawn without, and that answers at once where it is there. */
export type LateCode<T> = {
  /** Undefined until it is loaded. */
  readonly here: () => T | undefined;
  /** Fails where it cannot be loaded; asked again, it is loaded anew. */
  readonly load: () => Promise<T>;
};

export function lateCode<T>(load: () => Promise<T>): LateCode<T> {
  let here: T | undefined;
  return { here: () => here, load: async () => (here ??= await load()) };
}
