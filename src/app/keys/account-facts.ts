import type { Account } from '#core/run/run.ts';
import { formatBytes, formatMoment, formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

export function accountFacts(t: Translate, account: Account): readonly string[] {
  const { balance, balanceExpiresAt: lapse, traffic, trafficExpiresAt: end } = account;
  const facts = [
    lapse !== undefined &&
      t('account.balanceUntil', { amount: formatMoney(balance), moment: formatMoment(lapse) }),
    traffic !== undefined &&
      (end === undefined
        ? t('account.traffic', { amount: formatBytes(traffic) })
        : t('account.trafficUntil', { amount: formatBytes(traffic), moment: formatMoment(end) })),
  ];
  return facts.filter((fact) => fact !== false);
}
