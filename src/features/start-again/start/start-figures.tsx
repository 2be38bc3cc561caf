import { useBalance } from '#api/queries/use-balance.ts';
import type { RunOrder } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { BalanceWarning } from '#parts/balance-warning.tsx';
import { Notice } from '#ui/notice.tsx';

import { StartForecast } from './start-estimate.tsx';

export function StartFigures({ order }: { readonly order: RunOrder | undefined }) {
  const t = useMessages();
  const balance = useBalance();
  return (
    <div className="space-y-1">
      {order ? <StartForecast order={order} /> : <Notice tone="warn" title={t('again.unforeseen')} />}
      <BalanceWarning balance={balance} maxCharge={order?.options.maxCharge} />
    </div>
  );
}
