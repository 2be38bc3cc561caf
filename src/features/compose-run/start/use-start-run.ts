import { useMemo, useState } from 'react';

import { useApi, useHasKey, useKeyStore } from '#api/api-context.tsx';
import { DESCRIBED, storableInput } from '#starts/history/storable-input.ts';
import type { Agreement } from '#starts/question/confirm-start.tsx';
import type { JudgedStart, OfSubjects } from '#starts/question/use-confirm-start.tsx';
import { useSingleFlight } from '#starts/question/use-single-flight.ts';
import { useStart } from '#starts/use-start.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { InputToStore } from '#starts/history/stored-input.ts';
import type { StartSubject } from '#starts/journal/start-subject.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';

export type StartIntent = JudgedStart & {
  readonly order: RunOrder;
  readonly mode: RunOptions['mode'];
  /** Sets the maximum charge in the form and returns what that sends. USD; 0 means no limit. */
  readonly limitTo: (usd: number) => StartIntent;
};

type StartRunInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly prepare: () => StartIntent | undefined;
  /** Last question before the start; undefined if the user cancels, which `signal` reports too. */
  readonly confirmStart: (
    intent: StartIntent & OfSubjects,
    signal: AbortSignal,
  ) => Promise<Agreement | undefined>;
  readonly requestKey: (reason: string) => Promise<boolean>;
  readonly onStarted: (run: RunSlug) => void;
};

/**
 * Starts a run once per intent: a second call while one is pending does nothing, and nothing is resent
 * automatically.
 * After a lost answer a start must be requested as "another" until the list of runs shows that there was
 * none.
 * Sends nothing after the form is gone.
 */
export function useStartRun(input: StartRunInput) {
  const { slug, descriptor, prepare, confirmStart, requestKey, onStarted } = input;
  const t = useMessages();
  const api = useApi();
  const keyStore = useKeyStore();
  const hasKey = useHasKey();
  const press = useSingleFlight();
  useAfterPaint(DESCRIBED.load);
  const [sent, setSent] = useState<RunOrder>();
  const subject = useMemo<StartSubject>(() => ({ kind: 'worker', worker: slug }), [slug]);
  const starts = useStart(subject, { shown: true, onStarted });
  const { state, unkept, locked, lookAgain, isFree, send } = starts;

  const start = ({ order, request, mode }: StartIntent, input: InputToStore, wanted: AbortSignal) => {
    setSent(order);
    return send({ subject, input, mode, send: (stop) => api.startRun(request, stop, wanted) });
  };

  const prepareAgreed = async (signal: AbortSignal): Promise<StartIntent | undefined> => {
    const shown = prepare();
    const agreement = shown && (await confirmStart({ ...shown, subjects: [subject] }, signal));
    return agreement?.limit === undefined ? agreement && shown : shown?.limitTo(agreement.limit);
  };

  const startOnce = async (signal: AbortSignal, mayStart?: () => Promise<boolean>) => {
    const prepared = await prepareAgreed(signal);
    if (prepared === undefined) return;
    if (keyStore.get() === undefined) {
      if (!(await requestKey(t('key.needed'))) || signal.aborted) return;
      // Only now can be told whether the key stands in the callback URL. What is sent stays what was shown at the click.
      if (prepare() === undefined) return;
    }
    // Noted with the start: whoever leaves the page right after its answer has it kept all the same.
    const input = await storableInput(prepared.order, descriptor.parameters, keyStore.get());
    // Right before the request: a run may have been listed while the person answered.
    if ((await mayStart?.()) === false || signal.aborted) return;
    await start(prepared, input, signal);
  };

  return {
    state,
    sent,
    unkept,
    hasKey,
    isStarting: state.kind === 'starting' || press.isOpen,
    locked,
    start: () => {
      if (!locked && state.kind !== 'starting') void press.make((signal) => startOnce(signal, isFree));
    },
    startAnother: () => void press.make((signal) => startOnce(signal)),
    stopWaiting: starts.stopWaiting,
    lookAgain,
    take: starts.take,
    dismiss: starts.dismiss,
  };
}

export type StartRun = ReturnType<typeof useStartRun>;
