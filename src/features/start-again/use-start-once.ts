import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { accountQuery, PRIVATE_QUERIES } from '#api/queries.ts';
import { startJournal } from '#api/start-journal.ts';
import { closeLost, useLatestStart } from '#api/use-latest-start.ts';
import type { FailureFacts } from '#core/errors/failure.ts';
import { didNotStart } from '#core/journal/lookup.ts';
import type { StartSubject } from '#core/journal/start-subject.ts';
import type { RunSlug, StartedRun } from '#core/run/run.ts';
import type { LostStart } from '#ui/may-have-started.tsx';

export type StartState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'started' }
  /** The platform refused, or the request never left: there is no run. */
  | { readonly kind: 'refused'; readonly facts: FailureFacts }
  | ({ readonly kind: 'unknown' } & LostStart);

/** What a start that is sent without a form needs from the screens around it. */
export type StartPlace = {
  readonly onStarted: (run: RunSlug) => void;
  readonly onNeedKey: () => void;
  /** Gives the runs that the platform named as the answers to other starts from this browser. */
  readonly sureRuns: () => Promise<ReadonlySet<string>>;
};

/** What to start, and the one request that starts it. */
export type StartAgain = {
  readonly subject: StartSubject;
  readonly send: (api: Api, signal: AbortSignal) => Promise<StartedRun>;
};

type Ended = Extract<StartState, { kind: 'started' | 'refused' }>;

/**
 * Starts a run once for one intent: a second call while one is under way, or after it has started, does nothing, nothing
 * is ever sent again by itself, and after an answer that got lost nothing is sent until the list of runs says that there
 * was none, or the person goes on regardless (`dismiss`).
 * @param subject what is started, or a like one
 */
export function useStartOnce(
  subject: StartSubject,
  { onStarted, sureRuns }: Pick<StartPlace, 'onStarted' | 'sureRuns'>,
) {
  const api = useApi();
  const keyStore = useKeyStore();
  const client = useQueryClient();
  const shown = useShown();
  const [asked, setAsked] = useState(false);
  const { intent, lookup, lookAgain } = useLatestStart(subject, { sureRuns, watched: asked });
  const [ended, setEnded] = useState<Ended>();
  const [putAside, setPutAside] = useState<string>();
  const state = ((): StartState => {
    if (intent?.state.kind === 'sent') return { kind: 'starting' };
    if (intent?.state.kind === 'lost') {
      const { left, facts } = intent.state;
      return { kind: 'unknown', since: intent.at, left, ...(facts && { facts }), lookup };
    }
    return ended ?? { kind: 'idle' };
  })();

  const send = async ({ subject: asked, send: sendOnce }: StartAgain) => {
    closeLost(asked);
    const { now, within } = api.serverTime();
    const end = await startJournal.start({
      subject: asked,
      mode: 'async',
      since: now - within,
      keyMark: keyStore.mark(),
      send: (signal) => sendOnce(api, signal),
    });
    if (end === undefined || end.kind === 'lost') return;
    setEnded(end.kind === 'started' ? { kind: 'started' } : { kind: 'refused', facts: end.facts });
    if (end.kind !== 'started') return;
    void client.invalidateQueries({ queryKey: accountQuery(api).queryKey });
    void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
    // Whoever has gone elsewhere meanwhile is not called back, but told there.
    if (shown.current) onStarted(end.run);
  };
  return {
    /** What was, or is to be, started last. */
    subject: intent?.subject ?? subject,
    state,
    /** Whether its dialog is open: asked for by the person, or by a lost answer that they have not put aside. */
    open: asked || (state.kind === 'unknown' && putAside !== intent?.id),
    show: () => setAsked(true),
    close: () => {
      setAsked(false);
      if (state.kind === 'unknown') setPutAside(intent?.id);
      if (state.kind === 'started') setEnded(undefined);
    },
    start: (again: StartAgain) => {
      setAsked(true);
      if (state.kind === 'started' || (state.kind === 'unknown' && !didNotStart(state.lookup))) return;
      void send(again);
    },
    lookAgain,
    /** The person takes this run for the lost one. */
    take: (run: RunSlug) => {
      if (intent) startJournal.found(intent.id, run);
    },
    /** The person goes on, knowing that there is or may be a run. */
    dismiss: () => {
      closeLost(subject);
      setEnded(undefined);
    },
  };
}

export type StartOnce = ReturnType<typeof useStartOnce>;

/** Whether the part is on screen still. */
function useShown() {
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}
