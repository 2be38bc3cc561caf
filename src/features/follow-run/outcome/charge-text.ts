import type { Run } from '#core/run/run.ts';
import { formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { sentences } from '#messages/sentence-gap.ts';

/** What is known of the rows and the cost of a finished run; nothing is said of a cost that never came. */
export function chargeText(t: Translate, { usage, costPending }: Run, rows = 0): string {
  const isCharged = usage !== undefined && usage > 0;
  if (isCharged && rows > 0) return t('run.charge.rows', { count: rows });
  return sentences(
    rows > 0 && t('run.charge.rowsCame', { count: rows }),
    costPending && t('run.charge.pending'),
    isCharged && t('results.none.charged', { usd: formatMoney(usage) }),
    usage === 0 && t('results.none.free'),
  );
}
