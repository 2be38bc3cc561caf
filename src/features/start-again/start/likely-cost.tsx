import { useEffect } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { RunOrder } from '#core/run/run.ts';
import { noteShownEstimate } from '#starts/history/shown-estimate.ts';
import { useCost } from '#starts/cost/use-cost.ts';
import { formatCost } from '#messages/format-range.ts';
import { useMessages } from '#messages/use-messages.ts';

type LikelyCostProps = { readonly order: RunOrder; readonly descriptor: WorkerDescriptor };

export function LikelyCost({ order, descriptor }: LikelyCostProps) {
  const t = useMessages();
  const { worker, custom, options } = order;
  const { version = '', maxCharge } = options;
  const of = { worker, descriptor, version: version === '' ? descriptor.version : version };
  const estimate = useCost({ ...of, custom, maxCharge })?.estimate;
  useEffect(() => noteShownEstimate({ worker, custom, estimate }), [worker, custom, estimate]);
  return (
    estimate && (
      <>
        <span data-testid="cost-about">{t('again.foreseen.about', { usd: formatCost(estimate) })}</span>
        {' · '}
      </>
    )
  );
}
