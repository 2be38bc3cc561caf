import type { RunOrder } from '#core/run/run.ts';

import type { InputToStore, StoredInput } from './stored-input.ts';

const NEEDED = ['version', 'cpus', 'memory', 'timeout', 'maxCharge', 'maxTraffic'] as const;

/**
 * Starts the same run again, without its callback URL, which was meant for the first run only.
 * @returns undefined if a field was not stored, or if a task left an option to the platform, which may
 * differ by now
 */
export function sameOrder({ order, omitted }: StoredInput): RunOrder | undefined {
  const isWhole =
    omitted.every((name) => name === 'callbackUrl') &&
    NEEDED.every((option) => order.options[option] !== undefined);
  return isWhole ? { ...order, options: { ...order.options, callbackUrl: '' } } : undefined;
}

/**
 * Stored input of a rerun, from that of the first run, without its estimate. Earlier builds checked all
 * that they stored for secrets.
 */
export const sameInput = (
  { omitted, searched = true, notableFields }: StoredInput,
  again: Pick<InputToStore, 'order' | 'estimate'>,
): InputToStore => ({ ...again, omitted, searched, ...(notableFields && { notableFields }) });
