import { isJsonObject } from '#core/json/json.ts';

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
  if (!isJsonObject(state) || state['earlierRun'] !== true) return undefined;
  const { at } = state;
  return openingEarlierRun(typeof at === 'number' ? at : undefined);
}
