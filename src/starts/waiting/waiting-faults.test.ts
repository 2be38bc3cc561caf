import { describe, expect, it } from 'vitest';

import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { anOrder } from '#test/an-order.ts';
import { ok } from '#core/result.ts';
import { ALL_SPOILT, aSpoiltNetwork, hasArrived, ORIGIN } from '#test/a-spoilt-network.ts';

import { activateWaiting, lookForBegun, releaseWaiting } from './activate.ts';
import { allWaiting, createQueue } from './queue.ts';

const order = anOrder(
  { proxyRegion: '', callbackUrl: '' },
  { custom: { keywords: ['a'], base_location: 'b' } },
);

const wanted = new AbortController().signal;

/** An API over a network that can be spoilt, and a colleague. */
function aSpoiltApi() {
  const network = aSpoiltNetwork();
  const keyStore = createKeyStore(undefined);
  keyStore.set(network.key);
  const platform = { kind: 'sandbox' } as const;
  const config = { origin: ORIGIN, authScheme: 'bearer', version: 'v1', platform } as const;
  const apiOver = (fetch: typeof globalThis.fetch) => createApi({ config, keyStore, fetch });
  return { ...network, api: apiOver(network.spoilt), colleague: apiOver(network.plain).v2 };
}

function aQueue() {
  const account = aSpoiltApi();
  let id = 0;
  const queue = createQueue({
    api: account.api,
    keyStore: { fingerprint: () => 'mark' },
    entry: { read: () => ok([]), write: () => true },
    now: Date.now,
    newId: () => String((id += 1)),
  });
  return { ...account, queue };
}

/** An account in which runs wait. */
async function anAccount(count = 1) {
  const account = aSpoiltApi();
  for (let at = 0; at < count; at += 1) await account.colleague.queueRun(order);
  const waiting = await allWaiting(account.api);
  const runs = async () => (await account.api.runs({ page: 1, pageSize: 20 })).runs;
  return { ...account, waiting, runs };
}

describe('a run that is to wait', () => {
  it.each(ALL_SPOILT)('is sent once, and found in the list after %s where it waits', async (name) => {
    const { api, queue, spoil, writes } = aQueue();
    spoil('POST', name);
    const end = await queue.add(order);
    expect(writes).toHaveLength(1);
    expect(await allWaiting(api)).toHaveLength(hasArrived(name) ? 1 : 0);
    expect(end.kind).toBe(name === 'a 429' ? 'refused' : 'lost');
    if (end.kind === 'refused') return;
    // Nothing more is sent for it until that is known.
    expect((await queue.add(order)).kind).toBe('open');
    expect(await queue.look('1')).toMatchObject(
      hasArrived(name) ? { kind: 'seen' } : { kind: 'none', final: false },
    );
    expect(writes).toHaveLength(1);
  });

  it('is refused where its Worker is no more', async () => {
    const { queue, control } = aQueue();
    const gone = { kind: 'status', status: 404, code: 50001 };
    await control('faults', { match: '/api/v2/workers', fault: gone });
    expect(await queue.add(order)).toMatchObject({
      kind: 'refused',
      failure: { facts: { kind: 'workerNotFound' } },
    });
  });
});

describe('starting one that waits', () => {
  it.each(ALL_SPOILT)('makes one run at the most after %s, and says whether it waits', async (name) => {
    const { api, waiting, spoil, runs, writes } = await anAccount();
    spoil('POST', name);
    const settled = await activateWaiting(api, waiting, wanted);
    const [gone, left] = hasArrived(name) ? [waiting, []] : [[], waiting];
    expect(settled).toMatchObject({ gone, settledByOthers: [], left });
    expect(await runs()).toHaveLength(gone.length);
    expect(writes).toHaveLength(1);
    if (gone.length > 0) {
      expect(await lookForBegun(api, gone, settled?.before)).toMatchObject({ sure: true });
      return;
    }
    expect(await activateWaiting(api, left, wanted)).toMatchObject({ gone: waiting, left: [] });
    expect(await runs()).toHaveLength(1);
  });

  it('says of one that somebody else let go meanwhile that it was taken, and not that it was started', async () => {
    const { api, waiting, colleague, runs } = await anAccount(2);
    const [theirs, mine] = waiting;
    await colleague.release([theirs?.ref ?? ''], '');
    expect(await activateWaiting(api, waiting, wanted)).toMatchObject({
      gone: [mine],
      settledByOthers: [theirs],
      left: [],
    });
    expect(await runs()).toHaveLength(1);
  });
});

describe('letting one go', () => {
  it.each(ALL_SPOILT)('says whether it waits after %s', async (name) => {
    const { api, waiting, spoil } = await anAccount();
    spoil('POST', name);
    const settled = await releaseWaiting(api, waiting, 'not needed');
    expect(settled).toMatchObject(
      hasArrived(name) ? { gone: waiting, left: [] } : { gone: [], left: waiting },
    );
    expect((await releaseWaiting(api, waiting, 'not needed')).left).toEqual([]);
    expect(await allWaiting(api)).toEqual([]);
  });

  it('says of one that somebody else started meanwhile that it was taken', async () => {
    const { api, waiting, colleague } = await anAccount();
    await colleague.activate(waiting.map(({ ref }) => ref));
    expect(await releaseWaiting(api, waiting, '')).toMatchObject({
      gone: [],
      settledByOthers: waiting,
      left: [],
    });
  });
});
