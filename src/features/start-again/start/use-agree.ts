import { useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import type { RunOrder } from '#core/run/run.ts';
import { againstOwnCap } from '#starts/cost/against-own-cap.ts';
import { useConfirmStart } from '#starts/question/use-confirm-start.tsx';

import { judgeOwn } from './start-forecast.tsx';

/** The last question before an order is started that stands in no form. */
export function useAgree() {
  const api = useApi();
  const client = useQueryClient();
  const { confirm, confirmUnforeseen, dialog } = useConfirmStart((name) => name);
  /** Undefined stands for an order that nobody knows here. */
  const agree = async (order: RunOrder | undefined, signal: AbortSignal): Promise<boolean> => {
    if (order === undefined) return confirmUnforeseen(signal);
    const descriptor = await client
      .query({ ...workerQuery(api, order.worker), staleTime: 'static' })
      .catch(() => undefined);
    // Without the Worker's form nothing can be counted, which the dialog says.
    return descriptor === undefined
      ? confirmUnforeseen(signal, [againstOwnCap(order.worker, order.options.maxCharge)])
      : confirm(judgeOwn(api, descriptor, order), signal);
  };
  return { agree, dialog };
}
