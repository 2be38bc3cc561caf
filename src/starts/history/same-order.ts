import type { RunOrder } from '#core/run/run.ts';

import type { StoredInput } from './stored-input.ts';

/**
 * What starts the very same run again, without a callback URL: what was to be told of the one run is not told of the other.
 * @returns undefined where a field of the input was not kept
 */
export function sameOrder({ order, omitted }: StoredInput): RunOrder | undefined {
  const isWhole = omitted.every((name) => name === 'callbackUrl');
  return isWhole ? { ...order, options: { ...order.options, callbackUrl: '' } } : undefined;
}

/**
 * What is kept of a run that was started again, from what was kept of the one before. What that one was said to cost is not said of
 * this one.
 */
export const sameInput = (
  { omitted, told }: StoredInput,
  again: Pick<StoredInput, 'order' | 'at' | 'estimate'>,
): StoredInput => ({ ...again, sure: true, omitted, ...(told && { told }) });
