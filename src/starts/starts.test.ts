import { describe, expect, it, vi } from 'vitest';

import type { Api } from '#api/operations.ts';
import { hasStartedSince } from '#api/queries/renew-after-start.ts';
import { Failure } from '#core/errors/failure.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import { createdAt } from '#core/run/run-time.ts';
import type { StartedRun } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { err, ok } from '#core/result.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { untilIdle } from '#test/until-idle.ts';

import type { SentStart } from './history/sent-starts.ts';
import type { StoredInput } from './history/stored-input.ts';
import { JOURNAL_FORMAT } from './journal/journal-codec.ts';
import type { Journal } from './journal/journal.ts';
import { type StartSubject, subjectKey } from './journal/start-subject.ts';

import { someStarts } from '#test/some-starts.ts';
import type { StartRequest, Starts } from './starts.ts';

it('keeps the API key of the tab out of what it notes, wherever in the order it stands', () => {
  const key = 'no-look-of-a-key-1';
  const written: Journal[] = [];
  const starts = someStarts({
    api: {
      walkRuns: () => Promise.resolve({ runs: [] }),
      serverTime: () => ({ now: 0, within: 0, isSynced: true }),
    },
    keyStore: { fingerprint: () => 'mark', get: () => key },
    entry: { read: () => err('none'), write: (journal) => written.push(journal) > 0 },
  });
  const order = anOrder(
    { callbackUrl: `https://a.example/?key=${key}`, version: key },
    { custom: { a: key } },
  );
  const subject = { kind: 'worker', worker: order.worker } as const;
  const input = { order, omitted: [], searched: true };
  void starts.start({ subject, input, mode: 'async', send: () => new Promise(() => undefined) });
  expect(starts.journal.entries()).toHaveLength(1);
  expect(JSON.stringify(written)).toContain('YOUR_API_KEY');
  expect(JSON.stringify(written)).not.toContain(key);
});

const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug;
const MAPS_ID = '01KPD6M5YQADCQKGVKPDZVYC63';
const INPUT = { order: anOrder(), omitted: ['password'], searched: true };
const ofWorker = { kind: 'worker', worker: INPUT.order.worker } as const;
const ofTask = { kind: 'task', task: 'T1' } as const;
const ofRow = { kind: 'row', worker: INPUT.order.worker, batch: 'b', row: 2 } as const;

/** A browser whose databases take what a page writes once the test says so; until then, the page may be left. */
function aBrowser(text?: string) {
  const journal = { text };
  const inputs = new Map<string, StoredInput & { readonly of?: string }>();
  const answers = new Map<string, string>();
  const sent = new Map<string, SentStart>();
  let [serial, isQuick] = [0, false];
  const never = new Promise<void>(() => undefined);
  const write = (work: () => void) => {
    if (!isQuick) return never;
    work();
    return Promise.resolve();
  };
  const open = () =>
    someStarts({
      api: {
        walkRuns: () => Promise.resolve({ runs: [] }),
        serverTime: () => ({ now: 0, within: 0, isSynced: true }),
      },
      keyStore: { fingerprint: () => 'mark', get: () => undefined },
      entry: {
        read: () => (journal.text === undefined ? err('none') : JOURNAL_FORMAT.decode(journal.text)),
        write: (next) => (journal.text = JOURNAL_FORMAT.encode(next)) !== '',
      },
      history: {
        keep: (run, input, of) => write(() => inputs.set(run, { ...input, ...(of && { of }) })),
        input: (run) => {
          const input = inputs.get(run);
          return Promise.resolve(input ? ok(input) : err('none'));
        },
        noteAnswer: (intent, run) => write(() => answers.set(run, intent)),
        answers: () => Promise.resolve(new Map(answers)),
      },
      sent: {
        note: (start) => write(() => sent.set(start.id, start)),
        forget: () => Promise.resolve(),
        all: () => Promise.resolve([...sent.values()]),
      },
      inputOf: (order) => Promise.resolve({ order, omitted: ['searched for'], searched: true }),
      now: () => 1_700_000_000_000,
      newId: () => `intent ${(serial += 1)}`,
    });
  return { open, inputs, answers, sent, journal, isQuick: () => (isQuick = true) };
}

it.each<[string, StartSubject, object]>([
  ['a Worker', ofWorker, {}],
  ['a row of a batch', ofRow, { of: 'row' }],
])(
  'keeps the input of a run of %s also where the page is left with the very answer',
  async (_, subject, of) => {
    const browser = aBrowser();
    const page = browser.open();
    await page.start({ subject, input: INPUT, mode: 'async', send: () => Promise.resolve({ slug: RUN }) });
    expect(browser.inputs.size).toBe(0);
    browser.isQuick();
    const next = browser.open();
    // Once it is kept, the journal has it no more.
    await expect.poll(() => next.journal.entries()[0]?.input).toBeUndefined();
    expect(browser.inputs.get(RUN)).toEqual({ ...INPUT, at: 1_700_000_000_000, sure: true, ...of });
    await expect.poll(() => [...browser.answers]).toEqual([[RUN, 'intent 1']]);
    expect(browser.journal.text).not.toContain('pizza');
  },
);

it('knows which task a run was also where the page is left with the very answer', async () => {
  const browser = aBrowser();
  await browser.open().start({ subject: ofTask, mode: 'async', send: () => Promise.resolve({ slug: RUN }) });
  browser.isQuick();
  browser.open();
  await expect.poll(() => [...browser.answers]).toEqual([[RUN, 'intent 1']]);
  expect([...browser.sent.values()]).toEqual([
    { id: 'intent 1', at: 1_700_000_000_000, task: 'T1' as TaskSlug, key: 'task T1' },
  ]);
});

it('keeps the input of a run that a person took for that of a lost start', async () => {
  const browser = aBrowser();
  browser.isQuick();
  const page = browser.open();
  void page.start({
    subject: ofWorker,
    input: INPUT,
    mode: 'async',
    send: () => new Promise(() => undefined),
  });
  const next = browser.open();
  next.journal.found('intent 1', RUN);
  await expect.poll(() => browser.inputs.get(RUN)).toMatchObject({ omitted: ['password'], sure: false });
});

describe('what the platform itself has started a run with', () => {
  const started = () => Promise.resolve({ slug: RUN });
  const tell = async (request: Pick<StartRequest, 'send' | 'orderOfRun'>) => {
    const browser = aBrowser();
    browser.isQuick();
    await browser.open().start({ subject: ofTask, mode: 'async', ...request });
    await untilIdle();
    return browser.inputs.get(RUN);
  };

  it('is kept once the run is there, and looked through for secrets first', async () => {
    expect(await tell({ send: started, orderOfRun: () => Promise.resolve(anOrder()) })).toEqual({
      ...{ order: anOrder(), omitted: ['searched for'], searched: true },
      ...{ at: 1_700_000_000_000, sure: true },
    });
  });

  it('is not kept where it is not sure', async () => {
    expect(await tell({ send: started, orderOfRun: () => Promise.resolve(undefined) })).toBeUndefined();
  });

  it.each([
    ['was refused', { kind: 'balanceTooLow' } as const],
    ['may have led to a run', { kind: 'network' } as const],
  ])('is not asked for where the start %s', async (_, facts) => {
    const orderOfRun = vi.fn(() => Promise.resolve(anOrder()));
    await tell({ send: () => Promise.reject(new Failure(facts)), orderOfRun });
    expect(orderOfRun).not.toHaveBeenCalled();
  });
});

it('looks for secrets first in an order that an earlier build has noted', async () => {
  const { worker, options, custom } = anOrder();
  const intent = {
    ...{ id: 'old', worker, mode: 'async', at: 1, since: 0, state: { kind: 'lost', left: true } },
    noted: { kind: 'order', order: { worker, options, custom } },
  };
  const browser = aBrowser(JSON.stringify({ format: 1, intents: [intent] }));
  browser.isQuick();
  browser.open().journal.found('old', RUN);
  await expect
    .poll(() => browser.inputs.get(RUN))
    .toMatchObject({ order: anOrder(), omitted: ['searched for'], sure: false });
});

it('keeps what a row was sent with that another page sent, and never over what is kept of it', async () => {
  const browser = aBrowser();
  browser.isQuick();
  const { keepRowInput } = browser.open();
  const whole = { ...INPUT, at: 1, sure: true };
  await keepRowInput('row', RUN, whole);
  // As where the form of the Worker cannot be had.
  const fieldless = { order: { ...INPUT.order, custom: {} }, omitted: ['city'], searched: false };
  await keepRowInput('row', RUN, { ...whole, ...fieldless });
  expect(browser.inputs.get(RUN)).toEqual({ ...whole, of: 'row' });
});

it('has the budget asked about by what is read after a start, also of a row, that may have led to a run, and not after a refusal', async () => {
  const { start } = aBrowser().open();
  const before = Date.now();
  const end = (kind: 'balanceTooLow' | 'timeout') =>
    start({ subject: ofRow, mode: 'async', send: () => Promise.reject(new Failure({ kind })) });
  await end('balanceTooLow');
  expect(hasStartedSince(before)).toBe(false);
  await end('timeout');
  expect(hasStartedSince(before)).toBe(true);
});

describe('a start whose answer nobody has seen', () => {
  const now = 1_700_000_000_000;
  const NEXT_RUN = '01KSFDS8XWTJME33C08XMCR6C0' as RunSlug;
  const lose = () => Promise.reject(new Failure({ kind: 'network' }));

  /** Tabs of one browser. */
  function aBrowserOfTabs() {
    const answers = new Map<string, string>();
    const sent = new Map<string, SentStart>();
    let serial = 0;
    const openTab = (at = now, worker?: Api['worker']) =>
      someStarts({
        api: {
          ...(worker && { worker }),
          walkRuns: () => Promise.resolve({ runs: [] }),
          serverTime: () => ({ now: 0, within: 0, isSynced: true }),
        },
        keyStore: { fingerprint: () => 'mark', get: () => undefined },
        history: {
          keep: () => Promise.resolve(),
          input: () => Promise.resolve(err('none')),
          noteAnswer: (intent, run) => Promise.resolve(void answers.set(run, intent)),
          answers: () => Promise.resolve(new Map(answers)),
        },
        sent: {
          note: (start) => Promise.resolve(void sent.set(start.id, start)),
          forget: ({ id }) => Promise.resolve(void sent.delete(id)),
          all: () => Promise.resolve([...sent.values()]),
        },
        now: () => at,
        newId: () => `intent ${(serial += 1)}`,
      });
    return { openTab, sent };
  }
  const start = (tab: Starts, send: () => Promise<StartedRun>, subject: StartSubject = ofWorker) =>
    tab.start({ subject, mode: 'async', send });

  it('is told in every other tab of its subject, and not in its own', async () => {
    const { openTab } = aBrowserOfTabs();
    const [tab, other] = [openTab(), openTab()];
    await start(tab, lose);
    expect(await other.elsewhere([ofTask, ofWorker])).toMatchObject([{ id: 'intent 1', at: now }]);
    expect(await other.elsewhere([ofTask])).toEqual([]);
    expect(await tab.elsewhere([ofWorker])).toEqual([]);
  });

  it('is told for a day: also where its answer is still waited for', async () => {
    const { openTab } = aBrowserOfTabs();
    void start(openTab(), () => new Promise(() => undefined));
    expect(await openTab().elsewhere([ofWorker])).toHaveLength(1);
    expect(await openTab(now + 25 * 60 * 60_000).elsewhere([ofWorker])).toEqual([]);
  });

  it('is told no more once it is answered, refused, taken, dismissed or gone on from', async () => {
    const { openTab } = aBrowserOfTabs();
    const [tab, other] = [openTab(), openTab()];
    await start(tab, () => Promise.resolve({ slug: RUN }));
    expect(await other.elsewhere([ofWorker])).toEqual([]);
    await start(tab, () => Promise.reject(new Failure({ kind: 'balanceTooLow', status: 402, code: 30001 })));
    expect(await other.elsewhere([ofWorker])).toEqual([]);
    await start(tab, lose);
    tab.journal.found('intent 3', RUN);
    expect(await other.elsewhere([ofWorker])).toEqual([]);
    await start(tab, lose);
    tab.journal.close('intent 4', true);
    expect(await other.elsewhere([ofWorker])).toEqual([]);
    await start(tab, lose);
    const otherStarts = await other.elsewhere([ofWorker]);
    expect(otherStarts).toHaveLength(1);
    other.goOnFrom(otherStarts);
    await start(other, () => Promise.resolve({ slug: NEXT_RUN }));
    await expect.poll(() => other.elsewhere([ofWorker])).toEqual([]);
    expect(await openTab().elsewhere([ofWorker])).toEqual([]);
  });

  it('is told again where another that was sent over it from its own tab is refused', async () => {
    const { openTab } = aBrowserOfTabs();
    const [tab, other] = [openTab(), openTab()];
    await start(tab, lose);
    let refuse: (why: Failure) => void = () => undefined;
    const over = { id: 'intent 1', seek: false };
    const send = () => new Promise<StartedRun>((_, reject) => (refuse = reject));
    const next = tab.start({ subject: ofWorker, mode: 'async', send }, over);
    expect(await other.elsewhere([ofWorker])).toMatchObject([{ id: 'intent 2' }]);
    refuse(new Failure({ kind: 'balanceTooLow', status: 402, code: 30001 }));
    await next;
    expect(await other.elsewhere([ofWorker])).toMatchObject([{ id: 'intent 1' }]);
    await tab.start({ subject: ofWorker, mode: 'async', send: () => Promise.resolve({ slug: RUN }) }, over);
    expect(await other.elsewhere([ofWorker])).toEqual([]);
  });

  it('is told again where the person goes on from it, and no start of its subject leaves', async () => {
    const { openTab } = aBrowserOfTabs();
    const [tab, other] = [openTab(), openTab()];
    await start(tab, lose);
    other.goOnFrom(await other.elsewhere([ofWorker]));
    const isListed = async () => (await other.elsewhere([ofWorker])).length > 0;
    expect(await isListed()).toBe(true);
    await start(other, () => Promise.reject(new Failure({ kind: 'noKey' })));
    await start(other, () => Promise.resolve({ slug: RUN }), ofTask);
    await untilIdle();
    expect(await isListed()).toBe(true);
  });

  it('is still told where it was sent after those from which a person goes on', async () => {
    const { openTab } = aBrowserOfTabs();
    const [tab, late, other] = [openTab(), openTab(), openTab()];
    await start(tab, lose);
    other.goOnFrom(await other.elsewhere([ofWorker]));
    await start(late, lose);
    await start(other, () => Promise.resolve({ slug: RUN }));
    await expect.poll(() => other.elsewhere([ofWorker])).toMatchObject([{ id: 'intent 2' }]);
  });

  it('is settled as it is known by then: with the run that was taken, and not at all where it was refused', async () => {
    const { openTab, sent } = aBrowserOfTabs();
    const [tab, other] = [openTab(), openTab()];
    await start(tab, lose);
    let refuse: (why: Failure) => void = () => undefined;
    const refused = start(tab, () => new Promise((_, reject) => (refuse = reject)), ofTask);
    const otherStarts = await other.elsewhere([ofWorker, ofTask]);
    expect(otherStarts).toHaveLength(2);
    tab.journal.found('intent 1', RUN);
    refuse(new Failure({ kind: 'balanceTooLow', status: 402, code: 30001 }));
    await refused;
    other.goOnFrom(otherStarts);
    for (const subject of [ofWorker, ofTask]) await start(other, lose, subject);
    await expect
      .poll(() => [...sent.values()])
      .toMatchObject([{ id: 'intent 1', run: RUN }, { id: 'intent 3' }, { id: 'intent 4' }]);
  });

  it('is looked for after another only where the person goes on from one', async () => {
    const { openTab, sent } = aBrowserOfTabs();
    const [tab, other] = [openTab(), openTab()];
    await start(tab, lose);
    const otherStarts = await other.elsewhere([ofWorker]);
    const read = vi.spyOn(sent, 'values');
    await start(other, () => Promise.resolve({ slug: RUN }), ofRow);
    await untilIdle();
    expect(read).not.toHaveBeenCalled();
    other.goOnFrom(otherStarts);
    await start(other, () => Promise.resolve({ slug: NEXT_RUN }));
    await untilIdle();
    expect(read).toHaveBeenCalledOnce();
  });

  it('is looked for among the runs where the storages say nothing, and none is surely its then', async () => {
    const began = createdAt(RUN) ?? 0;
    vi.useFakeTimers({ now: began - 1_000 });
    const run = aRun({ slug: RUN, workerSlug: ofWorker.worker, startedAt: began });
    const silent = someStarts({
      api: {
        walkRuns: () => Promise.resolve({ runs: [run] }),
        serverTime: () => ({ now: Date.now(), within: 0, isSynced: true }),
      },
      keyStore: { fingerprint: () => 'mark', get: () => undefined },
      sent: {
        note: () => Promise.resolve(),
        forget: () => Promise.resolve(),
        all: () => new Promise(() => undefined),
      },
    });
    await start(silent, lose);
    const lost = silent.journal.entries()[0];
    const look = lost && silent.look(lost, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect(await look).toEqual({ kind: 'listed', runs: [run], certain: false, assigned: false });
  });

  describe('of a Worker that has another name', () => {
    const byId = { kind: 'worker', worker: MAPS_ID as WorkerSlug } as const; // as the platform names it
    /** The descriptor that each name leads to. */
    const reads =
      (versions: Readonly<Record<string, string>>): Api['worker'] =>
      (slug) => {
        const version = versions[slug];
        return version === undefined
          ? Promise.reject(new Failure({ kind: 'network' }))
          : Promise.resolve({ ...aDescriptor(), version });
      };
    const same = reads({ [MAPS_ID]: 'v1', [ofWorker.worker]: 'v1' });

    it('is told in every tab, also its own, and settled there once the person goes on from it', async () => {
      const { openTab } = aBrowserOfTabs();
      const [tab, other] = [openTab(now, same), openTab(now, same)];
      await start(tab, lose, byId);
      expect(await other.elsewhere([ofWorker])).toMatchObject([{ id: 'intent 1' }]);
      const otherStarts = await tab.elsewhere([ofWorker]);
      expect(otherStarts).toMatchObject([{ id: 'intent 1' }]);
      tab.goOnFrom(otherStarts);
      await start(tab, () => Promise.resolve({ slug: RUN }));
      await expect.poll(() => tab.journal.entries()[0]?.state).toEqual({ kind: 'closed' });
      for (const each of [tab, other]) expect(await each.elsewhere([ofWorker])).toEqual([]);
      expect(await other.elsewhere([byId])).toEqual([]);
    });

    it('is told in its own tab also where the storages say nothing', async () => {
      const silent = someStarts({
        api: {
          worker: same,
          walkRuns: () => Promise.resolve({ runs: [] }),
          serverTime: () => ({ now: 0, within: 0, isSynced: true }),
        },
        keyStore: { fingerprint: () => 'mark', get: () => undefined },
        sent: {
          note: () => Promise.resolve(),
          forget: () => Promise.resolve(),
          all: () => new Promise(() => undefined),
        },
      });
      await start(silent, lose, byId);
      await start(silent, () => Promise.reject(new Failure({ kind: 'noKey' })), ofTask);
      vi.useFakeTimers();
      const otherStarts = silent.elsewhere([ofWorker, ofTask]);
      await vi.advanceTimersByTimeAsync(3_000);
      vi.useRealTimers();
      expect(await otherStarts).toMatchObject([{ worker: MAPS_ID }]);
    });

    it('is told whatever else is started with it', async () => {
      const { openTab } = aBrowserOfTabs();
      await start(openTab(now, same), lose, ofWorker);
      const another = { kind: 'worker', worker: '01KPD000000000000000000000' as WorkerSlug } as const; // of another Worker
      const apart = reads({ [another.worker]: 'v2', [MAPS_ID]: 'v1', [ofWorker.worker]: 'v1' });
      const tab = openTab(now, apart);
      const of = (subjects: readonly StartSubject[]) => tab.elsewhere(subjects);
      expect(await of([another])).toEqual([]);
      expect(await of([another, ofWorker])).toMatchObject([{ id: 'intent 1' }]);
      expect(await of([another, byId])).toMatchObject([{ id: 'intent 1', of: subjectKey(byId) }]);
      expect(await of([])).toEqual([]);
    });

    it('is told as long as the next has not left', async () => {
      const { openTab } = aBrowserOfTabs();
      const [tab, other] = [openTab(now, same), openTab(now, same)];
      await start(tab, lose, byId);
      other.goOnFrom(await other.elsewhere([ofWorker]));
      await start(other, () => Promise.reject(new Failure({ kind: 'noKey' })));
      await untilIdle();
      expect(await other.elsewhere([ofWorker])).toHaveLength(1);
      await start(other, lose);
      await expect.poll(() => openTab(now, same).elsewhere([ofWorker])).toMatchObject([{ id: 'intent 3' }]);
    });

    it('is told where nobody can say whether it has, and not where its form is another', async () => {
      const { openTab } = aBrowserOfTabs();
      await start(openTab(), lose, byId);
      expect(await openTab(now, reads({})).elsewhere([ofWorker])).toHaveLength(1);
      expect(await openTab().elsewhere([ofWorker])).toHaveLength(1);
      const another = reads({ [MAPS_ID]: 'v1', [ofWorker.worker]: 'v2' });
      expect(await openTab(now, another).elsewhere([ofWorker])).toEqual([]);
      const path = { kind: 'worker', worker: 'coreclaw/product-search' as WorkerSlug } as const; // a path
      const none = vi.fn<Api['worker']>();
      const tab = aBrowserOfTabs().openTab(now, none);
      await start(tab, lose, path);
      expect(await tab.elsewhere([ofWorker])).toEqual([]);
      expect(none).not.toHaveBeenCalled();
    });
  });

  it('is not told of a row of a batch, which tells it itself', async () => {
    const { openTab } = aBrowserOfTabs();
    await start(openTab(), lose, ofRow);
    expect(await openTab().elsewhere([ofWorker, ofRow])).toEqual([]);
  });
});
