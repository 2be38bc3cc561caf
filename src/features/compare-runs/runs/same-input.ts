import { queryOptions } from '@tanstack/react-query';

import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { equalJson } from '#core/json/compare.ts';
import type { Json } from '#core/json/json.ts';
import { type RunHistory, runHistory } from '#starts/history/run-history.ts';
import { certainInput } from '#starts/history/stored-input.ts';

type InputHistory = Pick<RunHistory, 'input' | 'runs'>;

export type InputMatch = 'same' | 'other' | 'unknown';

export type InputMatches = ReadonlyMap<RunSlug, InputMatch>;

export const inputMatchesQuery = (run: RunSlug, others: readonly RunSlug[]) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'input matches', run, others],
    queryFn: () => inputMatches(run, others),
    structuralSharing: false,
  });

export async function inputMatches(
  run: RunSlug,
  others: readonly RunSlug[],
  history: InputHistory = runHistory,
): Promise<InputMatches> {
  const storedRuns = await history.runs();
  const inputOf = async (slug: RunSlug): Promise<Json | undefined> => {
    const stored = storedRuns.has(slug) ? await history.input(slug) : undefined;
    if (stored?.ok !== true) return undefined;
    const custom = certainInput(stored.value);
    return custom && [custom, stored.value.order.options.proxyRegion ?? ''];
  };
  const own = await inputOf(run);
  const matches = new Map<RunSlug, InputMatch>();
  for (const other of others) {
    const input = own === undefined ? undefined : await inputOf(other);
    matches.set(
      other,
      own === undefined || input === undefined ? 'unknown' : equalJson(own, input) ? 'same' : 'other',
    );
  }
  return matches;
}

/** The latest earlier run with the same input, or why there is none. */
export type Previous =
  | { readonly kind: 'found'; readonly run: RunSlug }
  | { readonly kind: 'none' | 'unknown' | 'noRuns' };

/** @param before earlier runs of the same Worker, latest first */
export function previousOf(before: readonly RunSlug[], matches: InputMatches): Previous {
  const run = before.find((slug) => matches.get(slug) === 'same');
  if (run !== undefined) return { kind: 'found', run };
  if (before.length === 0) return { kind: 'noRuns' };
  return { kind: before.some((slug) => matches.get(slug) === 'unknown') ? 'unknown' : 'none' };
}
