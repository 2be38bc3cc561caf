import { useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { StartSubject } from '#starts/journal/start-subject.ts';
import { againstOwnCap } from '#starts/cost/against-own-cap.ts';
import { useConfirmStart } from '#starts/question/use-confirm-start.tsx';

import { judgeOwn } from './start-estimate.tsx';

type Agreeable = {
  readonly order: RunOrder | undefined;
  /** Of a run of which nothing else is known. */
  readonly worker?: WorkerSlug | undefined;
  readonly subject: StartSubject;
  /** The previous dialog has shown its subtasks and let the user limit their cost. */
  readonly isAmountConfirmed?: boolean;
};

export function useConfirmOrder() {
  const api = useApi();
  const client = useQueryClient();
  const { confirm, confirmUnforeseen, dialog } = useConfirmStart((name) => name);
  const agree = async (
    { order, worker, subject, isAmountConfirmed = false }: Agreeable,
    signal: AbortSignal,
  ): Promise<boolean> => {
    const subjects = [subject];
    if (order === undefined)
      return confirmUnforeseen(signal, { subjects, runs: worker ? [againstOwnCap(worker)] : [] });
    const descriptor = await client
      .query({ ...workerQuery(api, order.worker), staleTime: 'static' })
      .catch(() => undefined);
    // Without the Worker's form nothing can be counted, which the dialog says.
    if (descriptor === undefined) {
      const runs = [againstOwnCap(order.worker, order.options.maxCharge)];
      return confirmUnforeseen(signal, { subjects, runs });
    }
    const judged = judgeOwn(api, descriptor, order);
    const isAnswered = ({ kind }: StartReason) =>
      isAmountConfirmed && (kind === 'noCap' || kind === 'subtasks');
    const reasons = judged.reasons.filter((reason) => !isAnswered(reason));
    return (await confirm({ ...judged, reasons, subjects }, signal)) !== undefined;
  };
  return { agree, dialog };
}
