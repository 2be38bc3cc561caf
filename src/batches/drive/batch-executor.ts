import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { type BatchId, type BatchPlan, orderOf } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/state/batch-event.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import type { Attempt } from '#core/batch/state/row-state.ts';
import { nextAction, type Decision, mayLeave } from '#core/batch/state/next-action.ts';
import type { SeenRow } from '#core/batch/state/seen-row.ts';
import { factsOf } from '#core/errors/failure.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { InputToStore } from '#starts/history/stored-input.ts';
import { latestIntent } from '#starts/journal/journal.ts';
import { passedNow, type Starts } from '#starts/starts.ts';

import type { BatchCommand, Untimed } from './batch-messages.ts';
import type { StoredBatch } from '../keep/batch-store.ts';
import { type AskTimes, lookAtRuns } from './look-at-runs.ts';

type AnswerFacts = Omit<Extract<BatchEvent, { readonly kind: 'answered' }>, 'kind' | 'time'>;

type BatchApi = Pick<Api, 'readyToStart' | 'walkRuns' | 'run' | 'abort' | 'serverTime'> & {
  readonly requests: Pick<Api['requests'], 'startRun'>;
};

export type ExecutorParts = {
  readonly api: BatchApi;
  readonly keyStore: Pick<KeyStore, 'fingerprint'>;
  readonly starts: Starts;
  readonly now: () => number;
  readonly newId: () => string;
  readonly places: { readonly noteRunning: (count: number) => void };
  readonly inputOf: (order: RunOrder) => Promise<InputToStore>;
  readonly onStarted: () => void;
};

type Driven = {
  readonly state: () => BatchState | undefined;
  readonly isDriving: () => boolean;
  readonly dispatch: (event: Untimed<BatchEvent>) => boolean;
  readonly isSaved: () => Promise<boolean>;
  readonly send: (command: BatchCommand) => void;
  readonly wake: () => void;
};

type Act = (batch: StoredBatch, decision: Exclude<Decision, { readonly kind: 'wait' }>) => Promise<void>;

export function createBatchExecutor(id: BatchId, parts: ExecutorParts, driven: Driven): Act {
  const { api, keyStore, starts, now, newId, places, inputOf, onStarted } = parts;
  const { state: batchState, isDriving, dispatch, wake } = driven;
  const askTimes: AskTimes = new Map();
  const world = () => ({ now: now(), fingerprint: keyStore.fingerprint() });

  /**
   * Returns a function that sends a row at once; undefined if nothing is reachable or something else
   * comes first.
   */
  const readyFor = async (row: number): Promise<Api['startRun'] | undefined> => {
    try {
      const start = await api.readyToStart();
      const found = batchState();
      const next = found && nextAction(found, world());
      return next?.kind === 'send' && next.row === row ? start : undefined;
    } catch (error) {
      dispatch({ kind: 'unread', facts: factsOf(error) });
      return undefined;
    }
  };

  const newAttempt = (): Attempt => {
    const since = passedNow(api);
    const fingerprint = keyStore.fingerprint();
    return {
      id: newId(),
      at: now(),
      ...(since && { since }),
      ...(fingerprint !== undefined && { keyMark: fingerprint }),
    };
  };

  /** Whether a noted start may be sent now that the note is stored; otherwise notes that it was not sent. */
  const isToLeave = async (noted: SeenRow): Promise<boolean> => {
    const isSaved = await driven.isSaved();
    const at = batchState();
    if (isSaved && at && mayLeave(at, noted, world())) return true;
    dispatch({ kind: 'unsent', ...noted });
    if (!isSaved) dispatch({ kind: 'halted', why: { kind: 'unkept' } });
    return false;
  };

  const send = async (
    { plan, state: batchState }: { readonly plan: BatchPlan; readonly state: BatchState },
    row: number,
  ) => {
    const planned = plan.rows[row];
    if (!planned) {
      dispatch({ kind: 'halted', why: { kind: 'damaged', rows: lostRows(plan, batchState) } });
      return;
    }
    const order = orderOf(plan, planned);
    const input = await inputOf(order);
    const start = await readyFor(row);
    if (start === undefined) return;
    const attempt = newAttempt();
    const noted = { row, attempt: attempt.id };
    if (!dispatch({ kind: 'sent', row, attempt }) || !(await isToLeave(noted))) return;
    const subject = { kind: 'row', worker: plan.worker, batch: id, row: planned.number } as const;
    const before = latestIntent(starts.journal.entries(), subject);
    const sent = starts.start(
      {
        id: attempt.id,
        subject,
        input,
        mode: order.options.mode,
        send: (signal) => start(api.requests.startRun(order), signal),
      },
      // The person has decided about the one that was lost: else the row would not be sent again.
      before?.state.kind === 'lost' ? { id: before.id, seek: true } : undefined,
    );
    if (sent === undefined) {
      // A request of this row is on its way from this very tab: nothing was sent.
      dispatch({ kind: 'unsent', ...noted });
      dispatch({ kind: 'pause' });
      return;
    }
    void sent.then((end) => {
      if (end.kind === 'started') {
        onStarted();
        answered({ ...noted, run: end.run, ...(end.facts && { facts: end.facts }) });
      } else dispatch({ kind: end.kind, ...noted, facts: end.facts });
      wake();
    });
  };

  /** Also tells another tab if it drives by now: it assumes the row may have started. */
  const answered = (answer: AnswerFacts) => {
    const { facts: _, ...started } = answer;
    if (!isDriving()) driven.send({ kind: 'take', ...started });
    else dispatch({ kind: 'answered', ...answer });
  };

  const prove = async (fingerprint: string, run: RunSlug | undefined) => {
    if (run === undefined) return void dispatch({ kind: 'proven', fingerprint });
    try {
      await api.run(run);
      dispatch({ kind: 'proven', fingerprint });
    } catch (error) {
      const facts = factsOf(error);
      dispatch(isRunNotFound(facts) ? { kind: 'foreign', fingerprint } : { kind: 'unread', facts });
    }
  };

  const abort = async (row: number, run: RunSlug) => {
    dispatch({ kind: 'aborting', row });
    try {
      await api.abort(run);
    } catch (error) {
      dispatch({ kind: 'aborting', row, facts: factsOf(error) });
    }
  };

  const look = async (batchState: BatchState) => {
    const seen = await lookAtRuns(api, batchState, { now, askTimes, signal: new AbortController().signal });
    if (seen.kind === 'seen')
      places.noteRunning(seen.runs.filter(({ status }) => status === 'running').length);
    dispatch(seen);
  };

  return async (batch, decision) => {
    switch (decision.kind) {
      case 'look':
        await look(batch.state);
        break;
      case 'prove':
        await prove(decision.fingerprint, decision.run);
        break;
      case 'abort':
        await abort(decision.row, decision.run);
        break;
      case 'pause':
        dispatch({ kind: 'halted', why: decision.why });
        break;
      case 'send':
        if (batch.plan) await send({ plan: batch.plan, state: batch.state }, decision.row);
        else dispatch({ kind: 'halted', why: { kind: 'unkept' } });
    }
  };
}

const lostRows = (plan: BatchPlan, batchState: BatchState | undefined): readonly number[] =>
  (batchState?.rows ?? []).flatMap(({ state }, at) => (state === 'waiting' && !plan.rows[at] ? [at] : []));
