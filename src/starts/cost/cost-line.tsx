import { Pencil, X } from 'lucide-react';
import { useEffect, useState } from 'react';

import { isPaidBy, type Price, type Rate } from '#core/price/learn-price.ts';
import { costOfResults, roundUpToDollars } from '#core/price/estimate-cost.ts';
import { toNumber } from '#core/decimal.ts';
import type { Translate } from '#messages/i18n.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { formatDuration, formatMoment, formatMoney, formatNumber } from '#messages/format.ts';
import { formatPrice } from '#messages/format-price.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { WarningMark } from '#ui/warning-mark.tsx';

import { CapLine } from './cap-line.tsx';
import { removeOwnPrice } from './own-price.ts';
import { noteShownEstimate } from '../history/shown-estimate.ts';
import { type KnownCost, type PricedStart, useCost } from './use-cost.ts';

const PriceDialog = lazyComponent(() => import('./price-dialog.tsx').then(({ PriceDialog }) => PriceDialog));

type CostLineProps = PricedStart & {
  /** Sets the maximum charge, in USD. */
  readonly onLimit: (usd: number) => void;
};

/** What a run will likely cost, the sum behind it, and how it is known; says nothing until the runs before it are read. */
export function CostLine({ maxCharge, onLimit, ...asked }: CostLineProps) {
  const t = useMessages();
  const known = useCost({ ...asked, maxCharge });
  const { worker, custom } = asked;
  const estimate = known?.estimate;
  useEffect(() => noteShownEstimate({ worker, custom, estimate }), [worker, custom, estimate]);
  const limit = known && limitOf(known);
  const cap = (
    <CapLine usual={asked.descriptor.system.maxCharge} offer={limit} {...{ worker, maxCharge, onLimit }} />
  );
  if (known === undefined) return cap;
  const { rate } = known;
  return (
    <div className="text-sm text-muted short:hidden">
      {rate && (
        <p>
          <Estimate known={known} rate={rate} />
        </p>
      )}
      <div className="flex items-start justify-between gap-3 text-xs max-lg:items-center">
        <div className="min-w-0">
          {rate === undefined && t('cost.unknown') + sentenceGap()}
          <PriceSource worker={worker} known={known} />
        </div>
        {limit !== undefined && (maxCharge === 0 || (maxCharge ?? 0) > limit) && (
          <Button size="small" onClick={() => onLimit(limit)} className="shrink-0">
            {t('cost.limit', { usd: formatMoney(limit) })}
          </Button>
        )}
      </div>
      {cap}
    </div>
  );
}

type EstimateProps = { readonly known: KnownCost; readonly rate: Rate };

function Estimate({ known: { estimate }, rate }: EstimateProps) {
  const t = useMessages();
  const each = inWords(t, rate);
  if (estimate === undefined) return each;
  const { work, like, uncut } = estimate;
  const known = { price: each, runs: like };
  return (
    <>
      <strong data-testid="cost-about" className="text-ink tabular-nums">
        {t('cost.about', { usd: formatMoney(toNumber(estimate.usd)) })}
      </strong>
      {' · '}
      {uncut && `${t('cost.cut', { usd: formatMoney(toNumber(uncut)) })} · `}
      {rate.per === 'minute'
        ? t('cost.sum.minutes', { ...known, time: formatDuration(work * 60) })
        : t(like > 0 ? 'cost.sum.like' : 'cost.sum', { ...known, results: formatNumber(work), count: work })}
    </>
  );
}

type PriceSourceProps = { readonly worker: WorkerSlug; readonly known: KnownCost };

/** Who says what the Worker costs: the person, who can change and remove it, or the runs before; and both where both do. */
function PriceSource({ worker, known: { rate, own, learned } }: PriceSourceProps) {
  const t = useMessages();
  const [isTyping, setTyping] = useState(false);
  const isOther = own && rate && learned && !isPaidBy(learned, rate);
  return (
    <>
      {own && (
        <span className="mr-1 inline-flex items-center">
          <span className="font-medium text-ink">{t('cost.own')}</span>
          <IconButton label={t('cost.own.change')} onClick={() => setTyping(true)}>
            <Pencil size={12} aria-hidden />
          </IconButton>
          <IconButton label={t('cost.own.remove')} onClick={() => removeOwnPrice(worker)}>
            <X size={13} aria-hidden />
          </IconButton>
        </span>
      )}
      {learned &&
        (isOther === true ? (
          <span className="text-warn">
            <WarningMark />
            {t('cost.own.differs', { ...seenOf(learned), price: inWords(t, learned) })}
          </span>
        ) : (
          <span className="max-lg:hidden">
            {t('cost.seen', seenOf(learned))}
            {learned.before &&
              `${sentenceGap()}${t('cost.changed', { usd: inWords(t, { ...learned, usd: learned.before }) })}`}
            {sentenceGap()}
          </span>
        ))}
      {!own && (
        <button
          type="button"
          className="text-accent hover:underline pointer-coarse:min-h-11"
          onClick={() => setTyping(true)}
        >
          {t('cost.own.set')}
        </button>
      )}
      {isTyping && (
        <LazyPart>
          <PriceDialog worker={worker} own={own} per={learned?.per} onClose={() => setTyping(false)} />
        </LazyPart>
      )}
    </>
  );
}

const seenOf = ({ runs, until }: Price) => ({ runs, date: formatMoment(until) });

/** The smallest maximum charge that cuts nothing which is paid for. */
function limitOf({ rate, most }: KnownCost): number | undefined {
  return rate?.per === 'result' && most !== undefined
    ? roundUpToDollars(costOfResults(rate, most))
    : undefined;
}

const inWords = (t: Translate, { per, usd }: Rate): string =>
  per === 'minute'
    ? t('cost.perMinute', { usd: formatPrice(toNumber(usd)) })
    : t('cost.perResult', { usd: formatPrice(toNumber({ ...usd, units: usd.units * 1000n })) });
