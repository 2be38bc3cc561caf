import { PLACE } from './place.ts';

/** What the console uses of a storage of the browser. */
export type OwnStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The storage of this tab, which belongs to the sandbox alone where the page is in it: neither sees what the other keeps.
 * @throws where the browser forbids it
 */
export const tabStorage = (): OwnStorage => ownPart(sessionStorage);

/** As `tabStorage`, of the storage that all tabs share. */
export const browserStorage = (): OwnStorage => ownPart(localStorage);

/** The storage of all tabs for what is a person's own on both sides. */
export const sharedStorage = (): OwnStorage => localStorage;

/** The name of a thing that the console keeps, as the browser knows it. */
export const ownName = (name: string): string => (PLACE.inSandbox ? `sandbox:${name}` : name);

/** The names of all that the console keeps in the storage of this tab; none where the browser forbids it. */
export const namesInTab = (): readonly string[] => namesIn(() => sessionStorage);

/** As `namesInTab`, of the storage that all tabs share. */
export const namesInBrowser = (): readonly string[] => namesIn(() => localStorage);

function namesIn(storage: () => Storage): readonly string[] {
  try {
    const first = ownName('');
    return Object.keys(storage()).flatMap((name) =>
      name.startsWith(first) ? [name.slice(first.length)] : [],
    );
  } catch {
    return [];
  }
}

function ownPart(storage: Storage): OwnStorage {
  if (!PLACE.inSandbox) return storage;
  return {
    getItem: (name) => storage.getItem(ownName(name)),
    setItem: (name, text) => storage.setItem(ownName(name), text),
    removeItem: (name) => storage.removeItem(ownName(name)),
  };
}
