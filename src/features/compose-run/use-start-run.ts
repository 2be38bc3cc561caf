import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';

import { useApi, useHasKey, useKeyStore } from '#api/api-context.tsx';
import { accountQuery } from '#api/queries.ts';
import { startJournal } from '#api/start-journal.ts';
import { closeLost, useLatestStart } from '#api/use-latest-start.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { FailureFacts } from '#core/errors/failure.ts';
import type { Intent } from '#core/journal/intent.ts';
import type { KeptRun } from '#core/journal/kept-run.ts';
import { didNotStart, type Lookup } from '#core/journal/lookup.ts';
import { omitSecrets } from '#core/journal/omit-secrets.ts';
import type { StartSubject } from '#core/journal/start-subject.ts';
import type { RunOptions } from '#core/run/run-options.ts';
import type { RunOrder, RunSlug } from '#core/run/run.ts';
import type { ApiRequest } from '#core/snippet/api-request.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { LostStart } from '#ui/may-have-started.tsx';

export type StartState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting'; readonly since: number; readonly mode: RunOptions['mode'] }
  /** The platform refused, or the request never left: there is no run. */
  | { readonly kind: 'refused'; readonly facts: FailureFacts }
  | ({ readonly kind: 'unknown' } & LostStart);

/** What is needed to start: the order, and the request as it is shown. */
export type StartIntent = {
  readonly order: RunOrder;
  readonly request: ApiRequest;
  readonly mode: RunOptions['mode'];
};

/** What this browser remembers of the runs that were started from it, in all its tabs. */
export type StartHistory = {
  readonly keep: (run: RunSlug, kept: KeptRun) => void;
  /** The runs that the platform itself named as the answers to starts from here. */
  readonly sureRuns: () => Promise<ReadonlySet<string>>;
};

type StartRunInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  /** Validates everything, leads the person to the first problem, and gives what to send when there is none. */
  readonly prepare: () => Promise<StartIntent | undefined>;
  /** The last question before the start; false where the person thinks better of it. */
  readonly confirmStart?: (intent: StartIntent) => Promise<boolean>;
  readonly requestKey: (reason: string) => Promise<boolean>;
  readonly onStarted: (run: RunSlug) => void;
  readonly history: StartHistory;
};

/**
 * Starts a run once for one intent: a second call while one is under way does nothing, nothing is ever sent again by
 * itself, and after an answer that got lost a start has to be asked for as "another", until the list of runs says that
 * there was none.
 */
export function useStartRun(input: StartRunInput) {
  const { slug, descriptor, prepare, confirmStart, requestKey, onStarted, history } = input;
  const t = useMessages();
  const api = useApi();
  const keyStore = useKeyStore();
  const hasKey = useHasKey();
  const queryClient = useQueryClient();
  const busy = useRef(false);
  const shown = useShown();
  const [refused, setRefused] = useState<FailureFacts>();
  const subject = useMemo<StartSubject>(() => ({ kind: 'worker', worker: slug }), [slug]);
  const { intent, lookup, lookAgain } = useLatestStart(subject, {
    sureRuns: history.sureRuns,
    watched: true,
  });
  const state = useMemo(() => toState(intent, lookup, refused), [intent, lookup, refused]);
  const locked = state.kind === 'unknown' && !didNotStart(state.lookup);

  const keep = (run: RunSlug, { order, ...facts }: Pick<KeptRun, 'order' | 'at' | 'sure'>) =>
    history.keep(run, { ...omitSecrets(order, descriptor.parameters), ...facts });

  const send = async ({ order, request, mode }: StartIntent) => {
    setRefused(undefined);
    closeLost(subject);
    const at = Date.now();
    const { now, within } = api.serverTime();
    const end = await startJournal.start({
      subject,
      order,
      mode,
      since: now - within,
      keyMark: keyStore.mark(),
      send: (signal) => api.startRun(request, signal),
    });
    if (end?.kind === 'refused') setRefused(end.facts);
    if (end?.kind !== 'started') return;
    keep(end.run, { order, at, sure: true });
    void queryClient.invalidateQueries(accountQuery(api));
    // Whoever has gone elsewhere meanwhile is not called back: the run is among the runs.
    if (shown.current) onStarted(end.run);
  };

  const startOnce = async () => {
    let prepared = await prepare();
    if (prepared === undefined || (await confirmStart?.(prepared)) === false) return;
    if (keyStore.get() === undefined) {
      if (!(await requestKey(t('key.needed')))) return;
      // Read again: only now can be told whether the key stands in the callback URL.
      prepared = await prepare();
    }
    if (prepared !== undefined) await send(prepared);
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
    /** Another start of this Worker is open: `start` does nothing. */
    locked,
    start: () => {
      if (!locked) guarded(startOnce);
    },
    /** The way on after a lost answer, chosen by the person. */
    startAnother: () => guarded(startOnce),
    stopWaiting: () => intent && startJournal.stopWaiting(intent.id),
    lookAgain,
    /** The person takes this run for the lost one. */
    take: (run: RunSlug) => {
      if (intent === undefined) return;
      startJournal.found(intent.id, run);
      if (intent.noted?.kind === 'order')
        keep(run, { order: intent.noted.order, at: intent.at, sure: false });
    },
    /** The person has seen what was found, and none of it is theirs. */
    dismiss: () => closeLost(subject),
  };
}

export type StartRun = ReturnType<typeof useStartRun>;

function toState(intent: Intent | undefined, lookup: Lookup, refused: FailureFacts | undefined): StartState {
  if (intent?.state.kind === 'sent') return { kind: 'starting', since: intent.at, mode: intent.mode };
  if (intent?.state.kind === 'lost') {
    const { left, facts } = intent.state;
    return { kind: 'unknown', since: intent.at, left, ...(facts && { facts }), lookup };
  }
  return refused ? { kind: 'refused', facts: refused } : { kind: 'idle' };
}

/** True as long as the component is on the screen. */
function useShown() {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}
