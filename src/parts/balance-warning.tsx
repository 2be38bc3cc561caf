import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { classNames } from '#ui/class-names.ts';
import { WarningIcon } from '#ui/warning-icon.tsx';

import { ConsoleLink } from './links/console-link.tsx';

type BalanceWarningProps = {
  /** USD; undefined while unknown. */
  readonly balance: number | undefined;
  /** USD; 0 means no limit, undefined while it cannot be read. */
  readonly maxCharge: number | undefined;
  readonly className?: string;
};

export const isBalanceLow = ({ balance, maxCharge = 0 }: Omit<BalanceWarningProps, 'className'>): boolean =>
  balance !== undefined && (balance <= 0 || balance < maxCharge);

/** Warns before a start that the balance is or may be too low. Does not block the start: the platform decides. */
export function BalanceWarning({ balance, maxCharge = 0, className }: BalanceWarningProps) {
  const t = useMessages();
  if (balance === undefined || !isBalanceLow({ balance, maxCharge })) return null;
  return (
    <p role="status" className={classNames('text-warn', className)}>
      <WarningIcon />
      {balance <= 0
        ? t('start.balance.zero', { balance: formatMoney(balance) })
        : t('start.balance.low', { balance: formatMoney(balance), charge: formatMoney(maxCharge) })}{' '}
      <ConsoleLink to="topUp" />
    </p>
  );
}
