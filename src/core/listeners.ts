/** Who wants to know of a change, and what of it they are told. */
export type Listeners<Told extends readonly unknown[] = []> = {
  /** Calls back at every change, until the function that is given back is called. */
  readonly subscribe: (listener: (...told: Told) => void) => () => void;
  /** Tells all of a change; one that leaves, or comes, by that does not disturb the others. */
  readonly notify: (...told: Told) => void;
};

/** One that is added or taken away while they are told counts from the next time on. */
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
