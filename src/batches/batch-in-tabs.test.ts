import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BatchPlan } from '#core/batch/batch.ts';
import { type BatchState, openBatchState, unaskedRows } from '#core/batch/state/batch-state.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import { statusInList } from '#core/batch/state/standing.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import type { StartedRun } from '#core/run/run.ts';
import { err } from '#core/result.ts';

// It is there by the time that passes in a test.
import './ask/ask-of-batch.ts';
import {
  aPlan,
  batchStateOf,
  ID,
  lapses,
  FINGERPRINT,
  seenRow,
  statesOf,
  twoTabs,
  World,
} from '#test/a-world-of-tabs.ts';
import { storedPlans, summaryOf } from './keep/batch-store.ts';
import type { SentBack } from './ask/send-back.ts';

const QUESTION = { question: createHash('sha256').update('s').digest('hex'), secret: 's' };

describe('a batch in a tab', () => {
  it('sends a row whose answer was lost once more when the person says so', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    const tab = await world.begin(aPlan(1));
    expect(statesOf(tab)).toEqual(['lost']);
    tab.dispatch({ kind: 'again', rows: [seenRow(tab, 0)] });
    await world.pass(1_000);
    expect(world.sent).toEqual([0, 0]);
    expect(statesOf(tab)).toEqual(['started']);
    expect(batchStateOf(tab).phase.kind).toBe('going');
  });

  it('sends nothing after Stop in one tab that was asked for before it in another', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    const one = await world.begin(aPlan(2), 1);
    const other = world.open();
    await world.pass(1_000);
    const { stops } = batchStateOf(other);
    one.dispatch({ kind: 'stop', abort: false });
    other.dispatch({ kind: 'again', rows: [seenRow(other, 0)], stops });
    other.dispatch({ kind: 'putBack', rows: [1], stops });
    other.dispatch({ kind: 'goOn', stops });
    await world.pass(10_000);
    expect(world.sent).toEqual([0]);
    expect(statesOf(one)).toEqual(['lost', 'left-out']);
    expect(batchStateOf(one).phase).toEqual({ kind: 'stopped', abort: false });
  });

  it.each(['the tab that drives', 'a tab that watches'])(
    'sends nothing while %s asks whether to stop, and goes on once that is cancelled',
    async (which) => {
      const { world, one, other } = await twoTabs(aPlan(3));
      const asking = which === 'the tab that drives' ? one : other;
      asking.dispatch({ kind: 'askStop', question: QUESTION.question });
      await world.pass(0);
      world.finish();
      await world.pass(120_000);
      expect(world.sent).toEqual([0]);
      expect(batchStateOf(other).phase.kind).toBe('paused');
      asking.dispatch({ kind: 'keepOn', ...QUESTION });
      await world.pass(1_000);
      expect(world.sent).toEqual([0, 1]);
      expect(world.news).toEqual([]);
    },
  );

  it.each(['stop', 'pause', 'no key', 'another key'] as const)(
    'sends nothing that %s forbids while it is asked whether the platform can be reached',
    async (what) => {
      const world = new World();
      let answer: (() => void) | undefined;
      world.reached = new Promise((resolve) => (answer = resolve));
      const tab = await world.begin(aPlan(2));
      expect(world.looks).toBe(1);
      if (what === 'stop') tab.dispatch({ kind: 'stop', abort: false });
      else if (what === 'pause') tab.dispatch({ kind: 'pause' });
      else world.fingerprint = what === 'no key' ? undefined : 'another';
      answer?.();
      await world.pass(0);
      expect(world.sentWith).toEqual([]);
      expect(batchStateOf(tab).marks).toEqual([FINGERPRINT]);
    },
  );

  it('sends no row with the key of another account, whatever became of the first start', async () => {
    const world = new World();
    let answer: ((run: StartedRun) => void) | undefined;
    world.answers.push(new Promise((resolve) => (answer = resolve)), { kind: 'network' });
    const tab = await world.begin(aPlan(3, { parallel: 2 }));
    world.fingerprint = 'another';
    tab.dispatch({ kind: 'rules', rules: { parallel: 3, stopAfterFailures: 5 } });
    await world.pass(60_000);
    // A run that the key of the other account does not see.
    answer?.({ slug: 'run-of-mine' as RunSlug });
    await world.pass(60_000);
    expect(world.sentWith).toEqual([FINGERPRINT]);
    expect(batchStateOf(tab).phase).toEqual({ kind: 'paused', why: { kind: 'otherAccount' } });
  });

  it('does not take a key for that of another account for a page that is not the platform’s', async () => {
    const world = new World();
    const tab = await world.begin(aPlan(2, { parallel: 1 }));
    world.runs.length = 0;
    world.runFault = { kind: 'notFound', status: 404 };
    world.fingerprint = 'another';
    tab.dispatch({ kind: 'goOn' });
    await world.pass(60_000);
    expect(world.sentWith).toEqual([FINGERPRINT]);
    expect(batchStateOf(tab).phase).toEqual({
      kind: 'paused',
      why: { kind: 'refused', facts: world.runFault },
    });
  });

  it('asks before it goes on with another key where the answer to the first start was lost', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    const tab = await world.begin(aPlan(1));
    world.fingerprint = 'another';
    tab.dispatch({ kind: 'again', rows: [seenRow(tab, 0)] });
    await world.pass(60_000);
    expect(world.sentWith).toEqual([FINGERPRINT]);
    expect(batchStateOf(tab).phase).toEqual({
      kind: 'paused',
      why: { kind: 'otherAccount', mark: 'another' },
    });
    tab.dispatch({ kind: 'goOn' });
    await world.pass(1_000);
    expect(world.sentWith).toEqual([FINGERPRINT, 'another']);
  });

  it('sends nothing after Stop, Pause or another key, whatever it was waiting for', async () => {
    const turns = fc.nat(5);
    await fc.assert(
      fc.asyncProperty(
        fc.record({ look: turns, reach: turns, note: turns, prove: turns }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(40),
        fc.constantFrom('stop', 'pause', 'question', 'no key', 'fewer'),
        async (slow, parallel, after, what) => {
          const world = new World();
          world.slow = slow;
          world.disks.rows.turns = () => slow.note;
          const tab = await world.begin(aPlan(4, { parallel }), 1);
          world.finish();
          await world.pass(30_000);
          // Another key is told apart by the run of the first row.
          world.fingerprint = 'another';
          tab.dispatch({ kind: 'goOn', agreed: [1, 2, 3] });
          await lapses(after);
          if (what === 'fewer') tab.dispatch({ kind: 'rules', rules: { parallel: 1, stopAfterFailures: 5 } });
          else if (what === 'no key') world.fingerprint = undefined;
          else if (what === 'pause') tab.dispatch({ kind: what });
          else if (what === 'question') tab.dispatch({ kind: 'askStop', question: QUESTION.question });
          else tab.dispatch({ kind: 'stop', abort: false });
          const before = world.sent.length;
          const isUnderWay = batchStateOf(tab).counts.started > 0;
          await world.pass(3_000);
          if (what === 'fewer') expect(world.sent.length).toBe(isUnderWay ? before : Math.max(before, 2));
          else expect(world.sent.length).toBe(before);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('retries a row that failed after its lost run was found', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    const tab = await world.begin(aPlan(1));
    world.runs.push(aRun({ slug: 'run-found' as RunSlug, status: 'failed' }));
    tab.dispatch({ kind: 'take', ...seenRow(tab, 0), run: 'run-found' as RunSlug });
    await world.pass(30_000);
    expect(statesOf(tab)).toEqual(['failed']);
    tab.dispatch({ kind: 'again', rows: [seenRow(tab, 0)] });
    await world.pass(1_000);
    expect(statesOf(tab)).toEqual(['started']);
    expect(world.sent).toEqual([0, 0]);
  });

  it('reads a batch that is not there once, and not for ever', async () => {
    const world = new World();
    const tab = world.open();
    await world.pass(5_000);
    expect(tab.current()).toEqual({ kind: 'unread', why: 'none' });
    const before = world.disks.batches.reads;
    await world.pass(5_000);
    expect(world.disks.batches.reads).toBe(before);
  });

  it('does not go on asking at once where 429 says to wait for no time at all', async () => {
    const world = new World();
    world.answers.push(
      ...Array.from({ length: 50 }, () => ({ kind: 'rateLimited', retryAfter: 0 }) as const),
    );
    await world.begin(aPlan(1));
    await world.pass(10_000);
    expect(world.sent.length).toBeLessThan(12);
  });

  it('sends nothing that it could not note, and goes on at one press once there is room', async () => {
    const world = new World();
    world.listFault = { kind: 'internal', status: 502 };
    const tab = await world.begin(aPlan(2));
    world.disks.rows.fault = () => true;
    world.listFault = undefined;
    await world.pass(6_000);
    expect(world.sent).toEqual([]);
    expect(batchStateOf(tab).phase).toEqual({ kind: 'paused', why: { kind: 'unkept' } });
    world.disks.rows.fault = undefined;
    tab.dispatch({ kind: 'goOn' });
    await world.pass(1_000);
    expect(world.sent).toEqual([0]);
  });

  it('writes what was not taken together with what comes next', async () => {
    const world = new World();
    const store = world.store();
    const plan = aPlan(60);
    const batchState = openBatchState(plan, 'all', { time: world.now, fingerprint: FINGERPRINT });
    await store.add(ID, { summary: summaryOf(plan, batchState), plan, state: batchState });
    const read = await store.read(ID);
    if (!read.ok) throw new Error(read.error);
    const { summary } = read.value;
    const left = (before: BatchState, row: number) =>
      batchReducer(before, { kind: 'leaveOut', rows: [row], time: world.now });
    world.disks.rows.fault = () => true;
    const first = left(batchState, 0);
    await store.hold(ID, 'me');
    const by = { id: ID, holder: 'me' };
    await expect(store.write(by, { summary, state: first }, batchState)).rejects.toThrow('full');
    world.disks.rows.fault = undefined;
    const second = left(first, 55);
    await store.write(by, { summary, state: second }, first);
    const stored = await store.read(ID);
    expect(stored.ok && stored.value.state.rows).toEqual(second.rows);
  });

  it('goes on in the tab that takes it over, with no row sent twice', async () => {
    const { world, one, other } = await twoTabs(aPlan(3));
    expect(other.current()).toMatchObject({ kind: 'batch', driver: 'elsewhere' });
    other.takeOver();
    one.dispatch({ kind: 'goOn' });
    await world.pass(1_000);
    expect(other.current()).toMatchObject({ kind: 'batch', driver: 'here' });
    expect(one.current()).toMatchObject({ kind: 'batch', driver: 'elsewhere' });
    expect(batchStateOf(other).phase.kind).toBe('going');
    for (let turn = 0; turn < 4; turn += 1) {
      world.finish();
      await world.pass(30_000);
    }
    expect(world.sent).toEqual([0, 1, 2]);
    expect(statesOf(other)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  it('is not given without its plan where a newer build wrote that, nor deleted', async () => {
    const world = new World();
    await world.begin(aPlan(2));
    world.crash();
    const { texts } = world.disks.plans;
    const storedTexts = [...texts];
    for (const [key, text] of storedTexts) texts.set(key, text.replace(/"format":\d+/, '"format":99'));
    expect(await world.store().read(ID)).toEqual(err('newer'));
    await world.remove();
    expect((await world.batches().list()).batches).toHaveLength(1);
    for (const [key, text] of storedTexts) texts.set(key, text);
    expect(await world.store().read(ID)).toMatchObject({ ok: true, value: { plan: aPlan(2) } });
  });

  it('is counted in the list where a newer build wrote it, or it is damaged', async () => {
    const world = new World();
    await world.begin(aPlan(2));
    const { texts } = world.disks.batches;
    const [text = ''] = texts.values();
    texts.set('["b-2","batch"]', text.replace(/"format":\d+/, '"format":99'));
    texts.set('["b-3","batch"]', '{"format":1}');
    expect(await world.batches().list()).toMatchObject({
      batches: [{ id: ID }],
      unread: { newer: 1, unreadable: 1 },
    });
  });

  it('is told in a list as one that no tab drives, once that tab is gone', async () => {
    const world = new World();
    await world.begin(aPlan(3));
    const standing = async () => {
      const [listed] = (await world.batches().list()).batches;
      return listed && statusInList(listed);
    };
    await expect(standing()).resolves.toBe('running');
    await world.pass(60_000);
    await expect(standing()).resolves.toBe('running');
    world.crash();
    await world.pass(10_000);
    await expect(standing()).resolves.toBe('alone');
  });

  it('is gone from the tab that drives it once another deletes it, and never comes back in part', async () => {
    for (const isDeaf of [false, true]) {
      const world = new World();
      const tab = await world.begin(aPlan(3));
      world.isDeaf = isDeaf;
      await world.remove();
      world.finish();
      tab.dispatch({ kind: 'pause' });
      await world.pass(60_000);
      tab.dispatch({ kind: 'goOn' });
      await world.pass(60_000);
      expect(tab.current()).toEqual({ kind: 'unread', why: 'gone' });
      expect(world.sent).toEqual([0]);
      expect(Object.values(world.disks).flatMap(({ texts }) => [...texts.keys()])).toEqual([]);
    }
  });

  it('is gone from a tab that watches once another deletes it, and is there again once that is taken back', async () => {
    const { world, one, other } = await twoTabs(aPlan(2), 1);
    const batches = await world.remove();
    expect(other.current()).toEqual({ kind: 'unread', why: 'gone' });
    expect(batches.removed.current()?.names).toEqual(['cities.csv']);
    await batches.removed.current()?.restore();
    world.finish();
    await world.pass(30_000);
    const drivers = [one, other]
      .map((tab) => tab.current())
      .map((view) => view.kind === 'batch' && view.driver);
    expect(drivers.sort()).toEqual(['elsewhere', 'here']);
    expect(statesOf(other)).toEqual(['succeeded', 'waiting']);
    expect(batches.removed.current()).toBeUndefined();
    expect(world.sent).toEqual([0]);
  });

  it.each([false, true])(
    'goes on in its tab once its deletion is taken back (its rows hold secrets: %s)',
    async (secret) => {
      const world = new World();
      const batches = world.batches();
      const id = await batches.create({ ...aPlan(2), secret }, 'all');
      await world.pass(0);
      batches.open(id).dispatch({ kind: 'pause' });
      await world.pass(1_000);
      await batches.remove([id]);
      await world.pass(1_000);
      expect(batches.open(id).current()).toEqual({ kind: 'unread', why: 'gone' });
      await batches.removed.current()?.restore();
      await world.pass(1_000);
      const tab = batches.open(id);
      expect(tab.current()).toMatchObject({
        driver: 'here',
        batch: { plan: { rows: [{ number: 2 }, { number: 3 }] } },
      });
      // They may have been started elsewhere meanwhile.
      expect(unaskedRows(batchStateOf(tab))).toEqual([1]);
      tab.dispatch({ kind: 'goOn', agreed: [1] });
      world.finish();
      await world.pass(30_000);
      expect(world.sent).toEqual([0, 1]);
    },
  );

  it('has its waiting rows sent by the batch alone that they are moved to', async () => {
    const world = new World();
    const one = await world.begin(aPlan(3), 1);
    world.finish();
    await world.pass(30_000);
    expect(statesOf(one)).toEqual(['succeeded', 'waiting', 'waiting']);
    const whole = aPlan(3);
    const waiting = { ...whole, rows: whole.rows.slice(1) };
    const move = async (plan: BatchPlan) => {
      const moved = world
        .batches()
        .move(plan, 'all', { batch: ID })
        .catch(() => 'unkept');
      await world.pass(12_000);
      return moved;
    };
    // One of them was sent there.
    expect(await move(whole)).toBeUndefined();
    expect(statesOf(one)).toEqual(['succeeded', 'waiting', 'waiting']);
    world.isDeaf = true;
    expect(await move(waiting)).toBeUndefined();
    world.isDeaf = false;
    await world.pass(12_000);
    world.disks.plans.fault = () => true;
    expect(await move(waiting)).toBe('unkept');
    world.disks.plans.fault = undefined;
    await world.pass(12_000);
    expect(statesOf(one)).toEqual(['succeeded', 'waiting', 'waiting']);
    expect(batchStateOf(one).rows[1]).not.toHaveProperty('elsewhere');
    const batch = await move(waiting);
    expect(batch).toBeDefined();
    expect(statesOf(one)).toEqual(['succeeded', 'left-out', 'left-out']);
    // Put back, they would be paid for twice: that is known however they are sent.
    const elsewhere = { batch, name: waiting.name };
    expect(batchStateOf(one).rows.map((row) => row.elsewhere)).toEqual([undefined, elsewhere, elsewhere]);
    one.dispatch({ kind: 'goOn' });
    await world.pass(1_000);
    expect(world.sent.filter((city) => city !== 0).length).toBeLessThanOrEqual(2);
  });

  it('takes no row for started elsewhere that is left out there, also where it was deleted meanwhile', async () => {
    const world = new World();
    const one = await world.begin(aPlan(4), 1);
    world.finish();
    await world.pass(30_000);
    const waiting = aPlan(4).rows.slice(1);
    const rows = waiting.map((row, at) => (at === 1 ? { ...row, leftOut: true as const } : row));
    const moved = world.batches().move({ ...aPlan(4), rows: rows.slice(0, 2) }, 'all', { batch: ID });
    await world.pass(12_000);
    const batch = await moved;
    expect(statesOf(one)).toEqual(['succeeded', 'left-out', 'left-out', 'waiting']);
    const of = () => batchStateOf(one).rows.map(({ elsewhere }) => elsewhere?.batch);
    expect(of()).toEqual([undefined, batch, undefined, undefined]);
    const batches = await world.remove();
    const later = await batches.move({ ...aPlan(4), rows: rows.slice(1) }, 'all', { batch: ID });
    await batches.removed.current()?.restore();
    await world.pass(1_000);
    expect(of()).toEqual([undefined, batch, undefined, later]);
  });

  it('has no rows moved out of it by a tab that does not know which they are: their secrets are in another', async () => {
    const world = new World();
    const plan = { ...aPlan(3), secret: true };
    const batches = world.batches();
    const id = await batches.create(plan, 1);
    world.finish();
    await world.pass(30_000);
    const moved = world.batches().move({ ...plan, rows: plan.rows.slice(1) }, 'all', { batch: id });
    await world.pass(12_000);
    expect(await moved).toBeUndefined();
    expect(statesOf(batches.open(id)).slice(1)).toEqual(['waiting', 'waiting']);
    const own = batches.move({ ...plan, rows: plan.rows.slice(1) }, 'all', { batch: id });
    await world.pass(12_000);
    expect(await own).toBeDefined();
    expect(statesOf(batches.open(id)).slice(1)).toEqual(['left-out', 'left-out']);
  });

  it('does not have rows again that were moved while it was deleted', async () => {
    const world = new World();
    const plan = aPlan(4);
    const one = await world.begin(plan, 1);
    world.finish();
    await world.pass(30_000);
    const batches = await world.remove();
    await expect(
      batches.move({ ...plan, rows: plan.rows.slice(1, 3) }, 'all', { batch: ID }),
    ).resolves.toBeDefined();
    await batches.removed.current()?.restore();
    await world.pass(1_000);
    expect(statesOf(one)).toEqual(['succeeded', 'left-out', 'left-out', 'waiting']);
    expect(unaskedRows(batchStateOf(one))).toEqual([3]);
  });

  it('knows which of its rows were started elsewhere while it was deleted', async () => {
    const world = new World();
    const plan = aPlan(3);
    world.answers.push({ kind: 'invalidRequest' });
    const one = await world.begin(plan, 1);
    await world.pass(30_000);
    expect(statesOf(one)).toEqual(['failed', 'waiting', 'waiting']);
    const sent = [seenRow(one, 0)];
    const batches = await world.remove();
    const rows = (from: number, to: number) => ({ ...plan, rows: plan.rows.slice(from, to) });
    const again = await batches.move(rows(0, 1), 'all', { batch: ID, sent });
    const waited = await batches.move(rows(1, 2), 'all', { batch: ID });
    await batches.removed.current()?.restore();
    await world.pass(1_000);
    expect(batchStateOf(one).rows).toMatchObject([
      { state: 'failed', elsewhere: { batch: again, name: plan.name } },
      { state: 'left-out', elsewhere: { batch: waited, name: plan.name } },
      { state: 'waiting' },
    ]);
    expect(batchStateOf(one).rows[2]).not.toHaveProperty('elsewhere');
  });

  it('goes on with its waiting rows where they could not be moved', async () => {
    const world = new World();
    const plan = { ...aPlan(3), rules: { ...aPlan(3).rules, parallel: 1 } };
    const one = await world.begin(plan);
    await world.pass(5_000);
    expect(statesOf(one)).toEqual(['started', 'waiting', 'waiting']);
    world.disks.plans.fault = () => true;
    const moved = world
      .batches()
      .move({ ...plan, rows: plan.rows.slice(1) }, 'all', { batch: ID })
      .catch(() => 'unkept');
    await world.pass(5_000);
    expect(await moved).toBe('unkept');
    world.disks.plans.fault = undefined;
    expect(statesOf(one)).toEqual(['started', 'waiting', 'waiting']);
  });

  describe('with a row that failed, and is corrected', () => {
    const wien = { sent: { cells: ['Wien'], custom: { city: 'Wien' } }, subtasks: 4, dangers: [] };

    /** A batch of two rows, the first of which the platform has refused. */
    const withFailed = async (world: World, plan = aPlan(2)) => {
      world.answers.push({ kind: 'invalidRequest' });
      const one = await world.begin(plan);
      world.finish();
      await world.pass(30_000);
      expect(statesOf(one)).toEqual(['failed', 'succeeded']);
      const attempt = batchStateOf(one).rows[0]?.attempt?.id ?? '';
      return { one, rows: [{ row: 0, attempt, corrected: wien }] };
    };
    const sendBack = async (world: World, rows: SentBack['rows'], stops?: number) => {
      const sent = world.batches().sendBack(ID, { rows, ...(stops !== undefined && { stops }) });
      await world.pass(12_000);
      return sent;
    };

    it('sends it once as it was corrected, from the tab that drives, and knows it after a reload', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      // Asked twice, of two tabs.
      const answers = [world.batches(), world.batches()].map((batches) => batches.sendBack(ID, { rows }));
      await world.pass(12_000);
      expect(await Promise.all(answers)).toContain('sent');
      expect(await sendBack(world, rows)).toBe('changed');
      world.finish();
      await world.pass(30_000);
      expect(world.sent).toEqual([0, 1, 'Wien']);
      expect(statesOf(one)).toEqual(['succeeded', 'succeeded']);
      const read = await world.store().read(ID);
      expect(read).toMatchObject({
        value: {
          plan: { rows: [{ number: 2, ...wien.sent }, aPlan(2).rows[1]], judged: { subtasks: [4, 1] } },
        },
      });
    });

    it('sends nothing of it after it was stopped, was sent again, or is not heard', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      world.isDeaf = true;
      expect(await sendBack(world, rows)).toBe('unheard');
      world.isDeaf = false;
      await world.pass(12_000);
      expect(await sendBack(world, rows, 7)).toBe('changed');
      one.dispatch({ kind: 'again', rows });
      await world.pass(2_000);
      expect(await sendBack(world, rows)).toBe('changed');
      expect(world.sent).toEqual([0, 1, 0]);
    });

    it.each([
      [1, 'otherKey'],
      [2, 'otherAccount'],
    ] as const)('sends nothing of %d rows with another key, and says why: %s', async (count, why) => {
      const world = new World();
      world.account = (key) => key;
      world.answers.push({ kind: 'invalidRequest' });
      const { live } = await world.beginIn({ key: FINGERPRINT, fingerprint: FINGERPRINT }, aPlan(count));
      world.finish();
      await world.pass(30_000);
      const before = [...world.sent];
      world.fingerprint = 'of others';
      const attempt = batchStateOf(live).rows[0]?.attempt?.id ?? '';
      expect(await sendBack(world, [{ row: 0, attempt, corrected: wien }])).toBe(why);
      expect(world.sent).toEqual(before);
    });

    it('asks nothing of a batch that has spent what it may', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      one.dispatch({ kind: 'rules', rules: { ...aPlan(2).rules, stopAtSpent: '0' } });
      await world.pass(2_000);
      expect(await sendBack(world, rows)).toBe('spent');
      expect(statesOf(one)).toEqual(['failed', 'succeeded']);
    });

    it('asks the tab that drives anew where that did not answer before, and is awake again', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      const watching = world.batches();
      const ask = async () => {
        const sent = watching.sendBack(ID, { rows });
        await world.pass(12_000);
        return sent;
      };
      world.isDeaf = true;
      expect(await ask()).toBe('unheard');
      expect(await ask()).toBe('unheard');
      world.isDeaf = false;
      expect(await ask()).toBe('sent');
      expect(statesOf(one)).toEqual(['started', 'succeeded']);
      expect(world.sent).toEqual([0, 1, 'Wien']);
    });

    it('keeps nothing of it where rows hold secrets', async () => {
      const world = new World();
      world.answers.push({ kind: 'invalidRequest' });
      const batches = world.batches();
      const id = await batches.create({ ...aPlan(1), secret: true }, 'all');
      await world.pass(30_000);
      const view = batches.open(id).current();
      const attempt = (view.kind === 'batch' ? view.batch.state.rows[0]?.attempt?.id : undefined) ?? '';
      batches.open(id).dispatch({ kind: 'correct', rows: [{ row: 0, attempt, corrected: wien }] });
      await world.pass(5_000);
      expect(world.sent).toEqual([0]);
      expect([...world.disks.rows.texts.values()].join('')).not.toContain('Wien');
    });

    it('knows in which batch of its own it is started, unless none could be made', async () => {
      const world = new World();
      const { one, rows } = await withFailed(world);
      const sent = rows.map(({ row, attempt }) => ({ row, attempt }));
      const own = { ...aPlan(1), name: 'Rows of cities.csv' };
      const batches = world.batches();
      world.disks.plans.fault = () => true;
      const failed = batches.move(own, 'all', { batch: ID, sent }).catch(() => 'unkept');
      await world.pass(12_000);
      expect(await failed).toBe('unkept');
      await world.pass(12_000);
      expect(batchStateOf(one).rows[0]).not.toHaveProperty('elsewhere');
      world.disks.plans.fault = undefined;
      const moved = batches.move(own, 'all', { batch: ID, sent });
      await world.pass(12_000);
      const batch = await moved;
      const elsewhere = { batch, name: own.name };
      expect(batchStateOf(one).rows[0]).toMatchObject({ elsewhere });
      // One that cannot be made leaves known what was known.
      world.disks.plans.fault = () => true;
      const third = batches.move(own, 'all', { batch: ID, sent }).catch(() => 'unkept');
      await world.pass(12_000);
      expect(await third).toBe('unkept');
      world.disks.plans.fault = undefined;
      await world.pass(12_000);
      expect(batchStateOf(one).rows[0]).toMatchObject({ elsewhere });
      one.dispatch({ kind: 'again', rows });
      await world.pass(2_000);
      // Sent here too, it is still one that is charged there.
      expect(batchStateOf(one).rows[0]).toMatchObject({ state: 'started', elsewhere });
      expect(await batches.move(own, 'all', { batch: ID, sent })).toBeUndefined();
    });
  });

  it('is let go only once the answer that is on its way is noted', async () => {
    const world = new World();
    let answer: ((run: StartedRun) => void) | undefined;
    world.answers.push(new Promise((resolve) => (answer = resolve)));
    await world.begin(aPlan(2));
    const other = world.open();
    await world.pass(1_000);
    other.takeOver();
    await world.pass(2_000);
    expect(other.current()).toMatchObject({ driver: 'elsewhere' });
    world.runs.push(aRun({ slug: 'run-late' as RunSlug }));
    answer?.({ slug: 'run-late' as RunSlug });
    await world.pass(1_000);
    expect(other.current()).toMatchObject({ driver: 'here' });
    expect(statesOf(other)).toEqual(['started', 'waiting']);
  });

  it('says within seconds that the tab that drives does not answer, and pauses the batch here if the person insists', async () => {
    const { world, one, other } = await twoTabs(aPlan(3));
    world.isDeaf = true;
    other.dispatch({ kind: 'pause' });
    expect(other.current()).toMatchObject({ pending: { command: { kind: 'pause' }, state: 'sent' } });
    await world.pass(3_500);
    expect(other.current()).toMatchObject({ driver: 'elsewhere', pending: { state: 'unheard' } });
    // The second press takes nothing from the first.
    other.insist();
    other.insist();
    await world.pass(1_000);
    expect(batchStateOf(one).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    world.finish();
    await world.pass(60_000);
    expect(other.current()).toMatchObject({ driver: 'here' });
    expect(other.current()).not.toHaveProperty('pending');
    expect(batchStateOf(other).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    expect(one.current()).toMatchObject({ kind: 'batch', driver: 'elsewhere' });
    expect(world.sent).toEqual([0]);
  });

  it.each(['yields', 'does not answer'])(
    'is paused by the person, with no tab closed, where it is taken while it is asked whether to stop and the tab that drives %s',
    async (how) => {
      const { world, one, other } = await twoTabs(aPlan(3));
      one.dispatch({ kind: 'askStop', question: QUESTION.question });
      await world.pass(1_000);
      if (how === 'does not answer') world.isDeaf = true;
      other.takeOver();
      await world.pass(4_000);
      if (how === 'does not answer') other.insist();
      await world.pass(4_000);
      expect(other.current()).toMatchObject({ driver: 'here' });
      expect(batchStateOf(other).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    },
  );

  it.each([
    ['goes on', 'its question was the only one', 'going'],
    ['stays paused', 'the tab that drives asks too', 'paused'],
  ] as const)('%s where a tab insists that it is not stopped, and %s', async (_, which, phase) => {
    const { world, one, other } = await twoTabs(aPlan(3));
    if (which === 'the tab that drives asks too') one.dispatch({ kind: 'askStop', question: 'another' });
    other.dispatch({ kind: 'askStop', question: QUESTION.question });
    await world.pass(1_000);
    expect(batchStateOf(other).phase.kind).toBe('paused');
    world.isDeaf = true;
    other.dispatch({ kind: 'keepOn', ...QUESTION });
    await world.pass(4_000);
    other.insist();
    await world.pass(1_000);
    expect(other.current()).toMatchObject({ driver: 'here' });
    expect(batchStateOf(other).phase.kind).toBe(phase);
  });

  it('does nothing that was asked of it once the tab that asked has said that nothing has changed', async () => {
    const world = new World();
    world.answers.push({ kind: 'invalidRequest' });
    const one = await world.begin(aPlan(2), 1);
    const other = world.open();
    await world.pass(1_000);
    let letGo: (() => void) | undefined;
    world.heldUp = new Promise((resolve) => (letGo = resolve));
    other.dispatch({ kind: 'again', rows: [seenRow(other, 0)] });
    await world.pass(4_000);
    expect(other.current()).toMatchObject({ pending: { state: 'unheard' } });
    letGo?.();
    await world.pass(60_000);
    expect(world.sent).toEqual([0]);
    expect(statesOf(one)).toEqual(['failed', 'waiting']);
    expect(other.current()).toMatchObject({ driver: 'elsewhere', pending: { state: 'unheard' } });
    other.takeOver();
    await world.pass(1_000);
    expect(other.current()).toMatchObject({ driver: 'here' });
  });

  it('forgets that it asked once the tab that drives has heard', async () => {
    const world = new World();
    await world.begin(aPlan(3));
    const other = world.open();
    await world.pass(1_000);
    other.dispatch({ kind: 'pause' });
    await world.pass(5_000);
    expect(batchStateOf(other).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    expect(other.current()).not.toHaveProperty('pending');
  });

  it.each(['before', 'after'] as const)(
    'sends no row from a tab that was frozen %s its note was kept, and lost its batch meanwhile',
    async (when) => {
      const world = new World();
      world.answers.push({ kind: 'tooManyRuns' });
      const one = await world.begin(aPlan(2));
      const other = world.open();
      await world.pass(1_000);
      let thaw: (() => void) | undefined;
      world.disks.rows.hold = { when, until: new Promise((resolve) => (thaw = resolve)) };
      await world.pass(10_000);
      world.isDeaf = true;
      other.dispatch({ kind: 'stop', abort: false });
      await world.pass(4_000);
      other.insist();
      await world.pass(1_000);
      const before = world.sent.length;
      thaw?.();
      await world.pass(60_000);
      expect(world.sent.length).toBe(before);
      expect(one.current()).toMatchObject({ driver: 'elsewhere' });
      expect(batchStateOf(other).phase).toEqual({ kind: 'stopped', abort: false });
    },
  );

  it('tells the tab that took the batch which run a start of the tab before had', async () => {
    const world = new World();
    let answer: ((run: StartedRun) => void) | undefined;
    world.answers.push(new Promise((resolve) => (answer = resolve)));
    await world.begin(aPlan(2));
    const other = world.open();
    await world.pass(1_000);
    world.isDeaf = true;
    other.dispatch({ kind: 'pause' });
    await world.pass(4_000);
    other.insist();
    await world.pass(1_000);
    expect(statesOf(other)).toEqual(['lost', 'waiting']);
    world.isDeaf = false;
    world.runs.push(aRun({ slug: 'run-late' as RunSlug }));
    answer?.({ slug: 'run-late' as RunSlug });
    await world.pass(1_000);
    expect(statesOf(other)).toEqual(['started', 'waiting']);
  });

  it('asks no more in the tab that sent them about lost rows that were decided while another drives', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' }, { kind: 'network' });
    const one = await world.begin(aPlan(3), 2);
    const other = world.open();
    await world.pass(30_000);
    expect(statesOf(one)).toEqual(['lost', 'lost', 'waiting']);
    other.takeOver();
    await world.pass(1_000);
    const known = () => world.starts[0]?.journal.entries().map(({ state }) => state);
    expect(known()).toMatchObject([{ kind: 'lost' }, { kind: 'lost' }]);

    one.dispatch({ kind: 'take', ...seenRow(one, 0), run: 'run-0' as RunSlug }); // a name of this test
    other.dispatch({ kind: 'again', rows: [seenRow(other, 1)] });
    await world.pass(30_000);
    expect(statesOf(one)).toEqual(['started', 'started', 'waiting']);
    expect(known()).toMatchObject([{ kind: 'started', run: 'run-0' }, { kind: 'closed' }]);
    expect(world.sent).toEqual([0, 1, 1]);
  });

  it('asks no more about its lost rows once it is deleted: there is no place any more to decide about them', async () => {
    const world = new World();
    world.answers.push({ kind: 'network' });
    await world.begin(aPlan(2), 1);
    await world.pass(30_000);
    const known = () => world.starts[0]?.journal.entries().map(({ state }) => state.kind);
    expect(known()).toEqual(['lost']);
    await world.remove();
    expect(known()).toEqual(['closed']);
  });

  it('tells once, from the tab that drives it, that it paused by itself or ended', async () => {
    const world = new World();
    const tab = await world.begin(aPlan(3), 1);
    world.open();
    world.finish();
    await world.pass(30_000);
    expect(world.news).toEqual(['paused']);
    tab.dispatch({ kind: 'goOn', agreed: [1, 2] });
    for (let turn = 0; turn < 3; turn += 1) {
      await world.pass(30_000);
      world.finish();
    }
    await world.pass(30_000);
    expect(world.news).toEqual(['paused', 'ended']);
  });

  it('learns how many runs are let run at once where more are refused', async () => {
    const world = new World();
    world.answers.push('run-a' as RunSlug, 'run-b' as RunSlug, { kind: 'tooManyRuns' });
    await world.begin(aPlan(4, { parallel: 4 }));
    expect(world.refused).toEqual([2]);
  });

  it('is renamed where it is watched, too, and keeps its name', async () => {
    const { world, one, other } = await twoTabs(aPlan(1));
    other.dispatch({ kind: 'rename', name: 'Coffee, 40 cities' });
    await world.pass(1_000);
    for (const tab of [one, other])
      expect(tab.current()).toMatchObject({ batch: { summary: { name: 'Coffee, 40 cities' } } });
  });

  it('has the note of a start on the disk before the request leaves', async () => {
    const world = new World();
    await world.begin(aPlan(2));
    expect(world.disks.rows.strict).toEqual(['000000']);
  });

  it('pauses and says of which rows it is lost what they were to send, and sends the others', async () => {
    const world = new World();
    const plan = aPlan(3);
    const opened = openBatchState(plan, 'all', { time: world.now, fingerprint: FINGERPRINT });
    await world.store().add(ID, { summary: summaryOf(plan, opened), plan, state: opened });
    await world.disks.plans
      .records(storedPlans.codec)
      .put([ID, 'plan'], { ...plan, rows: plan.rows.slice(0, 1) });
    const tab = world.open();
    await world.pass(1_000);
    tab.dispatch({ kind: 'goOn' });
    for (let turn = 0; turn < 3; turn += 1) {
      await world.pass(30_000);
      world.finish();
    }
    expect(world.sent).toEqual([0]);
    expect(batchStateOf(tab).phase).toEqual({ kind: 'paused', why: { kind: 'damaged', rows: [1, 2] } });
  });

  it('sends no row that an earlier build kept as waiting or left out before the person has agreed to it', async () => {
    const world = new World();
    const { judged: _, ...plan } = aPlan(4);
    const opened = openBatchState(plan, 1, { time: world.now, fingerprint: FINGERPRINT });
    const batchState: BatchState = {
      ...opened,
      phase: { kind: 'paused', why: { kind: 'asked', count: 1, first: true } },
    };
    await world.store().add(ID, { summary: summaryOf(plan, batchState), plan, state: batchState });
    // As it was kept before it was told of rows whether anybody had agreed to them.
    world.disks.rows.texts.set(
      JSON.stringify([ID, '000000']),
      '{"format":1,"rows":[{"state":"failed","attempt":{"id":"a","at":1700000000000},"why":{"kind":"invalidRequest"}},' +
        '{"state":"waiting"},{"state":"waiting"},{"state":"left-out"}]}',
    );
    const tab = world.open();
    await world.pass(1_000);
    tab.dispatch({ kind: 'goOn' });
    await world.pass(60_000);
    expect(world.sent).toEqual([]);
    tab.dispatch({ kind: 'putBack', rows: [3] });
    expect(unaskedRows(batchStateOf(tab))).toEqual([1, 2, 3]);
    tab.dispatch({ kind: 'goOn', agreed: [1, 2, 3] });
    await world.pass(1_000);
    expect(world.sent).toEqual([1]);
    world.crash();
    const again = world.open();
    await world.pass(1_000);
    expect(batchStateOf(again).counts.waiting).toBe(2);
    expect(unaskedRows(batchStateOf(again))).toEqual([]);
  });

  it('does not go on by itself where the tab that should have let go was closed much later', async () => {
    const world = new World();
    await world.begin(aPlan(3));
    const other = world.open();
    await world.pass(1_000);
    // The tab that drives is frozen, and hears nothing.
    world.isDeaf = true;
    other.takeOver();
    await world.pass(600_000);
    world.crash();
    world.finish();
    await world.pass(30_000);
    expect(batchStateOf(other).phase).toMatchObject({ kind: 'paused', why: { kind: 'closed' } });
    expect(world.sent).toEqual([0]);
  });
});
