import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { Failure, type FailureKind } from '#core/errors/failure.ts';
import { isOpen } from './intent.ts';
import { isLeftToTell, type Journal, latestIntent } from './journal.ts';
import { type StartSubject, subjectKey } from './start-subject.ts';
import { anOrder } from '#test/an-order.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { StartedRun } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { untilIdle } from '#test/until-idle.ts';
import {
  type ConfirmedStart,
  createStartJournal,
  type StartJournal,
  storedJournal,
} from './start-journal.ts';

const MAPS = 'coreclaw/google-maps-scraper' as WorkerSlug;
const SHOP = 'coreclaw/product-search' as WorkerSlug;
const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;
const OTHER = '01KSFDS8XWTJME33C08XMCR6C0' as RunSlug;
const of = (worker: WorkerSlug): StartSubject => ({ kind: 'worker', worker });
const AGAIN: StartSubject = { kind: 'run', run: RUN, worker: MAPS };
const aTask = (task: string): StartSubject => ({ kind: 'task', task });

/** A tab's storage that can be full; it counts characters. `fill` takes all the room that is left. */
function aStorage(room = Infinity, stored: string | null = null) {
  /** The entry of the journal, in the storage of this tab. */
  const entry = () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => stored,
      setItem: (_key: string, text: string) => {
        if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
        stored = text;
      },
    });
    return storedJournal;
  };
  return {
    getItem: () => stored,
    read: () => entry().read(),
    write: (journal: Journal) => entry().write(journal),
    fill: () => {
      room = stored?.length ?? 0;
    },
  };
}

function readOf(storage: ReturnType<typeof aStorage>): Journal {
  const stored = storage.read();
  return stored.ok ? stored.value : [];
}

afterEach(() => {
  vi.unstubAllGlobals();
});

type Answer = { readonly resolve: (run: RunSlug) => void; readonly reject: (kind: FailureKind) => void };

/**
 * A tab: its storage outlives its pages; what is sent from it is answered when the test says so.
 * @param tab tells the starts of one tab from those of another
 */
function aTab(storage = aStorage(), tab = '') {
  let serial = 0;
  const posts: { readonly subject: StartSubject; readonly noted: boolean }[] = [];
  const open = (): { readonly journal: StartJournal; readonly answers: Answer[]; leave: () => void } => {
    let alive = true;
    const answers: Answer[] = [];
    const journal = createStartJournal({
      // Nothing of a page that was left writes any more.
      entry: { read: storage.read, write: (next) => !alive || storage.write(next) },
      now: () => 1_700_000_000_000 + serial,
      newId: () => `${tab}${(serial += 1)}`,
    });
    return { journal, answers, leave: () => (alive = false) };
  };
  const click = (
    { journal, answers }: ReturnType<typeof open>,
    { subject = of(MAPS), input, isOld }: Partial<Pick<ConfirmedStart, 'subject' | 'input' | 'isOld'>> = {},
  ) =>
    journal.start({
      subject,
      ...(input && { input }),
      keyMark: 'mark',
      mode: 'async',
      since: undefined,
      isOld,
      send: (signal) => {
        const latest = latestIntent(readOf(storage), subject);
        posts.push({ subject, noted: latest !== undefined && isOpen(latest) });
        return new Promise<StartedRun>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Failure({ kind: 'cancelled' })));
          answers.push({
            resolve: (slug) => resolve({ slug }),
            reject: (kind) => reject(new Failure({ kind })),
          });
        });
      },
    });
  /** As browsers do it: the other begins with a copy of the storage, and from then on they know nothing of each other. */
  const duplicate = () => aTab(aStorage(Infinity, storage.getItem()), 'other ');
  return { open, click, posts, duplicate };
}

describe('the starts of a tab', () => {
  it('are noted before they are sent, and again when they are answered', async () => {
    const tab = aTab();
    const page = tab.open();
    const end = tab.click(page);
    expect(tab.posts).toEqual([{ subject: of(MAPS), noted: true }]);
    expect(tab.click(page)).toBeUndefined();
    page.answers[0]?.resolve(RUN);
    expect(await end).toEqual({ kind: 'started', run: RUN });
    expect(latestIntent(tab.open().journal.entries(), of(MAPS))?.state).toMatchObject({
      kind: 'started',
      run: RUN,
    });
  });

  it('tell a refusal, after which another may be sent, from a lost answer, after which none may', async () => {
    const tab = aTab();
    const page = tab.open();
    const refused = tab.click(page);
    page.answers[0]?.reject('balanceTooLow');
    expect(await refused).toEqual({ kind: 'refused', facts: { kind: 'balanceTooLow' } });
    const lost = tab.click(page);
    page.answers[1]?.reject('network');
    expect(await lost).toEqual({ kind: 'lost', facts: { kind: 'network' } });
    expect(tab.click(page)).toBeUndefined();
    expect(tab.posts).toHaveLength(2);
  });

  it('are open after the page was left while they were under way', () => {
    const tab = aTab();
    const input = { order: anOrder(), omitted: [] };
    void tab.click(tab.open(), { input });
    const again = tab.open();
    expect(latestIntent(again.journal.entries(), of(MAPS))).toMatchObject({
      input,
      state: { kind: 'lost', left: true },
    });
    expect(tab.click(again)).toBeUndefined();
  });

  it('can be waited for no longer, which stops nothing', async () => {
    const tab = aTab();
    const page = tab.open();
    const end = tab.click(page);
    page.journal.stopWaiting('1');
    expect(await end).toEqual({ kind: 'lost', facts: { kind: 'cancelled' } });
  });

  it('are noted before they are sent also where a storage has filled up since the page was opened', () => {
    const storage = aStorage();
    const tab = aTab(storage);
    const page = tab.open();
    storage.fill();
    for (let task = 0; task < 10; task += 1) {
      const worker = `coreclaw/a-worker-with-a-rather-long-name-${task}` as WorkerSlug; // parsed elsewhere
      void tab.click(page, {
        subject: of(worker),
        input: { order: anOrder({}, { custom: { text: 'x'.repeat(20_000) } }), omitted: [] },
      });
      storage.fill();
    }
    expect(tab.posts.map(({ noted }) => noted)).toEqual(Array<boolean>(10).fill(true));
    expect(page.journal.isStored()).toBe(true);
    expect(tab.open().journal.entries()).toHaveLength(10);
  });

  it('are sent where the browser forbids to keep anything, which is told', async () => {
    const tab = aTab(aStorage(0));
    const page = tab.open();
    const sent = tab.click(page);
    page.answers[0]?.resolve(RUN);
    expect(await sent).toEqual({ kind: 'started', run: RUN });
    expect(page.journal.isStored()).toBe(false);
  });

  it('may have started where the answer names a run that was there before', async () => {
    const tab = aTab();
    const page = tab.open();
    const again = tab.click(page, { subject: AGAIN });
    page.answers[0]?.resolve(RUN);
    expect(await again).toMatchObject({ kind: 'lost', facts: { kind: 'unreadable' } });
    const first = tab.click(page);
    page.answers[1]?.resolve(OTHER);
    expect(await first).toMatchObject({ kind: 'started' });
    const second = tab.click(page, { subject: of(SHOP) });
    page.answers[2]?.resolve(OTHER);
    expect(await second).toMatchObject({ kind: 'lost', facts: { kind: 'unreadable' } });
    const third = tab.click(page, { subject: aTask('T'), isOld: (run) => run === RUN });
    page.answers[3]?.resolve(RUN);
    expect(await third).toMatchObject({ kind: 'lost', facts: { kind: 'unreadable' } });
  });

  it('that end while no screen is there to tell it are told later, after a reload too', async () => {
    const tab = aTab();
    const page = tab.open();
    const opened: RunSlug[] = [];
    const leave = page.journal.follow(subjectKey(of(MAPS)), (run) => opened.push(run));
    const seen = tab.click(page);
    page.answers[0]?.reject('balanceTooLow');
    await seen;
    const refused = tab.click(page);
    leave();
    page.answers[1]?.reject('balanceTooLow');
    await refused;
    const started = tab.click(page, { subject: AGAIN });
    page.answers[2]?.resolve(OTHER);
    await started;
    const isLeftToTellIn = (journal: StartJournal) => journal.entries().map(isLeftToTell);
    expect(isLeftToTellIn(page.journal)).toEqual([false, true, true]);
    expect(isLeftToTellIn(tab.open().journal)).toEqual([false, true, true]);
    page.journal.reported('2');
    expect(isLeftToTellIn(page.journal)).toEqual([false, false, true]);
    expect(opened).toEqual([]);
  });

  it('are told by the screen that is there when they end, also where another has asked for them', async () => {
    const tab = aTab();
    const page = tab.open();
    const opened: string[] = [];
    const leave = page.journal.follow(subjectKey(of(MAPS)), () => opened.push('left'));
    const end = tab.click(page);
    leave();
    page.journal.follow(subjectKey(of(SHOP)), () => opened.push('another Worker'));
    page.journal.follow(subjectKey(of(MAPS)), (run) => opened.push(run));
    page.answers[0]?.resolve(RUN);
    await end;
    expect(opened).toEqual([RUN]);
    expect(page.journal.entries().map(isLeftToTell)).toEqual([false]);
  });

  it('are one at a time for a run that is run again, and for each saved task', () => {
    const tab = aTab();
    const page = tab.open();
    for (const subject of [AGAIN, of(MAPS), aTask('one'), aTask('other')]) {
      expect(tab.click(page, { subject })).toBeDefined();
      expect(tab.click(page, { subject })).toBeUndefined();
    }
    expect(latestIntent(page.journal.entries(), aTask('one'))?.subject).toEqual(aTask('one'));
    expect(latestIntent(tab.open().journal.entries(), AGAIN)).toEqual({
      id: '1',
      subject: AGAIN,
      mode: 'async',
      at: expect.any(Number) as number,
      keyMark: 'mark',
      state: { kind: 'lost', left: true },
    });
  });

  it('are open in a tab that is duplicated while they are, which sends none of them by itself', async () => {
    const tab = aTab();
    const page = tab.open();
    const end = tab.click(page);
    const other = tab.duplicate();
    const copy = other.open();
    expect(latestIntent(copy.journal.entries(), of(MAPS))?.state).toEqual({ kind: 'lost', left: true });
    expect(other.click(copy)).toBeUndefined();
    page.answers[0]?.resolve(RUN);
    await end;
    copy.journal.close('1', true);
    expect(other.click(copy)).toBeDefined();
    expect([tab.posts.length, other.posts.length]).toEqual([1, 1]);
    expect(latestIntent(tab.open().journal.entries(), of(MAPS))?.state).toMatchObject({ kind: 'started' });
  });

  it('are never sent more often than a person confirmed, whatever answers, fails, reloads or is duplicated', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(1), anyStep), { maxLength: 40 }),
        async (before, after) => {
          const first = aWorld(aTab());
          for (const dispatch of before) await go(first, dispatch);
          const worlds = [first, aWorld(first.tab.duplicate())];
          for (const [at, dispatch] of after) {
            const world = worlds[at];
            if (world) await go(world, dispatch);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

type Tab = ReturnType<typeof aTab>;
type World = { readonly tab: Tab; page: ReturnType<Tab['open']>; confirmed: number };
type Step = (world: World) => void;

const aWorld = (tab: Tab): World => ({ tab, page: tab.open(), confirmed: 0 });

/** Whatever happens in one tab, no more was sent from it than was confirmed in it, and all of that was noted before. */
async function go(world: World, dispatch: Step): Promise<void> {
  dispatch(world);
  await untilIdle();
  expect(world.tab.posts).toHaveLength(world.confirmed);
  expect(world.tab.posts.every(({ noted }) => noted)).toBe(true);
}

/** Every click is sent, but a person has confirmed it only where nothing of its subject is open. */
const click =
  (subject: StartSubject): Step =>
  (world) => {
    const latest = latestIntent(world.page.journal.entries(), subject);
    if (latest === undefined || !isOpen(latest)) world.confirmed += 1;
    void world.tab.click(world.page, { subject });
  };

const startAnother =
  (subject: StartSubject): Step =>
  (world) => {
    const latest = latestIntent(world.page.journal.entries(), subject);
    if (latest) world.page.journal.close(latest.id, true);
    click(subject)(world);
  };

const last = ({ page }: World) => page.journal.entries().at(-1)?.id ?? '';

const anySubject = fc.constantFrom(of(MAPS), of(SHOP), AGAIN, aTask('one'), aTask('other'));
const anyFault = fc.constantFrom<FailureKind>(
  'network',
  'timeout',
  'internal',
  'unreadable',
  'rateLimited',
  'keyRefused',
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anySubject.map(click),
  anySubject.map(startAnother),
  fc.nat(9).map(
    (at): Step =>
      ({ page }) =>
        page.answers[at]?.resolve(RUN),
  ),
  fc.tuple(fc.nat(9), anyFault).map(
    ([at, why]): Step =>
      ({ page }) =>
        page.answers[at]?.reject(why),
  ),
  fc.constantFrom<Step>(
    (world) => world.page.journal.stopWaiting(last(world)),
    (world) => world.page.journal.found(last(world), RUN),
    (world) => world.page.journal.reported(last(world)),
    ({ page }) => page.journal.follow(subjectKey(AGAIN), () => undefined),
    (world) => {
      world.page.leave();
      world.page = world.tab.open();
    },
  ),
);
