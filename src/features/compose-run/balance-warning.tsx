import { useQuery } from '@tanstack/react-query';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { accountQuery } from '#api/queries.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

type BalanceWarningProps = {
  /** USD; 0 is no limit, undefined while it cannot be read. */
  readonly maxCharge: number | undefined;
};

/** Says before a start that the balance will not do, or may not. It stands in nobody's way: the platform decides. */
export function BalanceWarning({ maxCharge = 0 }: BalanceWarningProps) {
  const t = useMessages();
  const { data: account } = useQuery({ ...accountQuery(useApi()), enabled: useHasKey() });
  if (account === undefined || (account.balance > 0 && account.balance >= maxCharge)) return null;
  const balance = formatMoney(account.balance);
  return (
    <p role="status" className="border-t border-line px-4 py-2 text-warn">
      {account.balance <= 0
        ? t('start.balance.zero', { balance })
        : t('start.balance.low', { balance, charge: formatMoney(maxCharge) })}
    </p>
  );
}
