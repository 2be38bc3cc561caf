import { ChevronRight } from 'lucide-react';
import { useWatch } from 'react-hook-form';

import { useBalance } from '#api/use-balance.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useMedia } from '#ui/use-media.ts';

import { useLimitText } from './limit-fields.tsx';
import type { OptionsForm } from './options-form.ts';

type LimitsLineProps = { readonly form: OptionsForm; readonly onLimits: () => void };

/** What a run may cost at the most and what there is to pay it, on one line that leads to the limits; for narrow screens. */
export function LimitsLine({ form, onLimits }: LimitsLineProps) {
  const t = useMessages();
  const limit = useLimitText();
  const balance = useBalance();
  const narrow = useMedia('(width < 64rem)');
  const [charge, traffic, timeout] = useWatch({
    control: form.control,
    name: ['maxCharge', 'maxTraffic', 'timeout'],
  });
  if (!narrow) return null;
  const isLimit = (text: string) => Number(text) > 0;
  const parts = [
    isLimit(charge)
      ? t('start.limits.charge', { charge: limit('maxCharge', charge) })
      : t('start.limits.none'),
    limit('timeout', timeout),
    balance === undefined ? '' : t('start.limits.balance', { balance: formatMoney(balance) }),
    isLimit(traffic) ? limit('maxTraffic', traffic) : '',
  ];
  return (
    <button
      type="button"
      onClick={onLimits}
      className="flex min-h-8 items-center gap-2 border-b border-line px-4 text-left text-sm text-muted pointer-coarse:min-h-11 short:hidden"
    >
      <span className="min-w-0 grow truncate tabular-nums">
        {parts.filter((part) => part !== '').join(' · ')}
      </span>
      <ChevronRight size={14} aria-hidden className="shrink-0" />
    </button>
  );
}
