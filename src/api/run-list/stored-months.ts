import { STORED_MONTH_FORMAT, restoreRun } from '#core/runs/stored-month.ts';
import { type Month, parseMonth } from '#core/run/month.ts';
import type { Run, RunPage } from '#core/run/run.ts';
import { attempt } from '#browser/stored/attempt.ts';
import { openRecords } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

import type { Api } from '../operations.ts';

export const storedMonths = openRecords(STORED.keptMonths, STORED_MONTH_FORMAT);

export const readStoredMonth = (api: Api, month: Month): Promise<RunPage | undefined> =>
  withAccountId(api, async (accountId) => {
    const stored = await storedMonths.get([accountId, month]);
    if (!stored.ok) return undefined;
    const { at } = stored.value;
    const runs = stored.value.runs.map((run) => restoreRun(run, api.serverTime().now));
    return { runs, unread: [], total: runs.length, storedAt: at };
  });

export const listStoredMonths = async (api: Api): Promise<readonly Month[]> =>
  (await withAccountId(api, async (accountId) => {
    const keys = await storedMonths.keys();
    return keys.flatMap(([of, month]) => (of === accountId ? (parseMonth(month) ?? []) : []));
  })) ?? [];

/**
 * Keeps the runs of a past month.
 * @param at when they were read, in ms since the epoch
 */
export const keepMonth = (
  api: Api,
  month: Month,
  stored: { readonly at: number; readonly runs: readonly Run[] },
) => withAccountId(api, (accountId) => storedMonths.put([accountId, month], stored));

export const forgetMonth = (api: Api, month: Month) =>
  withAccountId(api, (accountId) => storedMonths.remove([[accountId, month]]));

/** Without an account ID or storage, every month is read each time: the cache is optional. */
const withAccountId = <T>(api: Api, work: (accountId: string) => Promise<T>): Promise<T | undefined> =>
  attempt(async () => {
    const accountId = await api.accountId();
    return accountId === undefined ? undefined : work(accountId);
  }, undefined);
