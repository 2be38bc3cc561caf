/** Work goes on for so long (ms) before the page gets its turn: it draws and reacts between two slices. */
const SLICE = 5;

/**
 * Lets the page draw and react. By a message to itself, because a timer waits for 4 ms and `scheduler.yield` is not in
 * every browser.
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
  /** Looking at the clock costs as much as a small step: it is done once in so many steps. */
  readonly stride?: number;
  /** Asked between two slices: false ends the work there. */
  readonly shouldContinue?: () => boolean;
};

/**
 * Goes through an iterable, which may itself work for each step, in slices. What takes less than one is done without a pause.
 * @returns whether it went to the end
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
