import type { KeyStore } from '#api/key/key-store.ts';
import type { WriteOutcome } from '#browser/stored/records.ts';
import { type BatchId, type BatchPlan, orderOf } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/state/batch-event.ts';
import { type BatchState, isGoingOn, type Pause } from '#core/batch/state/batch-state.ts';
import type { RowState } from '#core/batch/state/row-state.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import { type BatchNotification, notificationOf } from '#core/batch/state/notifications.ts';
import { nextAction, someRun } from '#core/batch/state/next-action.ts';
import { doneOf } from '#core/batch/state/standing.ts';
import { withCorrections } from '#core/batch/with-corrections.ts';
import { createListeners } from '#core/listeners.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Answers } from '#starts/history/run-history.ts';
import { answerOf } from '#starts/look-up/find-candidates.ts';
import { err, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';

import { type ExecutorParts, createBatchExecutor } from './batch-executor.ts';
import type { BatchCommand, Untimed } from './batch-messages.ts';
import { type BatchStore, type StoredBatch, summaryOf } from '../keep/batch-store.ts';
import type { Timer } from './timer.ts';
import type { BatchView } from './batch-view.ts';

export type DriverParts = ExecutorParts & {
  readonly keyStore: Pick<KeyStore, 'subscribe'>;
  readonly store: BatchStore;
  readonly timer: Timer;
  readonly onNews: (batch: StoredBatch, id: BatchId, news: BatchNotification) => void;
  readonly onEnded: () => void;
  readonly places: { readonly noteRefused: (count: number) => void };
};

export type OpenedBatch = {
  readonly begun?: { readonly plan: BatchPlan; readonly state: BatchState };
  readonly secretPlan?: BatchPlan;
};

type DriverOutside = {
  readonly onSaved: () => void;
  readonly onLost: (how: 'taken' | 'gone') => void;
  readonly send: (command: BatchCommand) => void;
};

/** Milliseconds after which a change is drawn although it is not on disk yet. */
const DRAWN = 30;

export function openBatchDriver(
  id: BatchId,
  parts: DriverParts,
  { begun, secretPlan, ...outside }: OpenedBatch & DriverOutside,
) {
  const { api, keyStore, starts, store, timer, now, newId, onNews, places } = parts;
  const { subscribe, notify: draw } = createListeners();
  let view: BatchView = begun
    ? {
        kind: 'batch',
        batch: { summary: summaryOf(begun.plan, begun.state), ...begun },
        driver: 'soon',
      }
    : { kind: 'reading' };
  let lastWrite: Promise<WriteOutcome | 'unkept'> = Promise.resolve('kept');
  /** Identifies this tab as the driver for storage, for as long as it drives. */
  let holder = '';
  let isBusy = false;
  let endTimer: (() => void) | undefined;
  let isNew = begun !== undefined;

  /** Writes in progress; drawing meanwhile would delay the notice that they are done. */
  let writing = 0;
  const show = (next: BatchView) => {
    view = next;
    if (writing === 0) draw();
  };
  const isDriving = () => view.kind === 'batch' && view.driver === 'here';
  const world = () => ({ now: now(), fingerprint: keyStore.fingerprint() });

  const syncedTime = () => {
    const { isSynced, now: platformTime } = api.serverTime();
    return isSynced && { platformTime };
  };

  const dispatch = (event: Untimed<BatchEvent>): boolean => {
    if (view.kind !== 'batch' || view.driver !== 'here') return false;
    const { state: batchState } = view.batch;
    const next = batchReducer(batchState, { ...syncedTime(), ...event, time: now() });
    if (next === batchState) return false;
    const { plan } = view.batch;
    const isCorrected = event.kind === 'correct' && plan !== undefined;
    const after = { ...view.batch, state: next };
    keep(isCorrected ? { ...after, plan: withCorrections(plan, next.rows) } : after, batchState);
    const news = notificationOf(batchState, next);
    if (news) onNews(view.batch, id, news);
    if (doneOf(next) > doneOf(batchState)) parts.onEnded();
    if (event.kind === 'refused' && next.limit !== undefined && next.hold?.kind === 'places')
      places.noteRefused(next.limit);
    return true;
  };

  const keep = (batch: StoredBatch, before: BatchState) => {
    if (view.kind !== 'batch') return;
    const by = { id, holder };
    writing += 1;
    show({ ...view, batch });
    const takeBack = timer(DRAWN, draw);
    lastWrite = store
      .write(by, batch, before)
      .then(
        (held) => {
          if (held === 'kept') outside.onSaved();
          else if (by.holder === holder) outside.onLost(held);
          return held;
        },
        () => 'unkept' as const,
      )
      .finally(() => {
        writing -= 1;
        takeBack();
        draw();
      });
  };

  const lostStarts = () =>
    starts.journal
      .entries()
      .flatMap(({ id: start, subject, state }) =>
        state.kind === 'lost' && subject.kind === 'row' && subject.batch === id
          ? [{ start, number: subject.row }]
          : [],
      );

  const settleLost = (batch: StoredBatch) => {
    for (const { start, number } of lostStarts()) {
      const { attempt, run } = rowOf(batch, number) ?? {};
      if (attempt && attempt.id !== start) starts.journal.close(start, false);
      else if (attempt && run) starts.journal.found(start, run.slug);
    }
  };

  const act = createBatchExecutor(id, parts, {
    state: () => (view.kind === 'batch' ? view.batch.state : undefined),
    isDriving,
    dispatch,
    isSaved: async () => (await lastWrite) === 'kept',
    send: outside.send,
    wake: () => void wake(),
  });

  const wake = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    endTimer?.();
    try {
      while (view.kind === 'batch' && view.driver === 'here') {
        const decision = nextAction(view.batch.state, world());
        if (decision.kind !== 'wait') {
          await act(view.batch, decision);
          continue;
        }
        show({ ...view, next: decision });
        const { until } = decision;
        if (until !== undefined) endTimer = timer(Math.max(0, until - now()), () => void wake());
        break;
      }
    } finally {
      isBusy = false;
    }
  };

  const read = async (): Promise<Result<StoredBatch, Unread | 'none'>> => {
    const found = await store.read(id).catch(() => err('unreadable' as const));
    return found.ok && secretPlan ? { ok: true, value: { ...found.value, plan: secretPlan } } : found;
  };

  /** Stores the input with which a row's run was started; the page that sent it, and its note, may be gone. */
  const keepInput = async (row: number, run: RunSlug, sure: boolean) => {
    const { plan, state: batchState } = view.kind === 'batch' ? view.batch : {};
    const [planned, attempt] = [plan?.rows[row], batchState?.rows[row]?.attempt];
    if (!plan || !planned || !attempt) return;
    const input = await parts.inputOf(orderOf(plan, planned));
    await starts.keepRowInput(attempt.id, run, { ...input, at: attempt.at, sure });
  };

  const takeUp = (answers: Answers, byPress: boolean) => {
    dispatch({ kind: 'reopened', ...(byPress && { byPress }) });
    const { rows } = view.kind === 'batch' ? view.batch.state : { rows: [] };
    for (const [row, { state, attempt }] of rows.entries()) {
      const run = state === 'lost' && attempt ? answerOf(attempt.id, answers) : undefined;
      if (!attempt || run === undefined) continue;
      if (dispatch({ kind: 'answered', row, attempt: attempt.id, run })) void keepInput(row, run, true);
    }
    if (view.kind === 'batch') settleLost(view.batch);
  };

  const execute = (command: BatchCommand) => {
    if (command.kind === 'rename') {
      if (view.kind !== 'batch') return;
      const { batch } = view;
      keep({ ...batch, summary: { ...batch.summary, name: command.name } }, batch.state);
      return;
    }
    // What is kept of a row is kept for all tabs: of one that holds secrets nothing is.
    if (command.kind === 'correct' && view.kind === 'batch' && view.batch.summary.secret) return;
    const fingerprint = keyStore.fingerprint();
    const isGoOn = command.kind === 'goOn' && fingerprint !== undefined;
    if (dispatch(isGoOn ? { ...command, fingerprint } : command) && command.kind === 'take') {
      starts.journal.found(command.attempt, command.run);
      void keepInput(command.row, command.run, false);
    }
    void wake();
  };

  return {
    current: () => view,
    subscribe,
    show,
    isDriving,
    read,
    settleLost,
    wake,
    execute,
    /**
     * Fences the batch against writes by other tabs and reads it, with the answers that earlier pages
     * received.
     */
    fence: async (): Promise<
      Result<{ readonly batch: StoredBatch; readonly answers: Answers | undefined }, Unread | 'none'>
    > => {
      holder = newId();
      const [isThere, answers] = await Promise.all([
        store.hold(id, holder).catch(() => undefined),
        isNew ? undefined : starts.answers(),
      ]);
      if (isThere === undefined) return err('unreadable');
      if (!isThere) return err('none');
      if (isNew && view.kind === 'batch') return { ok: true, value: { batch: view.batch, answers } };
      const found = await read();
      return found.ok ? { ok: true, value: { batch: found.value, answers } } : found;
    },
    begin: (batch: StoredBatch, answers: Answers | undefined, byPress: boolean) => {
      show({ kind: 'batch', batch, driver: 'here' });
      if (answers) takeUp(answers, byPress);
      isNew = false;
    },
    /**
     * The person accepts that this key's account is charged; if a run of the batch tells its account,
     * that is checked.
     */
    agreeToKey: (fingerprint: string) => {
      if (view.kind !== 'batch' || fingerprint !== keyStore.fingerprint() || someRun(view.batch.state.rows))
        return;
      dispatch({ kind: 'proven', fingerprint });
    },
    comeToRest: async (why: Pause) => {
      endTimer?.();
      let noted: typeof lastWrite | undefined;
      while (view.kind === 'batch' && view.driver === 'here') {
        const { state: batchState } = view.batch;
        if (!maySend(batchState) && noted === lastWrite) return;
        // Not by the person: what was pressed before in any tab still counts.
        if (maySend(batchState)) dispatch({ kind: 'halted', why });
        if (batchState.counts.sending > 0) await new Promise<void>((resolve) => timer(100, resolve));
        noted = lastWrite;
        await noted;
      }
    },
    closeLost: () => {
      for (const { start } of lostStarts()) starts.journal.close(start, false);
    },
  };
}

const rowOf = ({ plan, state: batchState }: StoredBatch, number: number): RowState | undefined =>
  batchState.rows[plan?.rows.findIndex((row) => row.number === number) ?? -1];

const maySend = (batchState: BatchState): boolean => isGoingOn(batchState) || batchState.counts.sending > 0;
