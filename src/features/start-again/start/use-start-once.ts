import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { useSingleFlight } from '#starts/question/use-single-flight.ts';
import type { StartRequest } from '#starts/starts.ts';
import { useStart } from '#starts/use-start.ts';
import type { StartSubject } from '#starts/journal/start-subject.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { StartedRun } from '#core/run/run.ts';
import type { InputToStore } from '#starts/history/stored-input.ts';

export type StartPlace = {
  readonly onStarted: (run: RunSlug) => void;
  readonly onNeedKey: () => void;
};

export type StartAgain = {
  readonly subject: StartSubject;
  /** Last question before the start; false if the user cancels, which `signal` reports too. */
  readonly mayStart: (signal: AbortSignal) => Promise<boolean>;
  readonly input?: InputToStore;
  /** Returns the order once the run exists, if it is certain only then. */
  readonly orderOfRun?: StartRequest['orderOfRun'];
  /** `stop` ends the wait for the answer. Sends nothing once `wanted` is aborted. */
  readonly send: (api: Api, stop: AbortSignal, wanted: AbortSignal) => Promise<StartedRun>;
};

/**
 * Starts a run once per intent: a second call while one is pending does nothing, and nothing is resent
 * automatically.
 * After a lost answer it sends nothing until the list of runs shows that there was none, or the user
 * continues regardless (`goOn`), which ends the question once another start is sent.
 * Sends nothing after the dialog or its screen is closed. The dialog closes when a run has started.
 * @param subject what is started, or a similar one
 * @param isInitiallyOpen whether the question is open from the start
 */
export function useStartOnce(
  subject: StartSubject,
  { onStarted }: Pick<StartPlace, 'onStarted'>,
  isInitiallyOpen = false,
) {
  const api = useApi();
  const [isOpen, setIsOpen] = useState(isInitiallyOpen);
  const starts = useStart(subject, {
    shown: isOpen,
    onStarted: (run) => {
      setIsOpen(false);
      onStarted(run);
    },
  });
  const { intent, state, unkept, locked, lookAgain, isFree, send, take, dismiss } = starts;
  const press = useSingleFlight();
  const [dismissedId, setDismissedId] = useState<string>();
  const [goneOnFrom, setGoneOnFrom] = useState<string>();
  const isGoneOn = state.kind === 'lost' && goneOnFrom === intent?.id;

  return {
    subject: intent?.subject ?? subject,
    state,
    unkept,
    locked: locked && !isGoneOn,
    isGoneOn,
    goOn: () => setGoneOnFrom(intent?.id),
    /** The dialog is open: on request, or because of a lost answer that the user has not put aside. */
    open: isOpen || (state.kind === 'lost' && dismissedId !== intent?.id),
    show: () => setIsOpen(true),
    isStarting: state.kind === 'starting' || press.isOpen,
    close: () => {
      press.drop();
      setIsOpen(false);
      setGoneOnFrom(undefined);
      if (state.kind === 'lost') setDismissedId(intent?.id);
    },
    start: async (again: StartAgain) => {
      setIsOpen(true);
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
    take,
    dismiss,
  };
}

export type StartOnce = ReturnType<typeof useStartOnce>;
