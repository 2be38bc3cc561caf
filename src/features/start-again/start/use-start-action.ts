import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import type { StartOnce } from './use-start-once.ts';

/**
 * What the button says that starts, also as long as a start is under way; undefined while a lost one is to be settled first.
 * @param maxCharge USD that the run may cost at the most; 0 is no limit, undefined where nobody can tell
 * @param label in place of that it starts
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
