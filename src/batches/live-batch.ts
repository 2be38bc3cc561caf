import * as z from 'zod/mini';

import { ownName } from '#browser/own-storage.ts';
import type { KeyStore } from '#api/key-store.ts';
import type { Api } from '#api/operations.ts';
import { type BatchId, type BatchPlan, orderOf } from '#core/batch/batch.ts';
import { rulesSchema } from '#core/batch/course-format.ts';
import { type BatchEvent, type Course, nextCourse } from '#core/batch/course.ts';
import { decide, type Decision, mayLeave } from '#core/batch/decide.ts';
import { factsOf } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import type { RunOrder } from '#core/run/run.ts';
import { err, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';
import { latestIntent } from '#starts/journal/journal.ts';
import { passedNow, type Starts } from '#starts/starts.ts';

import { type BatchStore, type StoredBatch, summaryOf } from './batch-store.ts';
import { lookAtRuns } from './look-at-runs.ts';
import type { Timer } from './timer.ts';

/** Who drives a batch: this tab, another one, or none yet; or none ever, where the browser cannot tell which. */
export type Driver = 'here' | 'elsewhere' | 'nobody' | 'never';

/** What a screen shows of a batch. */
export type BatchView =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unread'; readonly why: Unread | 'none' }
  | {
      readonly kind: 'batch';
      readonly batch: StoredBatch;
      readonly driver: Driver;
      /** What it does next; known where it is driven. */
      readonly next?: Decision;
    };

type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

/** What a person asks for. */
export type Wish = Untimed<
  Extract<
    BatchEvent,
    { readonly kind: 'pause' | 'goOn' | 'stop' | 'again' | 'leaveOut' | 'putBack' | 'take' | 'rules' }
  >
>;

export type LiveBatch = {
  readonly current: () => BatchView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Does it here, or has it done by the tab that drives. */
  readonly wish: (wish: Wish) => void;
  /** Has the tab that drives let go of the batch, and goes on with it here. */
  readonly takeOver: () => void;
};

/** What a batch asks of the platform. */
type BatchApi = Pick<Api, 'startRun' | 'walkRuns' | 'run' | 'abort' | 'serverTime'> & {
  readonly requests: Pick<Api['requests'], 'startRun'>;
};

export type LiveParts = {
  readonly api: BatchApi;
  readonly keyStore: Pick<KeyStore, 'mark' | 'subscribe'>;
  readonly starts: Starts;
  readonly store: BatchStore;
  /** Undefined where the page is not served safely: then no tab can know that it is the only one. */
  readonly locks: Locks | undefined;
  readonly channel: (name: string) => Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;
  readonly timer: Timer;
  readonly now: () => number;
  readonly newId: () => string;
  /** A run was started for an order. */
  readonly onStarted: (run: RunSlug, order: RunOrder, at: number) => void;
};

/** Of the browser's: a name has one holder at a time, until what it does ends. */
type Locks = {
  readonly request: (name: string, hold: () => Promise<void>) => Promise<void>;
};

type Opened = {
  /** One that begins here; else it is read. */
  readonly begun?: { readonly plan: BatchPlan; readonly course: Course };
  /** What the tab alone knows of one whose rows hold secrets. */
  readonly secretPlan?: BatchPlan;
};

/** Milliseconds that a tab which watches rests between two readings. */
const REST = 400;

/** Milliseconds within which a tab lets go that is awake. */
const SOON = 30_000;

/** A batch as this tab has it: driven here, where no other tab drives it, or watched. */
export function openLiveBatch(id: BatchId, parts: LiveParts, { begun, secretPlan }: Opened): LiveBatch {
  const { api, keyStore, starts, store, locks, timer, now, newId, onStarted } = parts;
  const listeners = new Set<() => void>();
  const name = ownName(`batch ${id}`);
  const channel = parts.channel(name);
  let view: BatchView = begun
    ? {
        kind: 'batch',
        batch: { summary: summaryOf(begun.plan, begun.course), ...begun },
        driver: 'nobody',
      }
    : { kind: 'reading' };
  /** Whether all that has happened until now is kept. */
  let kept: Promise<boolean> = Promise.resolve(true);
  let isBusy = false;
  let endTimer: (() => void) | undefined;
  let release: (() => void) | undefined;
  /** Until when being the one that drives means to go on: the person has just asked for it. */
  let resumesUntil = -Infinity;
  /** It has just begun: this tab knows it as it is. */
  let isNew = begun !== undefined;

  const show = (next: BatchView) => {
    view = next;
    for (const listener of [...listeners]) listener();
  };
  const isDriving = () => view.kind === 'batch' && view.driver === 'here';
  const world = () => ({ now: now(), mark: keyStore.mark() });

  /** Notes an event; true where it changed something. */
  const happen = (event: Untimed<BatchEvent>): boolean => {
    if (view.kind !== 'batch' || view.driver !== 'here') return false;
    const { course } = view.batch;
    const next = nextCourse(course, { ...event, time: now() });
    if (next === course) return false;
    const batch = { ...view.batch, course: next };
    show({ ...view, batch });
    kept = store.write(id, batch, course).then(
      () => {
        channel.postMessage({ kind: 'changed' });
        return true;
      },
      () => false,
    );
    return true;
  };

  const send = async (plan: BatchPlan, row: number) => {
    const planned = plan.rows[row];
    if (!planned) return;
    const since = passedNow(api);
    const mark = keyStore.mark();
    const attempt = {
      id: newId(),
      at: now(),
      ...(since && { since }),
      ...(mark !== undefined && { keyMark: mark }),
    };
    if (!happen({ kind: 'sent', row, attempt })) return;
    const isKept = await kept;
    const noted = { row, attempt: attempt.id };
    if (!isKept || view.kind !== 'batch' || !mayLeave(view.batch.course, noted, world())) {
      happen({ kind: 'unsent', ...noted });
      if (!isKept) happen({ kind: 'halted', why: { kind: 'unkept' } });
      return;
    }
    const order = orderOf(plan, planned);
    const subject = { kind: 'row', worker: plan.worker, batch: id, row: planned.number } as const;
    const before = latestIntent(starts.journal.entries(), subject);
    const asked = starts.start(
      {
        id: attempt.id,
        subject,
        mode: order.options.mode,
        send: (signal) => api.startRun(api.requests.startRun(order), signal),
        onRun: (run) => onStarted(run, order, attempt.at),
      },
      // The person has decided about the one that was lost: else the row would not be sent again.
      before?.state.kind === 'lost' ? { id: before.id, seek: true } : undefined,
    );
    if (asked === undefined) {
      // A request of this row is on its way from this very tab: nothing was sent.
      happen({ kind: 'unsent', ...noted });
      happen({ kind: 'pause' });
      return;
    }
    void asked.then((end) => {
      if (end.kind === 'started') happen({ kind: 'answered', ...noted, run: end.run });
      else happen({ kind: end.kind, ...noted, facts: end.facts });
      void wake();
    });
  };

  const prove = async (mark: string, run: RunSlug | undefined) => {
    if (run === undefined) return void happen({ kind: 'proven', mark });
    try {
      await api.run(run);
      happen({ kind: 'proven', mark });
    } catch (error) {
      const facts = factsOf(error);
      const isForeign = facts.kind === 'runNotFound' || facts.kind === 'notFound';
      happen(isForeign ? { kind: 'foreign', mark } : { kind: 'unread', facts });
    }
  };

  const abort = async (row: number, run: RunSlug) => {
    happen({ kind: 'aborting', row });
    try {
      await api.abort(run);
    } catch (error) {
      const facts = factsOf(error);
      // What has ended meanwhile cannot be aborted.
      if (facts.kind !== 'abortFailed') happen({ kind: 'aborting', row, facts });
    }
  };

  const act = async (batch: StoredBatch, decision: Exclude<Decision, { readonly kind: 'wait' }>) => {
    switch (decision.kind) {
      case 'look':
        happen(await lookAtRuns(api, batch.course, { now, signal: new AbortController().signal }));
        break;
      case 'prove':
        await prove(decision.mark, decision.run);
        break;
      case 'abort':
        await abort(decision.row, decision.run);
        break;
      case 'pause':
        happen({ kind: 'halted', why: decision.why });
        break;
      case 'send':
        if (batch.plan) await send(batch.plan, decision.row);
        else happen({ kind: 'halted', why: { kind: 'unkept' } });
    }
  };

  /** Does what is to be done now, one thing after the other, until there is something to wait for. */
  const wake = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    endTimer?.();
    try {
      while (view.kind === 'batch' && view.driver === 'here') {
        const decision = decide(view.batch.course, world());
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

  /** This tab is the one now; until it lets go. */
  const drive = async () => {
    const found = isNew ? undefined : await read();
    isNew = false;
    if (found?.ok === false) return show({ kind: 'unread', why: found.error });
    const batch = found?.value ?? (view.kind === 'batch' ? view.batch : undefined);
    if (!batch) return;
    show({ kind: 'batch', batch, driver: 'here' });
    if (found) happen({ kind: 'reopened' });
    if (now() < resumesUntil) happen({ kind: 'goOn' });
    resumesUntil = -Infinity;
    void wake();
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    endTimer?.();
    // What is on its way is noted by this tab still.
    await letGo();
    queue();
  };

  const letGo = async () => {
    while (view.kind === 'batch' && isAtWork(view.batch.course)) {
      happen({ kind: 'pause' });
      if (view.batch.course.counts.sending > 0) await new Promise<void>((resolve) => timer(100, resolve));
      await kept;
    }
    if (view.kind === 'batch') show({ kind: 'batch', batch: view.batch, driver: 'elsewhere' });
  };

  const queue = () => {
    if (!locks) {
      if (view.kind === 'batch') show({ ...view, driver: 'never' });
      return;
    }
    void locks.request(name, drive);
  };

  let isToRead = false;
  const watch = async () => {
    if (isDriving() || isToRead) return;
    isToRead = true;
    await new Promise<void>((resolve) => timer(REST, resolve));
    isToRead = false;
    const found = await read();
    if (isDriving()) return;
    const driver: Driver = locks ? 'elsewhere' : 'never';
    show(found.ok ? { kind: 'batch', batch: found.value, driver } : { kind: 'unread', why: found.error });
  };

  const wish = (wished: Wish) => {
    if (happen(wished) && wished.kind === 'take') starts.journal.found(wished.attempt, wished.run);
    void wake();
  };

  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = messageSchema.safeParse(data);
    if (!message.success) return;
    const told = message.data;
    if (told.kind === 'changed') void watch();
    if (told.kind === 'yield' && isDriving()) release?.();
    if (told.kind === 'wish' && isDriving()) wish(told.wish);
  };
  keyStore.subscribe(() => void wake());
  if (typeof window !== 'undefined') window.addEventListener('online', () => void wake());
  if (!begun) void watch();
  queue();

  return {
    current: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wish: (wished) => {
      if (isDriving()) wish(wished);
      else channel.postMessage({ kind: 'wish', wish: wished });
    },
    takeOver: () => {
      // Some rows only are no reason to start all.
      if (view.kind === 'batch' && isGoingOn(view.batch.course)) resumesUntil = now() + SOON;
      channel.postMessage({ kind: 'yield' });
    },
  };
}

const isAtWork = ({ phase, counts }: Course): boolean => phase.kind === 'going' || counts.sending > 0;

const isGoingOn = ({ phase }: Course): boolean => phase.kind === 'going' && phase.only === undefined;

const row = z.int();
const rows = z.readonly(z.array(row));

const wishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['pause', 'goOn']) }),
  z.object({ kind: z.literal('stop'), abort: z.boolean() }),
  z.object({
    kind: z.literal('again'),
    rows: z.readonly(z.array(z.object({ row, attempt: z.string() }))),
  }),
  z.object({ kind: z.enum(['leaveOut', 'putBack']), rows }),
  z.object({
    kind: z.literal('take'),
    row,
    attempt: z.string(),
    run: z.custom<RunSlug>((value) => typeof value === 'string' && isRunSlug(value)),
  }),
  z.object({ kind: z.literal('rules'), rules: rulesSchema }),
]);

/** What tabs tell each other of a batch. */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('yield') }),
  z.object({ kind: z.literal('wish'), wish: wishSchema }),
]);
