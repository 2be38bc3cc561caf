import type { WriteOutcome } from '#browser/stored/records.ts';
import type { KeyStore } from '#api/key/key-store.ts';
import { type BatchId, type BatchPlan, orderOf } from '#core/batch/batch.ts';
import type { BatchEvent } from '#core/batch/course/batch-event.ts';
import { type Course, isGoingOn, isGoingOnAfter } from '#core/batch/course/course.ts';
import type { RowCourse } from '#core/batch/course/row-course.ts';
import { nextCourse } from '#core/batch/course/next-course.ts';
import { type BatchNews, newsOf } from '#core/batch/course/news.ts';
import { decide, MOST_NOTING } from '#core/batch/course/decide.ts';
import { doneOf } from '#core/batch/course/standing.ts';
import { withCorrections } from '#core/batch/with-corrections.ts';
import { createListeners } from '#core/listeners.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Answers } from '#starts/history/run-history.ts';
import { answerOf } from '#starts/look-up/find-candidates.ts';
import { err, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';

import { type ActParts, actsOn } from './act-on-batch.ts';
import { batchChannel, hearMessages, type Message, type Untimed, type BatchWish } from './batch-messages.ts';
import { type BatchStore, type StoredBatch, summaryOf } from '../keep/batch-store.ts';
import { type Locks, openDriverLock } from './driver-lock.ts';
import type { Timer } from './timer.ts';
import type { BatchView, LiveBatch } from './batch-view.ts';

export type LiveParts = ActParts & {
  readonly keyStore: Pick<KeyStore, 'subscribe'>;
  readonly store: BatchStore;
  /** Undefined where the page is not served safely: then no tab can know that it is the only one. */
  readonly locks: Locks | undefined;
  readonly channel: (name: string) => Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;
  readonly timer: Timer;
  /** Something of a batch that this tab drives is to be told outside of its page. */
  readonly onNews: (batch: StoredBatch, id: BatchId, news: BatchNews) => void;
  /** Runs of a batch that this tab drives were seen to be over. */
  readonly onEnded: () => void;
  readonly places: { readonly noteRefused: (count: number) => void };
};

type Opened = {
  /** One that begins here; else it is read. */
  readonly begun?: { readonly plan: BatchPlan; readonly course: Course };
  /** What the tab alone knows of one whose rows hold secrets. */
  readonly secretPlan?: BatchPlan;
};

/** Milliseconds that a tab which watches rests between two readings. */
const REST = 400;

/** Milliseconds after which a change is drawn that is not on the disk yet. */
const DRAWN = 30;

/** Milliseconds within which a tab lets go that is awake. */
const SOON = 30_000;

/** Milliseconds within which a tab that is awake says that it has heard: more than a start of it takes to leave once it is noted. */
const PATIENCE = MOST_NOTING + 500;

/** A batch as this tab has it: driven here, where no other tab drives it, or watched. */
export function openLiveBatch(id: BatchId, parts: LiveParts, { begun, secretPlan }: Opened): LiveBatch {
  const { api, keyStore, starts, store, locks, timer, now, newId, onNews, places } = parts;
  const { subscribe, notify: draw } = createListeners();
  const name = batchChannel(id);
  const channel = parts.channel(name);
  let view: BatchView = begun
    ? {
        kind: 'batch',
        batch: { summary: summaryOf(begun.plan, begun.course), ...begun },
        driver: 'nobody',
      }
    : { kind: 'reading' };
  /** Whether all that has happened until now is kept. */
  let kept: Promise<WriteOutcome | 'unkept'> = Promise.resolve('kept');
  /** By which the browser tells this tab, for as long as it drives, from others that did. */
  let holder = '';
  let isBusy = false;
  let endTimer: (() => void) | undefined;
  let release: (() => void) | undefined;
  /** What the person has just asked for here is done once this tab drives, if that is soon. */
  let then: { readonly what: BatchWish | 'goOn' | undefined; readonly until: number } | undefined;
  /** It has just begun: this tab knows it as it is. */
  let isNew = begun !== undefined;

  /** Notes that are on their way to the disk. A page that is drawn meanwhile would hear late that they are there. */
  let writing = 0;
  const show = (next: BatchView) => {
    view = next;
    if (writing === 0) draw();
  };
  const isDriving = () => view.kind === 'batch' && view.driver === 'here';
  const world = () => ({ now: now(), mark: keyStore.mark() });

  const toldTime = () => {
    const { told, now: platformTime } = api.serverTime();
    return told && { platformTime };
  };

  /** Notes an event; true where it changed something. */
  const happen = (event: Untimed<BatchEvent>): boolean => {
    if (view.kind !== 'batch' || view.driver !== 'here') return false;
    const { course } = view.batch;
    const next = nextCourse(course, { ...toldTime(), ...event, time: now() });
    if (next === course) return false;
    const { plan } = view.batch;
    const isCorrected = event.kind === 'correct' && plan !== undefined;
    const after = { ...view.batch, course: next };
    keep(isCorrected ? { ...after, plan: withCorrections(plan, next.rows) } : after, course);
    const news = newsOf(course, next);
    if (news) onNews(view.batch, id, news);
    if (doneOf(next) > doneOf(course)) parts.onEnded();
    if (event.kind === 'refused' && next.limit !== undefined && next.hold?.kind === 'places')
      places.noteRefused(next.limit);
    return true;
  };

  const keep = (batch: StoredBatch, before: Course) => {
    if (view.kind !== 'batch') return;
    const by = { id, holder };
    writing += 1;
    show({ ...view, batch });
    const takeBack = timer(DRAWN, draw);
    kept = store
      .write(by, batch, before)
      .then(
        (held) => {
          if (held === 'kept') tell({ kind: 'changed' });
          else if (by.holder === holder) lose(held);
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

  /** The starts of its rows that were sent from this tab and lost, with the number of each row. */
  const lostStarts = () =>
    starts.journal
      .entries()
      .flatMap(({ id: start, subject, state }) =>
        state.kind === 'lost' && subject.kind === 'row' && subject.batch === id
          ? [{ start, number: subject.row }]
          : [],
      );

  /** What was decided in other tabs about them: this one asks about them no more. */
  const settleLost = (batch: StoredBatch) => {
    for (const { start, number } of lostStarts()) {
      const { attempt, run } = rowOf(batch, number) ?? {};
      if (attempt && attempt.id !== start) starts.journal.close(start, false);
      else if (attempt && run) starts.journal.found(start, run.slug);
    }
  };

  /** Another tab drives now, or the batch is gone: nothing is noted here, and nothing leaves. */
  const lose = (how: 'taken' | 'gone') => {
    if (view.kind !== 'batch') return;
    const { batch, driver } = view;
    if (how === 'gone') {
      lock?.leave();
      // There is no place any more to decide about them.
      for (const { start } of lostStarts()) starts.journal.close(start, false);
      show({ kind: 'unread', why: 'gone' });
    } else if (driver === 'here') {
      show({ kind: 'batch', batch, driver: 'elsewhere' });
      void watch();
    }
    release?.();
  };

  const act = actsOn(id, parts, {
    course: () => (view.kind === 'batch' ? view.batch.course : undefined),
    isDriving,
    happen,
    isKept: async () => (await kept) === 'kept',
    tell: (message) => tell(message),
    wake: () => void wake(),
  });

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

  /** Takes the batch, so that no other tab writes of it, and reads it as it is. */
  const take = async (): Promise<Result<StoredBatch, Unread | 'none'>> => {
    holder = newId();
    const isThere = await store.hold(id, holder).catch(() => undefined);
    if (isThere === undefined) return err('unreadable');
    if (!isThere) return err('none');
    if (isNew && view.kind === 'batch') return { ok: true, value: view.batch };
    return read();
  };

  /** Goes on with one that another page has left, which may have heard answers to its rows that it could not note here any more. */
  const takeUp = (answers: Answers, taken: boolean) => {
    happen({ kind: 'reopened', ...(taken && { taken }) });
    const { rows } = view.kind === 'batch' ? view.batch.course : { rows: [] };
    for (const [row, { state, attempt }] of rows.entries()) {
      const run = state === 'lost' && attempt ? answerOf(attempt.id, answers) : undefined;
      if (!attempt || run === undefined) continue;
      if (happen({ kind: 'answered', row, attempt: attempt.id, run })) void keepInput(row, run, true);
    }
    if (view.kind === 'batch') settleLost(view.batch);
  };

  /** Keeps what the run of a row was started with: the page that sent it may be gone, and its note of that with it. */
  const keepInput = async (row: number, run: RunSlug, sure: boolean) => {
    const { plan, course } = view.kind === 'batch' ? view.batch : {};
    const [planned, attempt] = [plan?.rows[row], course?.rows[row]?.attempt];
    if (!plan || !planned || !attempt) return;
    const input = await parts.inputOf(orderOf(plan, planned));
    await starts.keepRowInput(attempt.id, run, { ...input, at: attempt.at, sure });
  };

  /** This tab is the one now; until it lets go. */
  const drive = async () => {
    const [found, answers] = await Promise.all([take(), isNew ? undefined : starts.answers()]);
    if (!found.ok) return miss(found.error);
    show({ kind: 'batch', batch: found.value, driver: 'here' });
    const wanted = then && now() < then.until ? then : undefined;
    then = undefined;
    if (answers) takeUp(answers, wanted !== undefined);
    isNew = false;
    if (wanted?.what === 'goOn') happen({ kind: 'goOn' });
    else if (wanted?.what !== undefined) wish(wanted.what);
    void wake();
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    release = undefined;
    endTimer?.();
    // What is on its way is noted by this tab still.
    await letGo();
    if (view.kind === 'batch') queue();
  };

  const letGo = async () => {
    while (view.kind === 'batch' && view.driver === 'here' && maySend(view.batch.course)) {
      happen({ kind: 'pause' });
      if (view.batch.course.counts.sending > 0) await new Promise<void>((resolve) => timer(100, resolve));
      await kept;
    }
    if (view.kind === 'batch') show({ kind: 'batch', batch: view.batch, driver: 'elsewhere' });
  };

  const lock = locks && openDriverLock(locks, name, { hold: drive, onTaken: () => lose('taken') });
  const queue = () => {
    if (lock) lock.queue();
    else if (view.kind === 'batch') show({ ...view, driver: 'never' });
  };

  let isToRead = false;
  const watch = async () => {
    if (isDriving() || isToRead) return;
    isToRead = true;
    await new Promise<void>((resolve) => timer(REST, resolve));
    isToRead = false;
    const found = await read();
    if (isDriving()) return;
    const open = view.kind === 'batch' ? view.asked : undefined;
    if (!found.ok) return miss(found.error);
    show({
      kind: 'batch',
      batch: found.value,
      driver: lock ? 'elsewhere' : 'never',
      ...(open && { asked: open }),
    });
    settleLost(found.value);
    // One that was gone is there again.
    if (lock?.isAwaited() === false) queue();
  };

  /** It cannot be read; one that was read before was deleted. */
  const miss = (why: Unread | 'none') => {
    if (why === 'none' && view.kind === 'batch') lose('gone');
    else if (view.kind !== 'unread' || view.why !== 'gone') show({ kind: 'unread', why });
  };

  /** Asks the tab that drives, and says it where that does not answer. */
  const ask = (what: BatchWish | 'takeOver') => {
    if (view.kind !== 'batch') return;
    const question = { id: newId(), what };
    const until = now() + PATIENCE;
    show({ ...view, asked: { ...question, unheard: false } });
    tell(
      what === 'takeOver'
        ? { kind: 'yield', id: question.id, until }
        : { kind: 'wish', id: question.id, wish: what, until },
    );
    timer(PATIENCE, () => {
      if (view.kind === 'batch' && view.asked?.id === question.id)
        show({ ...view, asked: { ...question, unheard: true } });
    });
  };

  const heard = (question: string) => {
    if (view.kind !== 'batch' || view.asked?.id !== question) return;
    const { asked: _, ...rest } = view;
    show(rest);
  };

  const wish = (wished: BatchWish) => {
    if (wished.kind === 'rename') {
      if (view.kind !== 'batch') return;
      const { batch } = view;
      keep({ ...batch, summary: { ...batch.summary, name: wished.name } }, batch.course);
      return;
    }
    // What is kept of a row is kept for all tabs: of one that holds secrets nothing is.
    if (wished.kind === 'correct' && view.kind === 'batch' && view.batch.summary.secret) return;
    const mark = keyStore.mark();
    const isGoOn = wished.kind === 'goOn' && mark !== undefined;
    if (happen(isGoOn ? { ...wished, mark } : wished) && wished.kind === 'take') {
      starts.journal.found(wished.attempt, wished.run);
      void keepInput(wished.row, wished.run, false);
    }
    void wake();
  };

  const tell = (message: Message) => channel.postMessage(message);

  /** Whether the tab that asked has said by now that nothing has changed. */
  const isLate = ({ until }: { readonly until?: number }) => until !== undefined && now() >= until;

  hearMessages(channel, {
    changed: () => void watch(),
    removed: () => lose('gone'),
    heard: (message) => heard(message.id),
    yield: (message) => {
      if (!isDriving() || isLate(message)) return;
      tell({ kind: 'heard', id: message.id });
      release?.();
    },
    wish: (message) => {
      if (!isDriving() || isLate(message)) return;
      tell({ kind: 'heard', id: message.id });
      wish(message.wish);
    },
  });
  keyStore.subscribe(() => void wake());
  if (typeof window !== 'undefined') window.addEventListener('online', () => void wake());
  if (!begun) void watch();
  queue();

  return {
    current: () => view,
    subscribe,
    wish: (wished) => {
      if (isDriving()) wish(wished);
      else ask(wished);
    },
    takeOver: () => {
      if (view.kind !== 'batch' || isDriving()) return;
      then = { what: afterTaking(view.batch.course, 'takeOver'), until: now() + SOON };
      ask('takeOver');
    },
    insist: () => {
      if (view.kind !== 'batch' || isDriving() || !view.asked) return;
      const { asked: question, ...rest } = view;
      const { what } = question;
      // A second press asks for nothing more.
      show(rest);
      then = { what: afterTaking(view.batch.course, what), until: now() + SOON };
      lock?.steal();
    },
  };
}

/** What became of the row of this number. */
const rowOf = ({ plan, course }: StoredBatch, number: number): RowCourse | undefined =>
  course.rows[plan?.rows.findIndex((row) => row.number === number) ?? -1];

/** Whether it sends rows, or may at any moment. */
const maySend = (course: Course): boolean => isGoingOn(course) || course.counts.sending > 0;

/**
 * What is done once a batch was taken from the tab that drove it. Some rows only are no reason to start all, and nothing goes on behind
 * the question of another tab whether to stop it.
 */
function afterTaking(course: Course, what: BatchWish | 'takeOver'): BatchWish | 'goOn' | undefined {
  const { phase } = course;
  if (what === 'takeOver') return phase.kind === 'going' && phase.only === undefined ? 'goOn' : undefined;
  if (what.kind !== 'keepOn') return what;
  const isHeld = phase.kind === 'paused' && phase.why.kind === 'stopAsked' && phase.why.only === undefined;
  return isHeld && isGoingOnAfter(course, what.question) ? 'goOn' : undefined;
}
