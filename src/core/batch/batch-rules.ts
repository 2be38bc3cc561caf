import { readUsd } from '#core/read-usd.ts';
import type { Span } from '#core/read-whole.ts';

import type { BatchRules } from './batch.ts';
import type { BatchLimits } from './sheet/sheet-draft.ts';

/** What a person may set, before a batch begins and while it runs. What an earlier build let them set beyond is read as it was. */
export const RULE_LIMITS = {
  parallel: { least: 1, most: 100 },
  /** 0 is never. */
  stopAfterFailures: { least: 0, most: 10_000 },
} as const satisfies Partial<Record<keyof BatchRules, Span>>;

/**
 * When a batch pauses by itself; undefined where the sum that is typed is none.
 * @param usual how many runs go at once where nobody chose
 */
export function rulesOf(
  { parallel: chosen, stopAfterFailures, stopAtSpent }: BatchLimits,
  usual: number,
): BatchRules | undefined {
  const parallel = chosen ?? usual;
  const spent = stopAtSpent?.trim();
  if (spent === undefined) return { parallel, stopAfterFailures };
  return readUsd(spent) && { parallel, stopAfterFailures, stopAtSpent: spent };
}
