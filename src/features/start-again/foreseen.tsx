import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { toNumber } from '#core/decimal.ts';
import { judgeStart } from '#core/draft/judge-start.ts';
import { OWN } from '#core/draft/provenance.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { splitIntoTasks } from '#core/tasks/split-into-tasks.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { sayEstimate } from '#starts/cost/said-estimate.ts';
import { useCost } from '#starts/cost/use-cost.ts';
import { askThreshold } from '#starts/question/ask-threshold.ts';
import type { JudgedStart } from '#starts/question/use-confirm-start.tsx';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

const subtasksOf = ({ splitting }: WorkerDescriptor, { custom }: RunOrder) =>
  splitIntoTasks(splitting, custom).count;

const { read: readOptions } = createOptionsReader({ holdsKey: () => false, versionRequired: false });

/** Judges an order of this person's own, as it would be sent. */
export function judgeOwn(api: Api, descriptor: WorkerDescriptor, order: RunOrder): JudgedStart {
  const { options, custom } = order;
  const subtasks = subtasksOf(descriptor, order);
  const own = { provenance: OWN, threshold: askThreshold(), ownCap: ownCap(order.worker) };
  const judged = { options, custom, subtasks, readOptions, ...own };
  return {
    request: api.requests.startRun(order),
    reasons: judgeStart(descriptor, judged),
    provenance: OWN,
  };
}

/** What a start without a form comes to: its subtasks, what it will likely cost, and what at the most. */
export function Foreseen({ order }: { readonly order: RunOrder }) {
  const t = useMessages();
  const { data: descriptor, isError } = useQuery(workerQuery(useApi(), order.worker));
  const { maxCharge } = order.options;
  return (
    <p role="status" className="mb-3 min-h-5 font-semibold tabular-nums">
      {isError && t('again.foreseen.uncounted')}
      {descriptor && t('again.foreseen.subtasks', { count: subtasksOf(descriptor, order) })}
      {(isError || descriptor) && ' · '}
      {descriptor && <LikelyCost {...{ order, descriptor }} />}
      {maxCharge === undefined
        ? t('again.foreseen.unknownCharge')
        : maxCharge > 0
          ? t('again.foreseen.charge', { charge: formatMoney(maxCharge) })
          : t('again.foreseen.noLimit')}
    </p>
  );
}

type LikelyCostProps = { readonly order: RunOrder; readonly descriptor: WorkerDescriptor };

/** Nothing where no price is known. */
function LikelyCost({ order, descriptor }: LikelyCostProps) {
  const t = useMessages();
  const { worker, custom, options } = order;
  const { version = '' } = options;
  const asked = { worker, descriptor, version: version === '' ? descriptor.version : version, custom };
  const estimate = useCost(asked)?.estimate;
  useEffect(() => sayEstimate({ worker, custom, estimate }), [worker, custom, estimate]);
  return (
    estimate && (
      <>
        <span data-testid="cost-about">
          {t('again.foreseen.about', { usd: formatMoney(toNumber(estimate.usd)) })}
        </span>
        {' · '}
      </>
    )
  );
}
