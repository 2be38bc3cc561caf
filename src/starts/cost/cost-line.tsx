import { useEffect } from 'react';

import type { Price } from '#core/price/learn-price.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { costOf, roundUpToDollars } from '#core/price/estimate-cost.ts';
import { toNumber } from '#core/decimal.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { Translate } from '#messages/i18n.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { formatMoment, formatMoney, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';

import { sayEstimate } from './said-estimate.ts';
import { type KnownCost, useCost } from './use-cost.ts';

type CostLineProps = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  /** The one that is started. */
  readonly version: string;
  readonly custom: JsonObject;
  /** USD; 0 is no limit, undefined while it cannot be read. */
  readonly maxCharge: number | undefined;
  /** Sets the maximum charge, in USD. */
  readonly onLimit: (usd: number) => void;
};

/** What a run will likely cost, the sum behind it, and how it is known; says nothing until the runs before it are read. */
export function CostLine({ maxCharge, onLimit, ...asked }: CostLineProps) {
  const t = useMessages();
  const known = useCost(asked);
  const { worker, custom } = asked;
  const estimate = known?.estimate;
  useEffect(() => sayEstimate({ worker, custom, estimate }), [worker, custom, estimate]);
  if (known === undefined) return null;
  const { price } = known;
  if (price === undefined) return <p className="text-xs text-muted short:hidden">{t('cost.unknown')}</p>;
  const limit = limitOf(known);
  return (
    <div className="text-sm text-muted short:hidden">
      <p>
        <Estimate known={known} price={price} />
      </p>
      <p className="flex items-baseline justify-between gap-3 text-xs max-lg:justify-end">
        <span className="max-lg:hidden">
          {t('cost.seen', { runs: price.runs, date: formatMoment(price.until) })}
          {price.before && ` ${t('cost.changed', { usd: inWords(t, { ...price, usd: price.before }) })}`}
        </span>
        {limit !== undefined && (maxCharge === 0 || (maxCharge ?? 0) > limit) && (
          <Button size="small" onClick={() => onLimit(limit)} className="shrink-0">
            {t('cost.limit', { usd: formatMoney(limit) })}
          </Button>
        )}
      </p>
    </div>
  );
}

function Estimate({ known: { estimate }, price }: { readonly known: KnownCost; readonly price: Price }) {
  const t = useMessages();
  const each = inWords(t, price);
  if (estimate === undefined) return each;
  const { results, like } = estimate;
  return (
    <>
      <strong data-testid="cost-about" className="text-ink tabular-nums">
        {t('cost.about', { usd: formatMoney(toNumber(estimate.usd)) })}
      </strong>{' '}
      {t(like > 0 ? 'cost.sum.like' : 'cost.sum', {
        ...{ results: formatNumber(results), count: results, price: each, runs: like },
      })}
    </>
  );
}

/** The smallest maximum charge that cuts nothing which is paid for. */
function limitOf({ price, most }: KnownCost): number | undefined {
  return price?.per === 'result' && most !== undefined ? roundUpToDollars(costOf(price, most)) : undefined;
}

const inWords = (t: Translate, { per, usd }: Pick<Price, 'per' | 'usd'>): string =>
  per === 'minute'
    ? t('cost.perMinute', { usd: formatMoney(toNumber(usd)) })
    : t('cost.perResult', { usd: formatMoney(toNumber({ ...usd, units: usd.units * 1000n })) });
