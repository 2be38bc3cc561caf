import { createStore, get, keys, set } from 'idb-keyval';
import { describe, expect, it, vi } from 'vitest';

import { STORED_INPUT_FORMAT, type StoredInput } from './stored-input.ts';
import { anOrder } from '#test/an-order.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { openRecords } from '#browser/stored/records.ts';
import type { TabHolds } from '#browser/tab-holds.ts';
import { STORED } from '#browser/stored/registry.ts';

import { endOfLeft, forgetInputs } from './forget-inputs.ts';
import { ANSWER_FORMAT, createRunHistory } from './run-history.ts';

const aStoredInput = (parts: Partial<StoredInput> = {}): StoredInput => ({
  order: anOrder(),
  at: 1,
  sure: true,
  omitted: [],
  ...parts,
});

const NONE = { ok: false, error: 'none' };

let serial = 0;
const aName = () => `test-${Date.now()}-${(serial += 1)}`;
const held = new Set<string>();
const leaveAllPages = () => held.clear();
const holds: TabHolds = {
  hold: (name) => {
    held.add(name);
    return Promise.resolve(() => void held.delete(name));
  },
  held: () => Promise.resolve(held),
};
/** The history of a browser that has this database, in one of its tabs. */
function aHistory(key = aName(), most?: Parameters<typeof createRunHistory>[3]) {
  const runs = openRecords({ ...STORED.runs, key }, STORED_INPUT_FORMAT);
  const answers = openRecords({ ...STORED.answers, key: `${key}.answers` }, ANSWER_FORMAT);
  const history = createRunHistory(runs, answers, () => endOfLeft(runs, holds), most);
  return { ...history, clear: () => forgetInputs(runs, holds) };
}
const slug = (at: number) => `01KSFDS8XWTJME33C08XMC${String(at).padStart(4, '0')}` as RunSlug;

describe('the inputs of runs that this browser keeps', () => {
  it('are there in every tab', async () => {
    const name = aName();
    const history = aHistory(name);
    await history.keep(slug(1), aStoredInput());
    await history.keep(slug(2), aStoredInput({ sure: false, omitted: ['password'] }));
    const otherTab = aHistory(name);
    expect(await otherTab.runs()).toEqual(new Set([slug(1), slug(2)]));
    expect(await otherTab.input(slug(2))).toEqual({
      ok: true,
      value: aStoredInput({ sure: false, omitted: ['password'] }),
    });
    expect(await otherTab.input(slug(3))).toEqual(NONE);
  });

  it('are those of the latest runs', async () => {
    const history = aHistory(aName(), { inputs: { starts: 20, rows: 5 }, answers: { starts: 20, rows: 5 } });
    for (let at = 0; at < 23; at += 1) await history.keep(slug(at), aStoredInput());
    const runs = await history.runs();
    expect(runs.size).toBe(20);
    expect([runs.has(slug(2)), runs.has(slug(3)), runs.has(slug(22))]).toEqual([false, true, true]);
  });

  it('stay however many rows of batches are started, as does that they were started here', async () => {
    const name = aName();
    const history = aHistory(name, { inputs: { starts: 2, rows: 3 }, answers: { starts: 2, rows: 3 } });
    for (let at = 0; at < 3; at += 1) {
      await history.keep(slug(at), aStoredInput());
      await history.noteAnswer(`start ${at}`, slug(at));
    }
    for (let at = 10; at < 15; at += 1) {
      await history.keep(slug(at), aStoredInput({ omitted: ['row'] }), 'row');
      await history.noteAnswer(`row ${at}`, slug(at), 'row');
    }
    expect([...(await aHistory(name).runs())]).toEqual([1, 2, 12, 13, 14].map(slug));
    expect(await history.input(slug(12))).toEqual({ ok: true, value: aStoredInput({ omitted: ['row'] }) });
    expect([...(await history.answers())]).toEqual([
      ...[1, 2].map((at) => [slug(at), `start ${at}`]),
      ...[12, 13, 14].map((at) => [slug(at), `row ${at}`]),
    ]);
  });

  it('are forgotten when that is asked for, until that is taken back', async () => {
    const history = aHistory();
    await history.keep(slug(1), aStoredInput());
    const { takeBack } = await history.clear();
    expect(await history.runs()).toEqual(new Set());
    expect(await history.input(slug(1))).toEqual(NONE);
    await takeBack();
    expect(await history.input(slug(1))).toEqual({ ok: true, value: aStoredInput() });
  });

  it('are not what tells which runs are one’s own: those stay, and name the start that each answers', async () => {
    const name = aName();
    const history = aHistory(name);
    await history.keep(slug(1), aStoredInput());
    await history.noteAnswer('first', slug(1));
    await history.noteAnswer('second', slug(2));
    await history.clear();
    const expected = new Map<string, string>([
      [slug(1), 'first'],
      [slug(2), 'second'],
    ]);
    expect(await aHistory(name).answers()).toEqual(expected);
    expect(await history.runs()).toEqual(new Set());
  });

  it('are gone for good once that is ended, or the page was left', async () => {
    const name = aName();
    const history = aHistory(name);
    const stored = () => keys(createStore(name, 'runs'));
    await history.keep(slug(1), aStoredInput());
    const { end } = await history.clear();
    await end();
    expect(await stored()).toEqual([]);
    await history.keep(slug(2), aStoredInput());
    await history.clear();
    leaveAllPages();
    expect(await aHistory(name).runs()).toEqual(new Set());
    expect(await stored()).toEqual([]);
  });

  it('are brought back by the page that forgot them, also where other pages were opened, and forgot others, meanwhile', async () => {
    const name = aName();
    const history = aHistory(name);
    await history.keep(slug(1), aStoredInput());
    const { takeBack } = await history.clear();
    const other = aHistory(name);
    expect(await other.runs()).toEqual(new Set());
    await other.keep(slug(2), aStoredInput());
    await other.clear();
    await takeBack();
    expect(await other.runs()).toEqual(new Set([slug(1)]));
  });

  it('are forgotten without being read into memory all at once', async () => {
    const history = aHistory();
    for (let at = 0; at < 3; at += 1) await history.keep(slug(at), aStoredInput());
    const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    await history.clear();
    expect(reads).not.toHaveBeenCalled();
    reads.mockRestore();
  });

  it('say so where what is stored cannot be read, or was stored by a later build', async () => {
    const name = aName();
    const history = aHistory(name);
    const damage = (text: string) => set([slug(1), 'sure'], text, createStore(name, 'runs'));
    await damage('{');
    expect(await history.input(slug(1))).toEqual({ ok: false, error: 'unreadable' });
    await damage('{"format":99}');
    expect(await history.input(slug(1))).toEqual({ ok: false, error: 'newer' });
    expect(await get([slug(1), 'sure'], createStore(name, 'runs'))).toBe('{"format":99}');
  });

  it('are not kept where they are too large', async () => {
    const history = aHistory();
    const large = aStoredInput({
      order: { ...aStoredInput().order, custom: { text: 'x'.repeat(4_000_001) } },
    });
    await history.keep(slug(2), large);
    expect(await history.input(slug(2))).toEqual({ ok: false, error: 'large' });
    expect([...(await history.runs())]).toEqual([]);
    const { end } = await history.clear();
    await end();
    expect(await history.input(slug(2))).toEqual(NONE);
  });
});
