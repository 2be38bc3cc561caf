import { KEPT_MONTH_FORMAT, keptRun } from '#core/runs/kept-month.ts';
import { type Month, parseMonth } from '#core/run/month.ts';
import type { Run, RunPage } from '#core/run/run.ts';
import { attempt } from '#browser/stored/attempt.ts';
import { openRecords } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

import type { Api } from '../operations.ts';

export const storedMonths = openRecords(STORED.keptMonths, KEPT_MONTH_FORMAT);

export const keptMonth = (api: Api, month: Month): Promise<RunPage | undefined> =>
  withMark(api, async (mark) => {
    const kept = await storedMonths.get([mark, month]);
    if (!kept.ok) return undefined;
    const { at } = kept.value;
    const runs = kept.value.runs.map((run) => keptRun(run, api.serverTime().now));
    return { runs, unread: [], total: runs.length, keptAt: at };
  });

export const keptMonths = async (api: Api): Promise<readonly Month[]> =>
  (await withMark(api, async (mark) => {
    const keys = await storedMonths.keys();
    return keys.flatMap(([of, month]) => (of === mark ? (parseMonth(month) ?? []) : []));
  })) ?? [];

/**
 * Keeps the runs of a past month.
 * @param at when they were read, in ms since the epoch
 */
export const keepMonth = (
  api: Api,
  month: Month,
  kept: { readonly at: number; readonly runs: readonly Run[] },
) => withMark(api, (mark) => storedMonths.put([mark, month], kept));

export const forgetMonth = (api: Api, month: Month) =>
  withMark(api, (mark) => storedMonths.remove([[mark, month]]));

/** Without a mark or storage, every month is read each time: the cache is optional. */
const withMark = <T>(api: Api, work: (mark: string) => Promise<T>): Promise<T | undefined> =>
  attempt(async () => {
    const mark = await api.accountMark();
    return mark === undefined ? undefined : work(mark);
  }, undefined);
