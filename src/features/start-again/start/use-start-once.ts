import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { useSingleFlight } from '#starts/question/use-single-flight.ts';
import type { AskedStart } from '#starts/starts.ts';
import { useStart } from '#starts/use-start.ts';
import type { StartSubject } from '#starts/journal/start-subject.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { StartedRun } from '#core/run/run.ts';
import type { KeptInput } from '#starts/history/stored-input.ts';

/** What a start that is sent without a form needs from the screens around it. */
export type StartPlace = {
  readonly onStarted: (run: RunSlug) => void;
  readonly onNeedKey: () => void;
};

/** What to start, and the one request that starts it. */
export type StartAgain = {
  readonly subject: StartSubject;
  /** The last question before it; false where the person thinks better of it, which `signal` tells too. */
  readonly mayStart: (signal: AbortSignal) => Promise<boolean>;
  /** What is to be kept of its input, where this browser knows it. */
  readonly input?: KeptInput;
  /** Tells it once the run is there, where only then it is sure. */
  readonly orderOfRun?: AskedStart['orderOfRun'];
  /** `stop` ends the waiting for its answer. Nothing is to leave once `wanted` is aborted. */
  readonly send: (api: Api, stop: AbortSignal, wanted: AbortSignal) => Promise<StartedRun>;
};

/**
 * Starts a run once for one intent: a second call while one is under way does nothing, nothing is ever sent again by
 * itself, and after an answer that got lost nothing is sent until the list of runs says that there was none, or the
 * person goes on regardless (`goOn`), which ends the question after it once another is sent. Nothing leaves once its dialog was closed, or its screen is gone. The dialog closes when a
 * run has started.
 * @param subject what is started, or a like one
 */
export function useStartOnce(subject: StartSubject, { onStarted }: Pick<StartPlace, 'onStarted'>) {
  const api = useApi();
  const [asked, setAsked] = useState(false);
  const starts = useStart(subject, {
    shown: asked,
    onStarted: (run) => {
      setAsked(false);
      onStarted(run);
    },
  });
  const { intent, state, unkept, locked, lookAgain, isFree, send, take, dismiss } = starts;
  const press = useSingleFlight();
  const [putAside, setPutAside] = useState<string>();
  const [goneOnFrom, setGoneOnFrom] = useState<string>();
  const isGoneOn = state.kind === 'lost' && goneOnFrom === intent?.id;

  return {
    /** What was, or is to be, started last. */
    subject: intent?.subject ?? subject,
    state,
    unkept,
    locked: locked && !isGoneOn,
    /** The person goes on from the lost one, as long as its dialog is open. */
    isGoneOn,
    goOn: () => setGoneOnFrom(intent?.id),
    /** Whether its dialog is open: asked for by the person, or by a lost answer that they have not put aside. */
    open: asked || (state.kind === 'lost' && putAside !== intent?.id),
    show: () => setAsked(true),
    /** A start was asked for, and what comes before it is still waited for, or its answer. */
    isStarting: state.kind === 'starting' || press.isOpen,
    close: () => {
      press.drop();
      setAsked(false);
      setGoneOnFrom(undefined);
      if (state.kind === 'lost') setPutAside(intent?.id);
    },
    start: async (again: StartAgain) => {
      setAsked(true);
      await press.make(async (signal) => {
        if (!(await again.mayStart(signal)) || !(isGoneOn || (await isFree())) || signal.aborted) return;
        await send({
          subject: again.subject,
          ...(again.input && { input: again.input }),
          orderOfRun: again.orderOfRun,
          mode: again.input?.order.options.mode ?? 'async',
          send: (stop) => again.send(api, stop, signal),
        });
      });
    },
    lookAgain,
    /** The person takes this run for the lost one. */
    take,
    /** The person has seen what was found, and none of it is theirs. */
    dismiss,
  };
}

export type StartOnce = ReturnType<typeof useStartOnce>;
