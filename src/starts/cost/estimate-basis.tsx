import type { ReactNode } from 'react';

import { isPaidBy, type Rate } from '#core/price/learn-price.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { formatDuration, formatNumber } from '#messages/format.ts';
import { formatRate } from '#messages/format-price.ts';
import { formatCost } from '#messages/format-range.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { WarningIcon } from '#ui/warning-icon.tsx';

import { removeOwnPrice } from './own-price.ts';
import type { KnownCost } from './use-cost.ts';

type EstimateBasisProps = {
  readonly worker: WorkerSlug;
  readonly cost: KnownCost | undefined;
  readonly onPrice: () => void;
};

export function EstimateBasis({ worker, cost, onPrice }: EstimateBasisProps) {
  const t = useMessages();
  const { rate, own, learned } = cost ?? {};
  return (
    <div className="space-y-1 border-t border-line pt-3 text-sm text-muted">
      {cost && <Work cost={cost} />}
      {cost && <Price cost={cost} />}
      {cost && !rate && <p>{t('cost.unknown.until')}</p>}
      <div className="flex">
        <Button size="small" variant="quiet" onClick={onPrice}>
          {t(rate ? 'cost.own.change' : 'cost.own.set')}
        </Button>
        {own && (
          <Button size="small" variant="quiet" onClick={() => removeOwnPrice(worker)}>
            {t(learned ? 'cost.own.useLearned' : 'cost.own.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}

type CostProps = { readonly cost: KnownCost };

function Work({ cost: { estimate, rate } }: CostProps) {
  const t = useMessages();
  if (!estimate || !rate) return null;
  return (
    <>
      <p className="text-base font-semibold text-ink">
        {t('cost.about', { usd: formatCost(estimate.uncut ?? estimate) })}
      </p>
      <Line {...workLine(t, rate, estimate)} />
    </>
  );
}

function Price({ cost: { rate, own, learned } }: CostProps) {
  const t = useMessages();
  const isOther = own && rate && learned && !isPaidBy(learned, rate);
  return (
    <>
      {own && rate && <Line name={t('cost.own')} value={inWords(t, rate)} />}
      {learned && (
        <Line
          name={
            <>
              {isOther && <WarningIcon />}
              {t('cost.learned', { runs: learned.runs })}
            </>
          }
          value={inWords(t, learned)}
        />
      )}
      {learned?.least && <p>{t('cost.differs')}</p>}
    </>
  );
}

function Line({ name, value }: { readonly name: ReactNode; readonly value: string }) {
  return (
    <p className="flex justify-between gap-3">
      <span className="min-w-0">{name}</span>
      <span className="tabular-nums">{value}</span>
    </p>
  );
}

type Work = { readonly work: number; readonly like: number };

function workLine(t: Translate, { per }: Rate, { work, like }: Work) {
  if (per === 'minute')
    return {
      name: t('cost.time', { runs: like }),
      value: t('cost.some', { amount: formatDuration(work * 60) }),
    };
  const results = formatNumber(work);
  return like > 0
    ? { name: t('cost.results', { runs: like }), value: t('cost.some', { amount: results }) }
    : { name: t('cost.results.most'), value: results };
}

export const inWords = (t: Translate, rate: Rate): string =>
  t(rate.per === 'minute' ? 'cost.perMinute' : 'cost.perResult', { usd: formatRate(rate) });
