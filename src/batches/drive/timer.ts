import { startThread } from '#browser/start-thread.ts';

import address from './timer-thread.ts?worker&url';

/** Calls once after `ms` milliseconds; returns the cancel function. */
export type Timer = (ms: number, call: () => void) => () => void;

/** The maximum delay of `setTimeout`. */
const MOST = 2 ** 31 - 1;

/** Counts in a thread, which hidden tabs do not throttle; in the page if no thread is available. */
export function createTimer(): Timer {
  const calls = new Map<number, () => void>();
  let thread: Worker | undefined;
  let isBroken = false;
  let serial = 0;
  const wake = (id: number) => {
    const call = calls.get(id);
    calls.delete(id);
    call?.();
  };
  const inPage = (id: number, ms: number) => void window.setTimeout(wake, ms, id);
  const start = (): Worker | undefined => {
    try {
      const started = startThread(address);
      started.onmessage = ({ data }: MessageEvent<number>) => wake(data);
      // What it was to count, the page counts: somewhat late, and not never.
      started.onerror = () => {
        isBroken = true;
        thread = undefined;
        for (const id of calls.keys()) inPage(id, 1_000);
      };
      return started;
    } catch {
      return undefined;
    }
  };
  return (ms, call) => {
    const id = (serial += 1);
    const wait = Math.min(MOST, ms);
    calls.set(id, call);
    if (!isBroken) thread ??= start();
    if (thread) thread.postMessage({ id, ms: wait });
    else inPage(id, wait);
    return () => void calls.delete(id);
  };
}
