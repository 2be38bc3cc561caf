import { startTransition, useEffect, useMemo, useState } from 'react';

import { useApi, useKeyFingerprint, useKeyStore } from '#api/api-context.tsx';
import { useBalance } from '#api/queries/use-balance.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { composeRun, type Composition } from '#core/draft/compose-run.ts';
import { judgeStart } from '#core/draft/reasons/judge-start.ts';
import type { Provenance } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { ShareSource } from '#core/link/share-items.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { askThreshold } from '#starts/question/ask-threshold.ts';
import type { DraftState } from '#core/draft/draft-store.ts';

import type { ComposedDraft } from '../draft/use-draft.ts';
import type { Composed, ComposedStore } from '../draft/composed-draft.ts';

/** Derived from the draft while rendering, never stored. */
export type ComposedRequest = Composition & {
  readonly request: ApiRequest;
  readonly reasons: readonly StartReason[];
  readonly share: ShareSource;
};

/** The form's request, deferred so that typing never waits for it. */
export function useRequest(
  slug: WorkerSlug,
  descriptor: WorkerDescriptor,
  { store, readOptions }: ComposedDraft,
): ComposedRequest {
  const api = useApi();
  const keyStore = useKeyStore();
  const fingerprint = useKeyFingerprint();
  const balance = useBalance();
  const { draft, reading } = useDeferredDraft(store);
  const { values, options: typed, broken, provenance } = draft;
  const isBroken = broken !== undefined;
  const composed = useMemo(() => {
    const composition = composeRun(
      { worker: slug, descriptor },
      { values, options: typed, isBroken, reading },
      { readOptions },
    );
    const { built, options } = composition;
    return {
      ...composition,
      request: api.requests.startRun({ worker: slug, options, custom: built.custom }),
      share: { worker: slug, descriptor, built, options, key: fingerprint && keyStore.get() },
    };
  }, [api, slug, descriptor, readOptions, values, typed, isBroken, reading, keyStore, fingerprint]);
  const reasons = useMemo(
    () => reasonsOf(composed, { slug, descriptor, provenance, readOptions, balance }),
    [composed, slug, descriptor, provenance, readOptions, balance],
  );
  return { ...composed, reasons };
}

type RequestInput = Pick<ComposedDraft, 'readOptions'> & {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly provenance: Provenance;
  /** Balance of the account in USD; undefined while unknown. */
  readonly balance: number | undefined;
};

export function reasonsOf(
  { built: { custom }, options, subtasks }: Composition,
  { slug, descriptor, ...rules }: RequestInput,
): readonly StartReason[] {
  const own = { threshold: askThreshold(), ownCap: ownCap(slug) };
  return judgeStart(descriptor, { options, custom, subtasks: subtasks.count, ...own, ...rules });
}

/**
 * Defers the draft: a key press paints its own field first; what depends on all values renders later and
 * yields to the next key.
 */
function useDeferredDraft(store: ComposedStore): DraftState<Composed> {
  const [state, setState] = useState(store.getState);
  useEffect(() => {
    const follow = () => startTransition(() => setState(store.getState()));
    let [frame, timer] = [0, 0];
    const later = () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        // A timer that is set while a frame is made runs out when that has been painted.
        timer = window.setTimeout(() => {
          frame = 0;
          follow();
        });
      });
    };
    follow();
    const stop = store.subscribe(later);
    return () => {
      stop();
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [store]);
  return state;
}
