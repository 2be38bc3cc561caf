/** Locks by which tabs announce that they drive a batch; undefined without https. */
export const lockManager = (): LockManager | undefined =>
  window.isSecureContext ? navigator.locks : undefined;
