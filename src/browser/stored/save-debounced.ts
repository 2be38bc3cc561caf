import { pause } from '#core/abort.ts';

/** Milliseconds of rest in editing before what is edited is kept. */
const REST = 400;

type Kept = {
  /** Keeps it without blocking the page for long; undefined where it was aborted. */
  readonly forEachInTimeSlices: (signal: AbortSignal) => Promise<boolean | undefined>;
  readonly atOnce: () => boolean;
  /** Told whether the storage took it. */
  readonly onKept: (isKept: boolean) => void;
};

/**
 * Keeps what is edited after a rest, one try at a time, and at once where the page is left.
 * @returns `later`, to be called at each change, and `end`, which keeps at once what still waits
 */
export function saveDebounced({ forEachInTimeSlices, atOnce, onKept }: Kept) {
  /** Set from a change until it is kept. */
  let waiting: AbortController | undefined;
  const keep = async (signal: AbortSignal) => {
    const isKept = await forEachInTimeSlices(signal);
    if (isKept === undefined || signal.aborted) return;
    waiting = undefined;
    onKept(isKept);
  };
  const later = () => {
    waiting?.abort();
    const { signal } = (waiting = new AbortController());
    pause(REST, signal).then(
      () => keep(signal),
      () => undefined,
    );
  };
  const now = () => {
    if (waiting === undefined) return;
    waiting.abort();
    waiting = undefined;
    onKept(atOnce());
  };
  window.addEventListener('pagehide', now);
  const end = () => {
    now();
    window.removeEventListener('pagehide', now);
  };
  return { later, end };
}
