import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { startJournal } from '#api/start-journal.ts';
import { closeLost, useLatestStart } from '#api/use-latest-start.ts';
import type { FailureFacts } from '#core/errors/failure.ts';
import { didNotStart } from '#core/journal/lookup.ts';
import type { OpenStart } from '#core/journal/open-start.ts';
import type { StartSubject } from '#core/journal/start-subject.ts';
import type { RunSlug, StartedRun } from '#core/run/run.ts';
import { useShown } from '#ui/use-shown.ts';

export type StartState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'started' }
  /** The platform refused, or the request never left: there is no run. */
  | { readonly kind: 'refused'; readonly facts: FailureFacts }
  | OpenStart;

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
  const shown = useShown();
  const [asked, setAsked] = useState(false);
  const { intent, openStart, lookAgain, send } = useLatestStart(subject, { sureRuns, watched: asked });
  const [ended, setEnded] = useState<Ended>();
  const [putAside, setPutAside] = useState<string>();
  const state: StartState = openStart ?? ended ?? { kind: 'idle' };

  const start = async (again: StartAgain) => {
    const end = await send({
      subject: again.subject,
      mode: 'async',
      send: (signal) => again.send(api, signal),
    });
    if (end === undefined || end.kind === 'lost') return;
    setEnded(end.kind === 'started' ? { kind: 'started' } : { kind: 'refused', facts: end.facts });
    // Whoever has gone elsewhere meanwhile is not called back, but told there.
    if (end.kind === 'started' && shown.current) onStarted(end.run);
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
      void start(again);
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
