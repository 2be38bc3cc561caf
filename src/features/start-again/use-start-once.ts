import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { startJournal } from '#starts/journal/start-journal.ts';
import { closeLost, useLatestStart } from '#starts/use-latest-start.ts';
import type { StartSubject } from '#starts/journal/start-subject.ts';
import type { RunSlug, StartedRun } from '#core/run/run.ts';

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

/**
 * Starts a run once for one intent: a second call while one is under way does nothing, nothing is ever sent again by
 * itself, and after an answer that got lost nothing is sent until the list of runs says that there was none, or the
 * person goes on regardless (`dismiss`). Its dialog closes when a run has started.
 * @param subject what is started, or a like one
 */
export function useStartOnce(
  subject: StartSubject,
  { onStarted, sureRuns }: Pick<StartPlace, 'onStarted' | 'sureRuns'>,
) {
  const api = useApi();
  const [asked, setAsked] = useState(false);
  const { intent, state, unkept, lookAgain, isFree, send } = useLatestStart(subject, {
    sureRuns,
    shown: asked,
    onStarted: (run) => {
      setAsked(false);
      onStarted(run);
    },
  });
  const [putAside, setPutAside] = useState<string>();

  return {
    /** What was, or is to be, started last. */
    subject: intent?.subject ?? subject,
    state,
    unkept,
    /** Whether its dialog is open: asked for by the person, or by a lost answer that they have not put aside. */
    open: asked || (state.kind === 'unknown' && putAside !== intent?.id),
    show: () => setAsked(true),
    close: () => {
      setAsked(false);
      if (state.kind === 'unknown') setPutAside(intent?.id);
    },
    start: async (again: StartAgain) => {
      setAsked(true);
      if (!(await isFree())) return;
      await send({
        subject: again.subject,
        mode: 'async',
        send: (signal) => again.send(api, signal),
      });
    },
    lookAgain,
    /** The person takes this run for the lost one. */
    take: (run: RunSlug) => {
      if (intent) startJournal.found(intent.id, run);
    },
    /** The person goes on, knowing that there is or may be a run. */
    dismiss: () => closeLost(subject),
  };
}

export type StartOnce = ReturnType<typeof useStartOnce>;
