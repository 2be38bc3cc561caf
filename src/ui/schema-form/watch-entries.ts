import type { FormStore } from '#core/form/form-store.ts';

export type WatchEntry = (name: string, onChange: () => void) => () => void;

/**
 * Subscribes once to the form's store for all fields, so that a key press notifies only its own field
 * instead of a thousand.
 */
export function watchEntries(store: FormStore): WatchEntry {
  const watched = new Map<string, Set<() => void>>();
  let stop: (() => void) | undefined;
  const start = () =>
    store.subscribe(({ draft: { values } }, { draft: { values: before } }) => {
      const { entries } = values;
      if (entries === before.entries) return;
      for (const [name, listeners] of watched) {
        if (entries.get(name) === before.entries.get(name)) continue;
        for (const onChange of [...listeners]) onChange();
      }
    });
  return (name, onChange) => {
    const listeners = watched.get(name) ?? new Set();
    watched.set(name, listeners.add(onChange));
    stop ??= start();
    return () => {
      listeners.delete(onChange);
      if (listeners.size === 0) watched.delete(name);
      if (watched.size > 0) return;
      stop?.();
      stop = undefined;
    };
  };
}
