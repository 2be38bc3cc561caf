import { useAccount } from '#api/queries/use-balance.ts';
import type { Account } from '#core/run/run.ts';
import { formatDay, formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';

function balanceText(t: Translate, { balance, balanceExpiresAt: lapse }: Account): string {
  const amount = formatMoney(balance);
  return lapse === undefined
    ? t('app.balance', { amount })
    : t('account.balanceUntil', { amount, moment: formatDay(lapse) });
}

/** Renders nothing while the balance is unknown. */
export function BalanceLine() {
  const t = useMessages();
  const account = useAccount();
  return account && <p className="text-sm text-muted tabular-nums">{balanceText(t, account)}</p>;
}
