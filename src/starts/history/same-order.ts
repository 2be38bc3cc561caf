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
