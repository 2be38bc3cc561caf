import { describe, expect, it } from 'vitest';

import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { anOrder } from '#test/an-order.ts';
import type { NewTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { ALL_SPOILT, aSpoiltNetwork, hasArrived, ORIGIN } from '#test/a-spoilt-network.ts';

import { createCreations, storedNewTasks } from './creations.ts';

const POST = 'POST /api/v2/worker-tasks';

const NEW: NewTask = {
  ...{ worker: anOrder().worker, version: '', title: 'Mondays', description: 'For the list' },
  input: { system: { max_total_charge: 2 }, custom: { keywords: ['a'], base_location: 'b' } },
  schedule: { kind: 'weekly', weekday: 1, time: '09:00' },
  isScheduled: false,
};

/** An account that has a task of this title already, a colleague, and a tab whose page can be reloaded and whose clock is set. */
async function anAccount() {
  const network = aSpoiltNetwork();
  const keyStore = createKeyStore(undefined);
  keyStore.set(network.key);
  const platform = { kind: 'sandbox' } as const;
  const config = { origin: ORIGIN, authScheme: 'bearer', version: 'v1', platform } as const;
  const apiOver = (fetch: typeof globalThis.fetch) => createApi({ config, keyStore, fetch });
  const api = apiOver(network.spoilt);
  const colleague = apiOver(network.plain).v2;
  const first = await colleague.createTask(NEW);
  const { codec } = storedNewTasks;
  let stored = codec.encode([]);
  let [now, id] = [1_000_000, 0];
  const entry = {
    read: () => codec.decode(stored),
    write: (entries: Parameters<typeof codec.encode>[0]) => {
      stored = codec.encode(entries);
      return true;
    },
  };
  const open = (of = api, fingerprint = 'mark') =>
    createCreations({
      ...{ api: of, keyStore: { fingerprint: () => fingerprint }, entry },
      ...{ now: () => now, newId: () => String((id += 1)) },
    });
  const mine = async () =>
    (await colleague.tasks({ page: 1 })).tasks.filter(({ title }) => title === NEW.title).length;
  const passes = (ms: number) => (now += ms);
  return { ...network, apiOver, api, colleague, first, open, mine, passes, storedText: () => stored };
}

describe('a task that is to be made', () => {
  it('is not sent where it is no longer wanted once it is known what is there', async () => {
    const { open, mine, writes } = await anAccount();
    const wanted = new AbortController();
    const creations = open();
    const end = creations.add(NEW, wanted.signal);
    wanted.abort();
    expect(await end).toMatchObject({ kind: 'refused' });
    expect(writes).toEqual([]);
    expect(await mine()).toBe(1);
    expect(creations.open()).toEqual([]);
  });

  it.each(ALL_SPOILT)(
    'is sent once, and found after %s and a reload beside one of the same title',
    async (name) => {
      const { api, open, spoil, first, mine, writes } = await anAccount();
      spoil('POST', name);
      const end = await open().add(NEW);
      expect(writes).toEqual([POST]);
      expect(await mine()).toBe(hasArrived(name) ? 2 : 1);
      if (name === 'a 429') {
        expect(end.kind).toBe('refused');
        expect(open().open()).toEqual([]);
        return;
      }
      expect(end.kind).toBe('lost');
      const later = open();
      expect(await later.add(NEW)).toEqual({ kind: 'open' });
      const sighting = await later.look('1');
      expect(writes).toEqual([POST]);
      expect(sighting.kind).toBe(hasArrived(name) ? 'seen' : 'none');
      if (sighting.kind !== 'seen') return;
      const [slug] = sighting.refs as readonly TaskSlug[]; // as the platform names it
      expect(slug).not.toBe(first);
      expect(slug && (await api.v2.task(slug))).toMatchObject({ title: NEW.title });
    },
  );

  it('is known as sent where the page is left before the answer', async () => {
    const { api, open } = await anAccount();
    const late = { ...api, v2: { ...api.v2, createTask: () => new Promise<TaskSlug>(() => undefined) } };
    const creations = open(late);
    void creations.add(NEW);
    await expect.poll(() => creations.open().length).toBe(1);
    expect(open().open()).toMatchObject([{ title: 'Mondays', worker: NEW.worker, state: 'lost' }]);
  });

  it('holds up no other: of another title, or of another Worker', async () => {
    const { open, spoil } = await anAccount();
    spoil('POST', 'a request that never arrives');
    await open().add(NEW);
    expect((await open().add({ ...NEW, title: 'Tuesdays' })).kind).toBe('made');
  });

  it('keeps nothing of what it holds', async () => {
    const { open, spoil, storedText } = await anAccount();
    spoil('POST', 'a request that never arrives');
    await open().add({ ...NEW, input: { custom: { password: 'hunter2' } } });
    expect(storedText()).toContain('Mondays');
    expect(storedText()).not.toContain('hunter2');
  });

  it('is found behind a hundred others whose titles hold its title', async () => {
    const { colleague, open, spoil } = await anAccount();
    await Promise.all(
      Array.from({ length: 120 }, (_, at) => colleague.createTask({ ...NEW, title: `Mondays ${at}` })),
    );
    spoil('POST', 'an answer that is lost');
    await open().add(NEW);
    expect(await open().look('1')).toMatchObject({ kind: 'seen' });
  });

  it('is not made again while the first may still arrive, and not where it has', async () => {
    const { open, spoil, passes, colleague, writes, mine } = await anAccount();
    spoil('POST', 'a request that never arrives');
    await open().add(NEW);
    passes(110_000);
    expect(await open().look('1')).toEqual({ kind: 'none', final: false });
    expect(await open().again('1', NEW)).toEqual({ kind: 'lost' });
    // It arrives late, after the person was told that there was none.
    const ref = await colleague.createTask(NEW);
    passes(20_000);
    expect(await open().again('1', NEW)).toMatchObject({ kind: 'made', ref });
    expect(writes).toEqual([POST]);
    expect(await mine()).toBe(2);
  });

  it('is made again once the first can arrive no more, and known of the second what was known of the first', async () => {
    const { open, spoil, passes, mine } = await anAccount();
    spoil('POST', 'a request that never arrives');
    await open().add(NEW);
    const known = open().open()[0]?.known;
    passes(130_000);
    expect(await open().look('1')).toEqual({ kind: 'none', final: true });
    spoil('POST', 'an answer that is lost');
    expect(await open().again('1', NEW)).toEqual({ kind: 'lost' });
    expect(open().open()).toMatchObject([{ id: '2', known, at: 1_130_000 }]);
    expect(await open().again('2', NEW)).toMatchObject({ kind: 'made' });
    expect(open().open()).toEqual([]);
    expect(await mine()).toBe(2);
  });

  it('is not taken for absent by a list that cannot be read, or not all of it', async () => {
    const { api, open, passes, spoil, writes } = await anAccount();
    spoil('POST', 'a request that never arrives');
    await open().add(NEW);
    passes(130_000);
    spoil('GET', 'a 502 in its place');
    expect(await open().again('1', NEW)).toEqual({ kind: 'lost' });
    const tasks: typeof api.v2.tasks = async (...args) => ({ ...(await api.v2.tasks(...args)), total: 3 });
    const part = { ...api, v2: { ...api.v2, tasks } };
    await expect(open(part).look('1')).rejects.toMatchObject({ facts: { kind: 'unreadable' } });
    expect(await open(part).again('1', NEW)).toEqual({ kind: 'lost' });
    expect(writes).toHaveLength(1);
  });

  it.each([false, true])('has a twin only where the browser sent it twice: %s', async (isRepeated) => {
    const { apiOver, plain, open, colleague, first } = await anAccount();
    const repeating: typeof fetch = async (...args) => {
      if (isRepeated && args[1]?.method === 'POST') await plain(...args);
      return plain(...args);
    };
    const creations = open(apiOver(repeating));
    const end = await creations.add(NEW);
    if (end.kind !== 'made') throw new Error(end.kind);
    const { tasks } = await colleague.tasks({ page: 1 });
    const others = tasks
      .filter(({ title, slug }) => title === NEW.title && slug !== first && slug !== end.ref)
      .map(({ slug }) => slug);
    expect(await creations.twins(NEW, end)).toEqual(others);
    expect(others).toHaveLength(isRepeated ? 1 : 0);
  });

  it('is not looked for with another key than it was sent with', async () => {
    const { api, open, spoil } = await anAccount();
    spoil('POST', 'an answer that is lost');
    await open().add(NEW);
    expect(await open(api, 'other').look('1')).toEqual({ kind: 'otherKey', final: false });
    expect(await open(api, 'other').again('1', NEW)).toEqual({ kind: 'lost' });
    expect(await open().look('1')).toMatchObject({ kind: 'seen' });
  });
});
