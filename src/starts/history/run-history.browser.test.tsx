import { createStore, set } from 'idb-keyval';
import { describe, expect, it } from 'vitest';

import type { KeptRun } from './kept-run.ts';
import { anOrder } from '#core/run/an-order.ts';
import type { RunSlug } from '#core/run/run.ts';

import { createRunHistory } from './run-history.ts';

const aKeptRun = (parts: Partial<KeptRun> = {}): KeptRun => ({
  order: anOrder(),
  at: 1,
  sure: true,
  omitted: [],
  ...parts,
});

let serial = 0;
const aName = () => `test-${Date.now()}-${(serial += 1)}`;
const slug = (at: number) => `01KSFDS8XWTJME33C08XMC${String(at).padStart(4, '0')}` as RunSlug;

describe('the inputs of runs that this browser keeps', () => {
  it('are there in every tab, and tell the runs that are sure', async () => {
    const name = aName();
    const history = createRunHistory(name);
    await history.keep(slug(1), aKeptRun());
    await history.keep(slug(2), aKeptRun({ sure: false, omitted: ['password'] }));
    const otherTab = createRunHistory(name);
    expect(await otherTab.runs()).toEqual(new Set([slug(1), slug(2)]));
    expect(await otherTab.sureRuns()).toEqual(new Set([slug(1)]));
    expect(await otherTab.input(slug(2))).toEqual(aKeptRun({ sure: false, omitted: ['password'] }));
    expect(await otherTab.input(slug(3))).toBeNull();
  });

  it('are those of the last two hundred runs', async () => {
    const history = createRunHistory(aName());
    for (let at = 0; at < 203; at += 1) await history.keep(slug(at), aKeptRun());
    const runs = await history.runs();
    expect(runs.size).toBe(200);
    expect([runs.has(slug(2)), runs.has(slug(3)), runs.has(slug(202))]).toEqual([false, true, true]);
  });

  it('are forgotten when that is asked for, until that is taken back', async () => {
    const history = createRunHistory(aName());
    await history.keep(slug(1), aKeptRun());
    const restore = await history.clear();
    expect(await history.runs()).toEqual(new Set());
    expect(await history.input(slug(1))).toBeNull();
    await restore();
    expect(await history.input(slug(1))).toEqual(aKeptRun());
  });

  it('are not there where what is stored cannot be read, or is too large to store', async () => {
    const name = aName();
    const history = createRunHistory(name);
    await history.keep(slug(1), aKeptRun());
    await set([slug(1), 'sure'], '{', createStore(name, 'runs'));
    expect(await history.input(slug(1))).toBeNull();
    const large = aKeptRun({ order: { ...aKeptRun().order, custom: { text: 'x'.repeat(4_000_001) } } });
    await history.keep(slug(2), large);
    expect(await history.input(slug(2))).toBeNull();
  });
});
