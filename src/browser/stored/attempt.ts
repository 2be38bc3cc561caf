/** A private window or a full disk refuse: what is kept is a comfort, and nothing waits for it. */
export async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}
