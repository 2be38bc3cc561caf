import type { RunOrder } from '#core/run/run.ts';

import type { KeptInput, StoredInput } from './stored-input.ts';

/** Of the options, those that a form always sends. */
const NEEDED = ['version', 'cpus', 'memory', 'timeout', 'maxCharge', 'maxTraffic'] as const;

/**
 * What starts the very same run again, without a callback URL: what was to be told of the one run is not told of the other.
 * @returns undefined where a field of the input was not kept, and where a task left an option to the platform: it may be another one by now
 */
export function sameOrder({ order, omitted }: StoredInput): RunOrder | undefined {
  const isWhole =
    omitted.every((name) => name === 'callbackUrl') &&
    NEEDED.every((option) => order.options[option] !== undefined);
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
