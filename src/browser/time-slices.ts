/** Milliseconds of work before the page may draw and react. */
const SLICE = 5;

/**
 * Lets the page draw and react. Uses a message to itself, because timers wait 4 ms and not every browser
 * has `scheduler.yield`.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

type SliceOptions = {
  /** Number of steps per clock reading: reading the clock costs as much as a small step. */
  readonly stride?: number;
  readonly shouldContinue?: () => boolean;
};

/**
 * Walks an iterable, whose steps may do work, in time slices. Short work runs without a pause.
 * @returns whether it reached the end
 */
export async function forEachInTimeSlices<T>(
  steps: Iterable<T>,
  take: (step: T) => void,
  { stride = 32, shouldContinue = () => true }: SliceOptions = {},
): Promise<boolean> {
  let start = performance.now();
  let count = 0;
  for (const step of steps) {
    take(step);
    count += 1;
    if (count % stride !== 0 || performance.now() - start < SLICE) continue;
    await nextTurn();
    if (!shouldContinue()) return false;
    start = performance.now();
  }
  return true;
}
