import { useApi } from '#api/api-context.tsx';
import { useBalance } from '#api/queries/use-balance.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { composeRun } from '#core/draft/compose-run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { type ObstaclePlace, placeOf } from './listed-problems.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';
import { reasonsOf } from '../request/use-request.ts';
import type { StartIntent } from './use-start-run.ts';

type PrepareInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
  readonly onAttempt: () => void;
  readonly onProblem: (place: ObstaclePlace) => void;
};

/**
 * Composes the run as it is at the click, not as it was rendered; leads to the first obstacle or returns
 * what to send.
 */
export function usePrepareStart({ slug, descriptor, draft, onAttempt, onProblem }: PrepareInput) {
  const api = useApi();
  const balance = useBalance();
  return (): StartIntent | undefined => {
    onAttempt();
    const { draft: held, reading } = draft.store.getState();
    const { readOptions } = draft;
    const composed = composeRun(
      { worker: slug, descriptor },
      { ...held, isBroken: held.broken !== undefined, reading },
      { readOptions },
    );
    const {
      order,
      obstacles: [first],
    } = composed;
    if (first !== undefined) onProblem(placeOf(first));
    const { provenance } = held;
    if (order === undefined) return undefined;
    const reasons = reasonsOf(composed, { slug, descriptor, provenance, readOptions, balance });
    const toIntent = (sent: NonNullable<typeof order>): StartIntent => ({
      order: sent,
      request: api.requests.startRun(sent),
      mode: sent.options.mode,
      reasons,
      provenance,
      maxCharge: sent.options.maxCharge,
      limitTo: (usd) => {
        draft.setOptions({ ...draft.current().options, maxCharge: String(usd) });
        // Not what the form holds by now: the person has seen this.
        return toIntent({ ...sent, options: { ...sent.options, maxCharge: usd } });
      },
    });
    return toIntent(order);
  };
}
