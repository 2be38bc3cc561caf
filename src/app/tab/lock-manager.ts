/** By which tabs tell each other that they drive a batch; undefined where the console is not served by https. */
export const lockManager = (): LockManager | undefined =>
  window.isSecureContext ? navigator.locks : undefined;
