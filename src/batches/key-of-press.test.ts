import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  aPlan,
  batchStateOf,
  ID,
  lapses,
  type OpenTab,
  type OwnKey,
  seenRow,
  World,
} from '#test/a-world-of-tabs.ts';
import type { BatchCommand } from './drive/batch-messages.ts';

/*
 * Several tabs with one batch: rows start with the API key of the tab in which the person pressed, or not at all.
 */

const MINE = { key: 'key-of-mine', fingerprint: 'mine' };
const THEIRS = { key: 'key-of-theirs', fingerprint: 'theirs' };
/** The same key, which was entered in another tab. */
const MINE_AGAIN = { ...MINE, fingerprint: 'mine, entered again' };
const NO_KEY = {};

const driverOf = ({ live }: OpenTab) => {
  const view = live.current();
  return view.kind === 'batch' ? view.driver : view.kind;
};

const pendingOf = ({ live }: OpenTab) => {
  const view = live.current();
  return view.kind === 'batch' ? view.pending?.state : undefined;
};

/** A batch that began in one tab, with its own key, and may have run there for a while. */
async function begun(rows: number, ms = 1_000) {
  const world = new World();
  world.account = (key) => key;
  const first = await world.beginIn(MINE, aPlan(rows));
  await world.pass(ms);
  return { world, first };
}

/** The page of a tab is loaded again: its key is still there. */
function reload(world: World, tab: OpenTab, own: OwnKey = MINE): OpenTab {
  tab.crash();
  return world.openTab(undefined, own);
}

describe('a batch that is open in several tabs', () => {
  it('is not taken by a tab without a key when the tab that drives is reloaded, and resumes there', async () => {
    const { world, first } = await begun(3);
    const watching = world.openTab(undefined, NO_KEY);
    await world.pass(1_000);
    const reloaded = reload(world, first);
    await world.pass(3_000);
    expect([driverOf(reloaded), driverOf(watching)]).toEqual(['here', 'elsewhere']);
    world.finish();
    reloaded.live.dispatch({ kind: 'goOn' });
    await world.pass(5_000);
    expect(world.sent).toEqual([0, 1]);
  });

  it('goes back to the tab with the key once a tab without one has taken it by a press', async () => {
    const { world, first } = await begun(3);
    const second = world.openTab(undefined, NO_KEY);
    await world.pass(1_000);
    second.live.takeOver();
    await world.pass(10_000);
    expect([driverOf(first), driverOf(second)]).toEqual(['here', 'elsewhere']);
    expect(batchStateOf(first.live).phase.kind).toBe('paused');
    world.finish();
    first.live.dispatch({ kind: 'goOn' });
    await world.pass(5_000);
    expect(world.sent).toEqual([0, 1]);
  });

  it('is paused in a tab without a key while no tab drives it, and driven by the next one with its key', async () => {
    const { world, first } = await begun(3);
    const left = world.openTab(undefined, NO_KEY);
    await world.pass(1_000);
    first.crash();
    await world.pass(5_000);
    left.live.dispatch({ kind: 'stop', abort: false });
    await world.pass(5_000);
    expect(driverOf(left)).toBe('nobody');
    const next = world.openTab(undefined, MINE_AGAIN);
    await world.pass(5_000);
    expect(driverOf(next)).toBe('here');
    expect(batchStateOf(next.live).phase.kind).toBe('stopped');
  });

  it('is driven by nobody where only tabs without a key are left, and by the first of them that gets its key', async () => {
    const { world, first } = await begun(3);
    const watching = world.openTab(undefined, NO_KEY);
    await world.pass(1_000);
    first.crash();
    await world.pass(5_000);
    expect(driverOf(watching)).toBe('nobody');
    watching.setKey(THEIRS);
    await world.pass(5_000);
    expect(driverOf(watching)).toBe('nobody');
    // A run of the batch tells that it is of the same account, though the tab has never had it.
    watching.setKey(MINE_AGAIN);
    await world.pass(5_000);
    expect(driverOf(watching)).toBe('here');
    expect(batchStateOf(watching.live).phase).toMatchObject({ kind: 'paused', why: { kind: 'closed' } });
  });

  it('loses no press in a tab that comes to drive by itself, at whichever moment it is pressed', async () => {
    for (let turns = 0; turns < 60; turns += 1) {
      const { world, first } = await begun(2);
      world.slow = { prove: 10 };
      const left = world.openTab(undefined, NO_KEY);
      await world.pass(1_000);
      first.crash();
      world.finish();
      await world.pass(5_000);
      expect(driverOf(left)).toBe('nobody');
      left.setKey(MINE_AGAIN);
      await lapses(turns);
      left.live.dispatch({ kind: 'goOn', stops: batchStateOf(left.live).stops });
      await world.pass(30_000);
      expect(world.sent, `pressed ${turns} turns later`).toEqual([0, 1]);
    }
  });

  it('starts rows with the key of the tab where Resume is pressed, though a tab with another key drives', async () => {
    const world = new World();
    world.account = (key) => key;
    // It is reloaded before the answer to its first start comes: no run of it is known.
    world.answers.push(new Promise(() => undefined));
    const first = await world.beginIn(MINE, aPlan(3));
    const theirs = world.openTab(undefined, THEIRS);
    await world.pass(1_000);
    const reloaded = reload(world, first);
    await world.pass(3_000);
    expect(driverOf(reloaded)).toBe('here');
    // Taken there by a press, it asks whether the account of that key is charged.
    theirs.live.takeOver();
    await world.pass(3_000);
    expect(driverOf(theirs)).toBe('here');
    theirs.live.dispatch({ kind: 'goOn' });
    await world.pass(1_000);
    expect(batchStateOf(theirs.live).phase).toEqual({
      kind: 'paused',
      why: { kind: 'otherAccount', mark: 'theirs' },
    });
    reloaded.live.dispatch({ kind: 'goOn' });
    await world.pass(5_000);
    expect(driverOf(reloaded)).toBe('here');
    expect(world.sentBy).toEqual([MINE.key, MINE.key]);
  });

  it('starts nothing with a key that it does not know before the person confirms it in that tab', async () => {
    const world = new World();
    world.account = (key) => key;
    world.answers.push({ kind: 'network' });
    const first = await world.beginIn(MINE, aPlan(2), 1);
    const theirs = world.openTab(undefined, THEIRS);
    await world.pass(1_000);
    theirs.live.dispatch({ kind: 'goOn', agreed: [1] });
    await world.pass(2_000);
    expect(pendingOf(theirs)).toBe('otherKey');
    expect(driverOf(first)).toBe('here');
    expect(world.sentBy).toEqual([MINE.key]);
    theirs.live.insist();
    await world.pass(2_000);
    expect(world.sentBy).toEqual([MINE.key, THEIRS.key]);
  });

  it('sends a lost row again with a key that it does not know by two presses', async () => {
    const world = new World();
    world.account = (key) => key;
    world.answers.push({ kind: 'network' });
    const first = await world.beginIn(MINE, aPlan(1));
    const theirs = world.openTab(undefined, THEIRS);
    await world.pass(1_000);
    first.crash();
    await world.pass(5_000);
    expect(driverOf(theirs)).toBe('nobody');
    theirs.live.dispatch({ kind: 'again', rows: [seenRow(theirs.live, 0)] });
    await world.pass(2_000);
    expect(pendingOf(theirs)).toBe('otherKey');
    theirs.live.insist();
    await world.pass(2_000);
    expect(world.sentBy).toEqual([MINE.key, THEIRS.key]);
  });

  it('is paused where Pause is pressed while the account of a key is asked for that is to take it over', async () => {
    const { world } = await begun(3);
    const second = world.openTab(undefined, NO_KEY);
    await world.pass(1_000);
    world.isDeaf = true;
    world.slow = { prove: 8 };
    second.setKey(MINE_AGAIN);
    second.live.takeOver();
    second.live.dispatch({ kind: 'pause' });
    await world.pass(4_000);
    second.live.insist();
    world.finish();
    await world.pass(30_000);
    expect(driverOf(second)).toBe('here');
    expect(batchStateOf(second.live).phase.kind).toBe('paused');
    expect(world.sent).toEqual([0]);
  });

  it('goes to another tab with its key once the key of the tab that drives is removed', async () => {
    const { world, first } = await begun(3);
    const second = world.openTab(undefined, MINE_AGAIN);
    await world.pass(1_000);
    first.setKey(NO_KEY);
    await world.pass(3_000);
    expect([driverOf(first), driverOf(second)]).toEqual(['elsewhere', 'here']);
    expect(batchStateOf(second.live).phase).toEqual({
      kind: 'paused',
      why: { kind: 'refused', facts: { kind: 'noKey' } },
    });
    world.finish();
    second.live.dispatch({ kind: 'goOn' });
    await world.pass(5_000);
    expect(world.sent).toEqual([0, 1]);
  });

  it('is driven by nobody once the only key is removed, and by the same tab once that is entered', async () => {
    const { world, first } = await begun(3);
    first.setKey(NO_KEY);
    await world.pass(3_000);
    expect(driverOf(first)).toBe('nobody');
    first.setKey(MINE);
    await world.pass(5_000);
    expect(driverOf(first)).toBe('here');
    expect(world.sent).toEqual([0]);
  });

  it('asks once more where the key changes after the account of another was agreed to', async () => {
    const world = new World();
    world.account = (key) => key;
    world.answers.push({ kind: 'network' });
    await world.beginIn(MINE, aPlan(2), 1);
    const theirs = world.openTab(undefined, THEIRS);
    await world.pass(1_000);
    theirs.live.dispatch({ kind: 'goOn', agreed: [1] });
    await world.pass(2_000);
    theirs.live.insist();
    theirs.setKey({ key: 'key-of-others', fingerprint: 'others' });
    await world.pass(5_000);
    expect(driverOf(theirs)).toBe('here');
    expect(batchStateOf(theirs.live).phase).toMatchObject({ why: { kind: 'otherAccount', mark: 'others' } });
    expect(world.sentBy).toEqual([MINE.key]);
  });

  it('stays in the tab that drives where a tab with the key of another account takes it or presses Resume', async () => {
    const { world, first } = await begun(3);
    const theirs = world.openTab(undefined, THEIRS);
    await world.pass(1_000);
    first.live.dispatch({ kind: 'pause' });
    await world.pass(1_000);
    for (const press of [() => theirs.live.takeOver(), () => theirs.live.dispatch({ kind: 'goOn' })]) {
      press();
      await world.pass(2_000);
      expect(pendingOf(theirs)).toBe('otherAccount');
      theirs.live.insist();
      await world.pass(2_000);
      expect([driverOf(first), driverOf(theirs)]).toEqual(['here', 'elsewhere']);
    }
    // With a key of its account it is taken.
    theirs.setKey(MINE_AGAIN);
    theirs.live.takeOver();
    await world.pass(3_000);
    expect([driverOf(first), driverOf(theirs)]).toEqual(['elsewhere', 'here']);
  });

  it('is resumed by the tab that drives for another tab with the same key, wherever that was entered', async () => {
    const { world, first } = await begun(3);
    const second = world.openTab(undefined, MINE_AGAIN);
    await world.pass(1_000);
    first.live.dispatch({ kind: 'pause' });
    world.finish();
    await world.pass(1_000);
    second.live.dispatch({ kind: 'goOn' });
    await world.pass(1_000);
    expect([driverOf(first), driverOf(second)]).toEqual(['here', 'elsewhere']);
    expect(world.sent).toEqual([0, 1]);
  });

  it('goes to the tab that takes it over, however many wait for it', async () => {
    const { world, first } = await begun(3);
    const [waiting, taking] = [world.openTab(undefined, MINE), world.openTab(undefined, MINE_AGAIN)];
    await world.pass(1_000);
    world.finish();
    taking.live.takeOver();
    await world.pass(3_000);
    expect([driverOf(first), driverOf(waiting), driverOf(taking)]).toEqual([
      'elsewhere',
      'elsewhere',
      'here',
    ]);
    await world.pass(30_000);
    expect(world.sent).toEqual([0, 1]);
  });

  it('stays paused where that is pressed in the tab that lets go, at whichever moment', async () => {
    for (let turns = 0; turns < 40; turns += 1) {
      const { world, first } = await begun(3);
      const second = world.openTab(undefined, MINE_AGAIN);
      await world.pass(1_000);
      Object.values(world.disks).forEach((disk) => (disk.turns = () => 12));
      second.live.takeOver();
      await lapses(turns);
      first.live.dispatch({ kind: 'pause' });
      await world.pass(3_000);
      world.finish();
      await world.pass(30_000);
      expect(driverOf(second)).toBe('here');
      expect(batchStateOf(second.live).phase.kind, `pressed ${turns} turns later`).toBe('paused');
      expect(world.sent).toEqual([0]);
    }
  });

  it('stays paused where that was pressed after it was to be run here instead', async () => {
    const { world, first } = await begun(3);
    const second = world.openTab(undefined, MINE_AGAIN);
    await world.pass(1_000);
    let answer: (() => void) | undefined;
    world.slow = { note: 0 };
    world.heldUp = new Promise((resolve) => (answer = resolve));
    second.live.takeOver();
    second.live.dispatch({ kind: 'pause' });
    answer?.();
    world.finish();
    await world.pass(30_000);
    expect([driverOf(first), driverOf(second)]).toEqual(['elsewhere', 'here']);
    expect(batchStateOf(second.live).phase.kind).toBe('paused');
    expect(world.sent).toEqual([0]);
  });
});

describe('a page of the same origin that is no console', () => {
  const commands: readonly BatchCommand[] = [
    { kind: 'goOn' },
    { kind: 'rules', rules: { parallel: 50, stopAfterFailures: 5 } },
    { kind: 'putBack', rows: [1], agreed: true },
    { kind: 'again', rows: [{ row: 0, attempt: 'id-1' }] },
    {
      kind: 'correct',
      rows: [
        {
          row: 0,
          attempt: 'id-1',
          corrected: { sent: { cells: ['x'], custom: { city: 'x' } }, subtasks: 1, dangers: [] },
        },
      ],
    },
  ];

  it.each([
    ['unsigned', undefined],
    ['with a signature of its own', 'ab'.repeat(32)],
    ['with what is no signature', 'x'],
  ])('starts nothing and changes nothing by a command that spends, %s', async (_, signature) => {
    const { world, first } = await begun(4);
    first.live.dispatch({ kind: 'pause' });
    world.finish();
    await world.pass(30_000);
    const before = batchStateOf(first.live);
    for (const [at, command] of commands.entries()) {
      const sealed = JSON.stringify({ batch: ID, id: `x-${at}`, until: world.now + 3_000, command });
      world.post({ kind: 'command', sealed, ...(signature !== undefined && { signature }) });
      await world.pass(1_000);
    }
    expect(batchStateOf(first.live)).toEqual(before);
    expect(world.sent).toEqual([0]);
  });

  it('starts nothing by posting once more what a tab with the key has signed, to this tab or the next one', async () => {
    const { world, first } = await begun(4);
    const second = world.openTab(undefined, MINE_AGAIN);
    await world.pass(1_000);
    first.live.dispatch({ kind: 'pause' });
    world.finish();
    await world.pass(1_000);
    second.live.dispatch({ kind: 'goOn' });
    await world.pass(100);
    const signed = world.posted.filter((data) => (data as { kind?: unknown }).kind === 'command');
    expect(signed).toHaveLength(1);
    first.live.dispatch({ kind: 'pause' });
    await world.pass(100);
    const sent = world.sent.length;
    world.post(signed[0]);
    await world.pass(500);
    expect(batchStateOf(first.live).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
    const next = reload(world, first);
    await world.pass(500);
    expect(driverOf(second)).toBe('here');
    world.post(signed[0]);
    world.finish();
    await world.pass(30_000);
    expect(world.sent.length).toBe(sent);
    expect(batchStateOf(next.live).phase.kind).toBe('paused');
  });

  it('changes nothing and breaks nothing by what is malformed', async () => {
    const { world, first } = await begun(2);
    first.live.dispatch({ kind: 'pause' });
    await world.pass(1_000);
    const before = batchStateOf(first.live);
    const sealed = JSON.stringify({ batch: 'b-2', id: 'x', command: { kind: 'stop', abort: true } });
    for (const data of [
      null,
      7,
      'x',
      {},
      { kind: 'command' },
      { kind: 'command', sealed: '{' },
      { kind: 'command', sealed },
    ])
      world.post(data);
    await world.pass(1_000);
    expect(batchStateOf(first.live)).toBe(before);
    world.finish();
    first.live.dispatch({ kind: 'goOn' });
    await world.pass(1_000);
    expect(world.sent).toEqual([0, 1]);
  });

  it('does not end what holds a batch while the person is asked whether to stop it', async () => {
    const { world } = await begun(3);
    const second = world.openTab(undefined, NO_KEY);
    await world.pass(1_000);
    const secret = 'known in the tab that asks';
    const question = createHash('sha256').update(secret).digest('hex');
    second.live.dispatch({ kind: 'askStop', question });
    await world.pass(1_000);
    for (const guess of [question, '']) {
      const command = { kind: 'keepOn', question, secret: guess } as const;
      world.post({ kind: 'command', sealed: JSON.stringify({ batch: ID, id: guess, command }) });
    }
    world.finish();
    await world.pass(30_000);
    expect(world.sent).toEqual([0]);
    // The tab that has asked needs no key to withdraw its question.
    second.live.dispatch({ kind: 'keepOn', question, secret });
    await world.pass(1_000);
    expect(world.sent).toEqual([0, 1]);
  });

  it('may pause and stop it, which starts nothing', async () => {
    const { world, first } = await begun(3);
    const command = { kind: 'pause' } as const;
    world.post({ kind: 'command', sealed: JSON.stringify({ batch: ID, id: 'x', command }) });
    await world.pass(1_000);
    expect(batchStateOf(first.live).phase).toEqual({ kind: 'paused', why: { kind: 'person' } });
  });
});

/* What may happen to some tabs with one batch, in any order. */

type Step =
  | { readonly kind: 'open'; readonly own: keyof typeof KEYS }
  | {
      readonly kind: 'reload' | 'close' | 'deafen' | 'resume' | 'pause' | 'takeOver' | 'insist' | 'retry';
      readonly tab: number;
    }
  | { readonly kind: 'key'; readonly tab: number; readonly own: keyof typeof KEYS }
  | { readonly kind: 'finish' | 'lose' | 'refuse' }
  | { readonly kind: 'wait'; readonly ms: number };

const KEYS = { mine: MINE, again: MINE_AGAIN, theirs: THEIRS, none: NO_KEY };

const tab = fc.nat(3);
const own = fc.constantFrom('mine', 'again', 'theirs', 'none');
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('open'), own }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('reload', 'close', 'deafen', 'resume', 'pause', 'takeOver', 'insist', 'retry'),
      tab,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('key'), tab, own }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('finish', 'lose', 'refuse') }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(10, 300, 1_500, 5_000, 40_000) }),
  },
);

/** A browser in which all that happens, and what the person has pressed in it. */
class History {
  readonly world = new World();
  readonly tabs: { open: OpenTab; own: keyof typeof KEYS }[] = [];
  /** The keys of the tabs in which something was pressed that starts rows, since it was paused. */
  readonly pressed = new Set<unknown>([MINE.key]);

  async begin(first: 'answered' | 'lost' | 'slow' = 'answered') {
    this.world.account = (key) => key;
    if (first === 'lost') this.world.answers.push({ kind: 'network' });
    if (first === 'slow') this.world.answers.push(new Promise(() => undefined));
    this.tabs.push({ open: await this.world.beginIn(MINE, aPlan(6)), own: 'mine' });
  }

  async take(step: Step): Promise<void> {
    const { world, tabs } = this;
    const at = 'tab' in step ? tabs[step.tab] : undefined;
    if (step.kind === 'wait') await world.pass(step.ms);
    else if (step.kind === 'finish') world.finish();
    else if (step.kind === 'lose') world.answers.push({ kind: 'network' });
    else if (step.kind === 'refuse') world.answers.push({ kind: 'invalidRequest' });
    else if (step.kind === 'open' && tabs.length < 4)
      tabs.push({ open: world.openTab(undefined, KEYS[step.own]), own: step.own });
    else if (at && 'tab' in step) this.#inTab(step, at);
    await world.pass(0);
  }

  #inTab(step: Extract<Step, { readonly tab: number }>, at: History['tabs'][number]): void {
    const { live } = at.open;
    switch (step.kind) {
      case 'reload':
        at.open = reload(this.world, at.open, KEYS[at.own]);
        break;
      case 'close':
        at.open.crash();
        this.tabs.splice(this.tabs.indexOf(at), 1);
        break;
      case 'deafen':
        at.open.tab.isDeaf = !at.open.tab.isDeaf;
        break;
      case 'key':
        at.own = step.own;
        at.open.setKey(KEYS[step.own]);
        break;
      case 'pause':
        // What was pressed before is over, in whichever tab.
        if (driverOf(at.open) === 'here' && batchStateOf(live).phase.kind === 'going') this.pressed.clear();
        live.dispatch({ kind: 'pause' });
        break;
      default:
        this.press(step.kind, at);
    }
  }

  press(
    kind: 'resume' | 'takeOver' | 'insist' | 'retry',
    { open: { live }, own }: History['tabs'][number],
  ): void {
    const { key } = KEYS[own] as { readonly key?: string };
    const view = live.current();
    if (view.kind !== 'batch') return;
    if (key !== undefined) this.pressed.add(key);
    const { state: batchState } = view.batch;
    if (kind === 'resume') live.dispatch({ kind: 'goOn', stops: batchState.stops });
    else if (kind === 'takeOver') live.takeOver();
    else if (kind === 'insist') live.insist();
    else {
      const at = batchState.rows.findIndex(({ state }) => state === 'failed' || state === 'lost');
      if (at >= 0) live.dispatch({ kind: 'again', rows: [seenRow(live, at)], stops: batchState.stops });
    }
  }

  /** Starts of rows that were sent before. */
  get repeats() {
    return this.world.sent.length - new Set(this.world.sent).size;
  }
}

describe('whatever happens to the tabs of a batch', () => {
  it('no row starts with a key of a tab in which nothing was pressed, nor twice without a word', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('answered', 'lost', 'slow'),
        fc.array(anyStep, { minLength: 4, maxLength: 24 }),
        async (first, steps) => {
          const history = new History();
          await history.begin(first);
          let seen = history.world.sentBy.length;
          for (const step of steps) {
            await history.take(step);
            for (const key of history.world.sentBy.slice(seen)) expect([...history.pressed]).toContain(key);
            seen = history.world.sentBy.length;
          }
          const mayRepeat = steps.some(({ kind }) => kind === 'retry' || kind === 'refuse');
          if (!mayRepeat) expect(history.repeats).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('Resume in a tab whose key is known starts rows with that key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 20 }),
        fc.constantFrom('mine', 'again'),
        async (steps, own) => {
          const history = new History();
          const { world, tabs } = history;
          await history.begin();
          // A run tells that a key is of the account.
          await world.pass(1_000);
          for (const step of steps) {
            await history.take(step);
          }
          for (const { open } of tabs) open.tab.isDeaf = false;
          const pressing = { open: world.openTab(undefined, KEYS[own]), own } as const;
          tabs.push(pressing);
          world.finish();
          await world.pass(40_000);
          world.finish();
          pressing.open.live.dispatch({ kind: 'pause' });
          await world.pass(5_000);
          if (batchStateOf(pressing.open.live).counts.waiting === 0) return;
          world.finish();
          const before = world.sentBy.length;
          history.press('resume', pressing);
          await world.pass(40_000);
          expect(world.sentBy.slice(before).length).toBeGreaterThan(0);
          expect(new Set(world.sentBy.slice(before))).toEqual(new Set([MINE.key]));
        },
      ),
      { numRuns: 100 },
    );
  });
});
