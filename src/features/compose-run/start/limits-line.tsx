import type { ReadOptions } from '#core/options/read-options.ts';
import { ChevronRight } from 'lucide-react';

import { useAccount } from '#api/queries/use-balance.ts';
import { formatDuration, formatMegabytes, formatMoney } from '#messages/format.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { balanceText } from '#parts/balance-line.tsx';

type LimitsLineProps = { readonly options: ReadOptions; readonly onLimits: () => void };

/** What a run may cost at the most and what there is to pay it, on one line that leads to the limits. */
export function LimitsLine({ options, onLimits }: LimitsLineProps) {
  const t = useMessages();
  const account = useAccount();
  const { maxCharge, maxTraffic, timeout } = options;
  // What is wrong limits nothing yet, and is not shown as no limit.
  const wrong = (name: MessageKey) => t('common.named', { name: t(name), value: '–' });
  const most =
    maxCharge === undefined
      ? wrong('options.maxCharge')
      : maxCharge > 0
        ? t('start.limits.charge', { charge: formatMoney(maxCharge) })
        : t('start.limits.none');
  const others = [
    timeout === undefined ? wrong('options.timeout') : formatDuration(timeout),
    account !== undefined && balanceText(t, account),
    maxTraffic === undefined
      ? wrong('options.maxTraffic')
      : maxTraffic > 0 && t('start.limits.traffic', { traffic: formatMegabytes(maxTraffic) }),
  ];
  return (
    <button
      type="button"
      data-leads=""
      onClick={onLimits}
      className="flex min-h-8 w-full items-center gap-2 border-line px-4 text-left text-sm text-muted max-lg:border-b pointer-coarse:min-h-11 short:hidden"
    >
      <span className="min-w-0 grow truncate tabular-nums">
        <span data-testid="cost-at-most">{most}</span>
        {others.flatMap((part) => (part === false ? [] : ` · ${part}`))}
      </span>
      <ChevronRight size={14} aria-hidden className="shrink-0" />
    </button>
  );
}
