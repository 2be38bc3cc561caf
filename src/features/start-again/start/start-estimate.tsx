import { useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { judgeStart } from '#core/draft/reasons/judge-start.ts';
import { OWN } from '#core/draft/provenance.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { askThreshold } from '#starts/question/ask-threshold.ts';
import type { JudgedStart } from '#starts/question/use-confirm-start.tsx';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

const LikelyCost = lazyComponent(() => import('./likely-cost.tsx').then(({ LikelyCost }) => LikelyCost));

const subtasksOf = ({ splitting }: WorkerDescriptor, { custom }: RunOrder) =>
  splitIntoSubtasks(splitting, custom).count;

const { read: readOptions } = createOptionsReader({ holdsKey: () => false, versionRequired: false });

export function judgeOwn(api: Api, descriptor: WorkerDescriptor, order: RunOrder): JudgedStart {
  const { options, custom } = order;
  const subtasks = subtasksOf(descriptor, order);
  const own = { provenance: OWN, threshold: askThreshold(), ownCap: ownCap(order.worker) };
  const judged = { options, custom, subtasks, readOptions, ...own };
  return {
    request: api.requests.startRun(order),
    reasons: judgeStart(descriptor, judged),
    provenance: OWN,
    maxCharge: options.maxCharge,
  };
}

export function StartForecast({ order }: { readonly order: RunOrder }) {
  const t = useMessages();
  const { data: descriptor, isError } = useQuery(workerQuery(useApi(), order.worker));
  const { maxCharge } = order.options;
  return (
    <div role="status" className="min-h-5">
      <span className="font-semibold tabular-nums">
        {isError && t('again.foreseen.uncounted')}
        {descriptor && t('again.foreseen.subtasks', { count: subtasksOf(descriptor, order) })}
        {(isError || descriptor) && ' · '}
        {descriptor && (
          <LazyPart>
            <LikelyCost order={order} descriptor={descriptor} />
          </LazyPart>
        )}
        {maxCharge === undefined
          ? t('again.foreseen.unknownCharge')
          : maxCharge > 0
            ? t('again.foreseen.charge', { charge: formatMoney(maxCharge) })
            : t('again.foreseen.noLimit')}
      </span>
    </div>
  );
}
