/** A private window or full disk can refuse: storage is optional and nothing depends on it. */
export async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}
