/**
 * Never resolves.
 * @throws the signal's reason on abort
 */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason as Error); // an AbortError, where the caller gave no other
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/**
 * Waits for the given milliseconds.
 * @throws the signal's reason on abort
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await Promise.race([passed, untilAborted(signal)]);
  } finally {
    clearTimeout(timer);
  }
}
