/**
 * What the entry of the browser's history holds of a page that is opened with the input of an earlier run. Only the
 * console's own code can set it, so that no link passes for a run of this browser.
 */
export const EARLIER_RUN = { earlierRun: true } as const;

/** @param state of the history's entry */
export function isEarlierRun(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'earlierRun' in state && state.earlierRun === true;
}
