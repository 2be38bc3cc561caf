import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { useApi, useHasKey, useKeyStore } from '#api/api-context.tsx';
import { accountQuery } from '#api/queries.ts';
import { type FailureFacts, factsOf, mayHaveStarted } from '#core/errors/failure.ts';
import type { RunOptions } from '#core/run/run-options.ts';
import type { RunSlug } from '#core/run/run.ts';
import type { ApiRequest } from '#core/snippet/api-request.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';

import { clearPendingStart, notePendingStart, pendingStart } from './pending-start.ts';

export type StartState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting'; readonly since: number; readonly mode: RunOptions['mode'] }
  /** The platform refused, or the request never left: there is no run. */
  | { readonly kind: 'refused'; readonly facts: FailureFacts }
  /** Nobody knows whether there is a run. */
  | { readonly kind: 'unknown'; readonly facts?: FailureFacts; readonly since: number };

/** What is needed to start: the request as it is shown, or undefined while something is wrong with it. */
export type StartIntent = { readonly request: ApiRequest; readonly mode: RunOptions['mode'] };

type StartRunInput = {
  readonly slug: WorkerSlug;
  /** Validates everything, leads the person to the first problem, and gives what to send when there is none. */
  readonly prepare: () => Promise<StartIntent | undefined>;
  readonly requestKey: (reason: string) => Promise<boolean>;
  readonly onStarted: (run: RunSlug) => void;
};

/**
 * Starts a run once for one intent: a second call while one is under way does nothing, nothing is ever sent again by
 * itself, and after an answer that got lost a start has to be asked for as "another".
 */
export function useStartRun({ slug, prepare, requestKey, onStarted }: StartRunInput) {
  const t = useMessages();
  const api = useApi();
  const keyStore = useKeyStore();
  const hasKey = useHasKey();
  const queryClient = useQueryClient();
  const busy = useRef(false);
  const abort = useRef<AbortController>(undefined);
  const [state, setState] = useState<StartState>(() => {
    const since = pendingStart(slug);
    return since === undefined ? { kind: 'idle' } : { kind: 'unknown', since };
  });

  const send = async ({ request, mode }: StartIntent) => {
    const since = Date.now();
    abort.current = new AbortController();
    setState({ kind: 'starting', since, mode });
    notePendingStart(slug, since);
    try {
      const started = await api.startRun(request, abort.current.signal);
      clearPendingStart(slug);
      void queryClient.invalidateQueries(accountQuery(api));
      setState({ kind: 'idle' });
      onStarted(started.slug);
    } catch (error) {
      const facts = factsOf(error);
      const unknown = mayHaveStarted(facts);
      if (!unknown) clearPendingStart(slug);
      setState(unknown ? { kind: 'unknown', facts, since } : { kind: 'refused', facts });
    }
  };

  const startOnce = async () => {
    const intent = await prepare();
    if (intent === undefined) return;
    if (keyStore.get() === undefined && !(await requestKey(t('key.needed')))) return;
    await send(intent);
  };

  const guarded = (work: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    void work().finally(() => {
      busy.current = false;
    });
  };

  return {
    state,
    hasKey,
    start: () => {
      if (state.kind !== 'unknown') guarded(startOnce);
    },
    /** The way on after a lost answer, chosen by the person. */
    startAnother: () => guarded(startOnce),
    stopWaiting: () => abort.current?.abort(),
  };
}

export type StartRun = ReturnType<typeof useStartRun>;
