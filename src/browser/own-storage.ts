import { PLACE } from './place.ts';

export type OwnStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Storage of this tab. A page in the sandbox has its own part; neither side sees the other's data.
 * @throws if the browser forbids it
 */
export const tabStorage = (): OwnStorage => ownPart(sessionStorage);

export const browserStorage = (): OwnStorage => ownPart(localStorage);

export const sharedStorage = (): OwnStorage => localStorage;

export const ownName = (name: string): string => (PLACE.inSandbox ? `sandbox:${name}` : name);

export const namesInTab = (): readonly string[] => namesIn(() => sessionStorage);

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
