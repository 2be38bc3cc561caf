import { pause } from '#core/abort.ts';

/** Milliseconds without edits before the value is saved. */
const REST = 400;

type DebouncedSave = {
  readonly forEachInTimeSlices: (signal: AbortSignal) => Promise<boolean | undefined>;
  readonly atOnce: () => boolean;
  readonly onSaved: (isSaved: boolean) => void;
};

/**
 * Saves edits after a pause, one attempt at a time, and at once when the page is left.
 * @returns `later`, to call at each change, and `end`, which saves pending edits at once
 */
export function saveDebounced({ forEachInTimeSlices, atOnce, onSaved }: DebouncedSave) {
  let waiting: AbortController | undefined;
  const keep = async (signal: AbortSignal) => {
    const isSaved = await forEachInTimeSlices(signal);
    if (isSaved === undefined || signal.aborted) return;
    waiting = undefined;
    onSaved(isSaved);
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
    onSaved(atOnce());
  };
  window.addEventListener('pagehide', now);
  const end = () => {
    now();
    window.removeEventListener('pagehide', now);
  };
  return { later, end };
}
