/** Who wants to know of a change. */
export type Listeners = {
  /** Calls back at every change, until the function that is given back is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells all of a change; one that leaves, or comes, by that does not disturb the others. */
  readonly notify: () => void;
};

/** One that is added or taken away while they are told counts from the next time on. */
export function createListeners(): Listeners {
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify: () => {
      for (const listener of [...listeners]) listener();
    },
  };
}
