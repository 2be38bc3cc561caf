import { readUsd } from '#core/read-usd.ts';
import type { Span } from '#core/read-whole.ts';

import type { BatchRules } from './batch.ts';
import type { BatchLimits } from './sheet/sheet-draft.ts';

/**
 * Limits of what a person may set, before and during a batch. Values of earlier builds beyond them are
 * read unchanged.
 */
export const RULE_LIMITS = {
  parallel: { least: 1, most: 100 },
  /** 0 means never. */
  stopAfterFailures: { least: 0, most: 10_000 },
} as const satisfies Partial<Record<keyof BatchRules, Span>>;

/**
 * When a batch pauses by itself; undefined if the typed sum is invalid.
 * @param usual default number of parallel runs
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
