type EarlierRun = {
  readonly earlierRun: true;
  /** When it was started: milliseconds since the epoch. */
  readonly at: number | undefined;
};

/**
 * What the entry of the browser's history holds of a page that is opened with the input of an earlier run. Only the
 * console's own code can set it, so that no link passes for a run of this browser.
 */
export const openingEarlierRun = (at: number | undefined): EarlierRun => ({ earlierRun: true, at });

/** @param state of the history's entry */
export function earlierRun(state: unknown): EarlierRun | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  if (!('earlierRun' in state) || state.earlierRun !== true) return undefined;
  const at = 'at' in state && typeof state.at === 'number' ? state.at : undefined;
  return openingEarlierRun(at);
}
