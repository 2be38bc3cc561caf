import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import { anOrder } from '#test/an-order.ts';
import type { WaitingPage, WaitingRun } from '#core/saved-tasks/saved-task.ts';

import { createQueue, QUEUE_FORMAT } from './queue.ts';

const order = anOrder();
const keyStore = { fingerprint: () => 'mark' };

/** What becomes of a request: whether and when it arrives, and whether its answer does. */
const anyFate = fc.constantFrom('answered', 'refused', 'answer lost', 'never arrives', 'arrives late');
type Fate = 'answered' | 'refused' | 'answer lost' | 'never arrives' | 'arrives late';

const anyStep = fc.oneof(
  anyFate.map((fate) => ({ kind: 'add', fate }) as const),
  fc.constantFrom({ kind: 'look' } as const, { kind: 'reload' } as const, { kind: 'giveUp' } as const),
  fc.constantFrom({ kind: 'wait', ms: 5_000 } as const, { kind: 'wait', ms: 150_000 } as const),
);

/** A platform that takes runs into its queue, by a clock of its own. */
function aPlatform() {
  let now = 1_000_000;
  let serial = 0;
  const fates: Fate[] = [];
  const waiting: WaitingRun[] = [];
  const late: { readonly at: number }[] = [];
  let sent = 0;
  const arrive = () => {
    const ref = `ref-${(serial += 1)}`;
    waiting.push({ ref, worker: order.worker });
    return ref;
  };
  const pass = (ms: number) => {
    now += ms;
    for (const one of late.splice(0)) {
      if (one.at <= now) arrive();
      else late.push(one);
    }
  };
  const v2: Partial<Api['v2']> = {
    waitingRuns: () => Promise.resolve({ waiting: [...waiting], unread: 0, total: waiting.length }),
    queueRun: () => {
      sent += 1;
      const fate = fates.shift() ?? 'answered';
      if (fate === 'answered') return Promise.resolve(arrive());
      if (fate === 'refused') return Promise.reject(new Failure({ kind: 'rateLimited', status: 429 }));
      if (fate === 'answer lost') arrive();
      if (fate === 'arrives late') late.push({ at: now + 60_000 });
      return Promise.reject(new Failure({ kind: 'network' }));
    },
  };
  return { api: { v2: v2 as Api['v2'] }, now: () => now, pass, fates, waiting, sentOf: () => sent };
}

describe('a run that is to wait on the platform', () => {
  it('is never there twice for one wish, whatever is lost, looked up, reloaded and wished again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 14 }), async (steps) => {
        const platform = aPlatform();
        let storedText = '[]';
        let serial = 0;
        const open = () =>
          createQueue({
            api: platform.api,
            keyStore,
            entry: {
              read: () => QUEUE_FORMAT.decode(storedText),
              write: (entries) => {
                storedText = QUEUE_FORMAT.encode(entries);
                return true;
              },
            },
            now: platform.now,
            newId: () => `id-${(serial += 1)}`,
          });
        let queue = open();
        /** Wishes that the person was told of as sent, and of which none was given up as never there. */
        let knownCount = 0;
        const add = async (fate: Fate) => {
          const isOpen = queue.open().length > 0;
          if (!isOpen) platform.fates.push(fate);
          const before = platform.sentOf();
          const { kind } = await queue.add(order);
          // Nothing is sent while nobody knows of the one before, and never more than one request.
          expect(platform.sentOf() - before).toBe(isOpen ? 0 : 1);
          if (kind === 'made' || kind === 'lost') knownCount += 1;
        };
        const look = async (thenGiveUp: boolean) => {
          const [lost] = queue.open();
          if (lost === undefined) return;
          const sighting = await queue.look(lost.id);
          if (sighting.kind === 'seen') queue.end(lost.id);
          // What the screen offers only then.
          if (!thenGiveUp || sighting.kind !== 'none' || !sighting.final) return;
          queue.end(lost.id);
          knownCount -= 1;
        };
        for (const step of steps) {
          if (step.kind === 'add') await add(step.fate);
          else if (step.kind === 'reload') queue = open();
          else if (step.kind === 'wait') platform.pass(step.ms);
          else await look(step.kind === 'giveUp');
          expect(platform.waiting.length).toBeLessThanOrEqual(knownCount);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is not sent where the list of those that wait cannot be read: a lost answer could not be looked up', async () => {
    const platform = aPlatform();
    const failure = new Failure({ kind: 'internal', status: 502 });
    const api = { v2: { ...platform.api.v2, waitingRuns: () => Promise.reject(failure) } };
    const entry = { read: () => QUEUE_FORMAT.decode('[]'), write: () => true };
    const queue = createQueue({ api, keyStore, entry, now: platform.now, newId: () => 'a' });
    expect(await queue.add(order)).toEqual({ kind: 'refused', failure });
    expect(platform.sentOf()).toBe(0);
  });

  it.each<[string, WaitingPage]>([
    ['an item that cannot be read', { waiting: [], unread: 1, total: 1 }],
    [
      'fewer than the platform counts',
      { waiting: [{ ref: 'other', worker: order.worker }], unread: 0, total: 2 },
    ],
    ['the same page at every number, and no count', { waiting: [{ ref: 'other' }], unread: 0 }],
  ])('is neither sent nor called absent by a list with %s', async (_, listed) => {
    const platform = aPlatform();
    const entry = { read: () => QUEUE_FORMAT.decode('[]'), write: () => true };
    const queue = createQueue({ api: platform.api, keyStore, entry, now: platform.now, newId: () => 'a' });
    platform.fates.push('never arrives');
    await queue.add(order);
    const api = { v2: { ...platform.api.v2, waitingRuns: () => Promise.resolve(listed) } };
    const reopenedEntry = { ...entry, read: () => QUEUE_FORMAT.decode(QUEUE_FORMAT.encode(queue.open())) };
    platform.pass(150_000);
    const later = createQueue({ api, keyStore, entry: reopenedEntry, now: platform.now, newId: () => 'b' });
    await expect(later.look('a')).rejects.toMatchObject({ facts: { kind: 'unreadable' } });
    later.end('a');
    expect(await later.add(order)).toMatchObject({
      kind: 'refused',
      failure: { facts: { kind: 'unreadable' } },
    });
    expect(platform.sentOf()).toBe(1);
  });

  it('is not looked for with another key than it was sent with, also after a reload', async () => {
    const platform = aPlatform();
    let storedText = '[]';
    let fingerprint = 'first';
    const open = () =>
      createQueue({
        ...{
          api: platform.api,
          now: platform.now,
          newId: () => 'a',
          keyStore: { fingerprint: () => fingerprint },
        },
        entry: {
          read: () => QUEUE_FORMAT.decode(storedText),
          write: (intents) => {
            storedText = QUEUE_FORMAT.encode(intents);
            return true;
          },
        },
      });
    platform.fates.push('answer lost');
    await open().add(order);
    fingerprint = 'second';
    expect(await open().look('a')).toEqual({ kind: 'otherKey', final: false });
    expect((await open().add(order)).kind).toBe('open');
    platform.pass(150_000);
    expect(await open().look('a')).toEqual({ kind: 'otherKey', final: true });
    fingerprint = 'first';
    expect(await open().look('a')).toMatchObject({ kind: 'seen' });
  });

  it('is sent once where it is asked for twice at once', async () => {
    const platform = aPlatform();
    const entry = { read: () => QUEUE_FORMAT.decode('[]'), write: () => true };
    const queue = createQueue({ api: platform.api, keyStore, entry, now: platform.now, newId: () => 'a' });
    const ends = await Promise.all([queue.add(order), queue.add(order)]);
    expect(ends.map(({ kind }) => kind)).toEqual(['made', 'open']);
    expect(platform.sentOf()).toBe(1);
  });
});
