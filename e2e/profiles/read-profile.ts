/** What a browser holds of the console's origin. */
export type Profile = {
  readonly sessionStorage: Readonly<Record<string, string>>;
  readonly localStorage: Readonly<Record<string, string>>;
  /** By database and store: keys and texts. */
  readonly databases: Readonly<
    Record<string, Readonly<Record<string, readonly (readonly [string[], string])[]>>>
  >;
};

/** Reads a profile, in a page of the build that wrote it; nothing of this build is needed there. */
export async function readProfile(): Promise<Profile> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
  const textsOf = (storage: Storage) => Object.fromEntries(Object.entries<string>(storage));
  const databases: Record<string, Record<string, (readonly [string[], string])[]>> = {};
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    const stores: Record<string, (readonly [string[], string])[]> = {};
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store);
      const [keys, texts] = await Promise.all([done(all.getAllKeys()), done<unknown[]>(all.getAll())]);
      stores[store] = texts.map((text, at) => [keys[at] as string[], String(text)]); // as the registry has all keys
    }
    databases[name] = stores;
    database.close();
  }
  return { sessionStorage: textsOf(sessionStorage), localStorage: textsOf(localStorage), databases };
}
