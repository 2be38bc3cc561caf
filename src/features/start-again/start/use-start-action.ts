import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import type { StartOnce } from './use-start-once.ts';

/**
 * Label of the start button, also while a start is pending; undefined while a lost one must be settled
 * first.
 * @param maxCharge maximum cost of the run in USD; 0 is no limit, undefined if unknown
 * @param label instead of the usual text
 */
export function useStartAction(
  { locked, isStarting }: StartOnce,
  maxCharge: number | undefined,
  label?: string,
) {
  const t = useMessages();
  if (locked) return undefined;
  if (isStarting) return t('again.starting');
  const usd = maxCharge === undefined ? 'unknown' : maxCharge === 0 ? 'none' : formatMoney(maxCharge);
  return label ?? t('again.start', { usd });
}
