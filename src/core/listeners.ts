export type Listeners<Told extends readonly unknown[] = []> = {
  readonly subscribe: (listener: (...told: Told) => void) => () => void;
  readonly notify: (...told: Told) => void;
};

/** A listener added or removed during a notification counts from the next one on. */
export function createListeners<Told extends readonly unknown[] = []>(): Listeners<Told> {
  const listeners = new Set<(...told: Told) => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify: (...told) => {
      for (const listener of [...listeners]) listener(...told);
    },
  };
}
