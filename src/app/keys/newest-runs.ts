import type { Api } from '#api/operations.ts';
import { type Month, monthOf, monthsAfter } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';

const WANTED = 25;

const MOST_MONTHS = 6;

/** Reads the newest runs of the account: those of the month, and of earlier months while there are few. */
export function newestRunsOf(api: Pick<Api, 'runs' | 'listsMonths' | 'serverTime'>) {
  return async ({ signal }: { readonly signal?: AbortSignal }): Promise<readonly Run[]> => {
    const read = async (month?: Month) =>
      (await api.runs({ ...(month && { month }), page: 1, pageSize: WANTED }, signal)).runs;
    // Without a month the platform takes its own present one, whatever this computer's clock says.
    const found = [...(await read())];
    if (!api.listsMonths) return found;
    const now = monthOf(api.serverTime().now);
    for (let back = 1; back < MOST_MONTHS && found.length < WANTED; back += 1)
      found.push(...(await read(monthsAfter(now, -back))));
    return found;
  };
}
