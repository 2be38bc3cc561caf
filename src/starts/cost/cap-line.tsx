import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { CapOfferProps } from './cap-offer.tsx';
import { removeOwnCap, useOwnCap } from './own-cap.ts';

const CapOffer = lazyComponent(async () => (await import('./cap-offer.tsx')).CapOffer);

type CapLineProps = CapOfferProps & {
  /** The Worker's own maximum charge, USD; 0 is none. */
  readonly usual: number;
  /** USD; 0 is no limit, undefined while it cannot be read. */
  readonly maxCharge: number | undefined;
};

/** The limit of one's own for every run of a Worker: offered where a run has none, told where the run has it, and taken back. */
export function CapLine({ worker, usual, maxCharge, offer, onLimit }: CapLineProps) {
  const t = useMessages();
  const cap = useOwnCap(worker);
  if (cap === undefined)
    return maxCharge === 0 ? (
      <LazyPart>
        <CapOffer key={worker} worker={worker} offer={offer} onLimit={onLimit} />
      </LazyPart>
    ) : null;
  if (cap === 0 || maxCharge === undefined) return null;
  const forget = () => {
    removeOwnCap(worker);
    if (maxCharge === cap) onLimit(usual);
  };
  const isOver = maxCharge === 0 || maxCharge > cap;
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-3 text-xs text-muted short:hidden">
      <span className="min-w-0">{t(isOver ? 'cap.over' : 'cap.kept', { usd: formatMoney(cap) })}</span>
      <span className="flex gap-2">
        {isOver && (
          <Button size="small" onClick={() => onLimit(cap)}>
            {t('cost.limit', { usd: formatMoney(cap) })}
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={forget}>
          {t('cap.forget')}
        </Button>
      </span>
    </p>
  );
}
