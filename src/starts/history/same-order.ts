import type { RunOrder } from '#core/run/run.ts';

import type { KeptInput, StoredInput } from './stored-input.ts';

/**
 * What starts the very same run again, without a callback URL: what was to be told of the one run is not told of the other.
 * @returns undefined where a field of the input was not kept
 */
export function sameOrder({ order, omitted }: StoredInput): RunOrder | undefined {
  const isWhole = omitted.every((name) => name === 'callbackUrl');
  return isWhole ? { ...order, options: { ...order.options, callbackUrl: '' } } : undefined;
}

/**
 * What is kept of a run that is started again, from what was kept of the one before. What that one was said to cost is not said of
 * this one. Earlier builds looked for secrets in all that they kept.
 */
export const sameInput = (
  { omitted, searched = true, told }: StoredInput,
  again: Pick<KeptInput, 'order' | 'estimate'>,
): KeptInput => ({ ...again, omitted, searched, ...(told && { told }) });
