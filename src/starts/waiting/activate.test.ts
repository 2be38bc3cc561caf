import { describe, expect, it } from 'vitest';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { monthOf } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';

import { activateWaiting, lookForBegun, releaseWaiting } from './activate.ts';

const waitingOf = (ref: string, named = 'a/maps'): WaitingRun => {
  const worker = parseWorkerSlug(named);
  return { ref, ...(worker.ok && { worker: worker.value }) };
};
const [A, B] = [waitingOf('A'), waitingOf('B', 'b/shop')];

const runOf = (slug: string, workerSlug: string, startedAt?: number): Run =>
  aRun({ slug: slug as RunSlug, workerSlug, ...(startedAt !== undefined && { startedAt }) }); // as the platform names it

/** A platform whose queue holds runs, and what it does with what is asked of them. */
function aPlatform(ask: (waiting: Map<string, WaitingRun>, refs: readonly string[]) => readonly string[]) {
  const waiting = new Map([A, B].map((run) => [run.ref, run]));
  const runs: Run[] = [runOf('OLD', 'a/maps')];
  const respond = (refs: readonly string[]) =>
    Promise.resolve().then(() => {
      const done = ask(waiting, refs);
      return refs.map((ref) => ({ ref, done: done.includes(ref) }));
    });
  const v2: Partial<Api['v2']> = {
    waitingRuns: () => Promise.resolve({ waiting: [...waiting.values()], unread: 0, total: waiting.size }),
    activate: respond,
    release: respond,
  };
  const clock = { now: Date.UTC(2026, 10, 12), listsMonths: false };
  const monthOfRun = ({ startedAt }: Run) => monthOf(startedAt ?? clock.now);
  const api: Pick<Api, 'v2' | 'runs' | 'listsMonths' | 'serverTime'> = {
    v2: v2 as Api['v2'], // the others are not asked
    get listsMonths() {
      return clock.listsMonths;
    },
    serverTime: () => ({ now: clock.now, within: 120_000, isSynced: true }),
    runs: ({ month = monthOf(clock.now) }) => {
      const listed = runs.filter((run) => !clock.listsMonths || monthOfRun(run) === month);
      return Promise.resolve({ runs: listed, unread: [], total: listed.length });
    },
  };
  return { api, waiting, runs, clock };
}

const lost = new Failure({ kind: 'network' });
const wanted = new AbortController().signal;

describe('waiting runs that are activated', () => {
  it('are not asked for any more once whoever wanted it has left while the list of runs was read', async () => {
    const { api, waiting } = aPlatform((held, refs) => {
      held.clear();
      return refs;
    });
    const controller = new AbortController();
    const runs: Api['runs'] = (...given) => {
      controller.abort();
      return api.runs(...given);
    };
    expect(await activateWaiting({ ...api, runs }, [A, B], controller.signal)).toBeUndefined();
    expect(waiting.size).toBe(2);
  });

  it('wait no longer where the answer says so of all', async () => {
    const { api } = aPlatform((_, refs) => refs);
    expect(await activateWaiting(api, [A, B], wanted)).toMatchObject({ gone: [A, B], left: [] });
  });

  it('are looked up in the list where the answer is lost: what is gone has started, what waits has not', async () => {
    const { api } = aPlatform((waiting) => {
      waiting.delete('A');
      throw lost;
    });
    expect(await activateWaiting(api, [A, B], wanted)).toMatchObject({ gone: [A], left: [B], failure: lost });
  });

  it('have started where the answer says so, though the list is behind or cannot be read', async () => {
    const { api, waiting } = aPlatform(() => ['A']);
    const behind = await activateWaiting(api, [A, B], wanted);
    expect(behind).toMatchObject({ gone: [A], settledByOthers: [], left: [B] });
    waiting.delete('B');
    expect(await activateWaiting(api, [A, B], wanted)).toMatchObject({
      gone: [A],
      settledByOthers: [B],
      left: [],
    });
    const blind = { ...api, v2: { ...api.v2, waitingRuns: () => Promise.reject(lost) } };
    const unread = await activateWaiting(blind, [A, B], wanted);
    expect(unread).toMatchObject({ gone: [A], settledByOthers: [], left: [B], isUnknown: true });
  });

  it('may still go by an answer that was lost, and are not called taken by others when that has arrived', async () => {
    const { api, waiting } = aPlatform((held, refs) => {
      if (held.size === 2) throw lost;
      return refs.filter((ref) => held.delete(ref));
    });
    const first = await activateWaiting(api, [A], wanted);
    expect(first).toMatchObject({ gone: [], left: [A], mayArrive: true });
    waiting.delete('A');
    expect(await activateWaiting(api, [A], wanted)).toMatchObject({ gone: [], settledByOthers: [A] });
    const earlier = { refs: new Set(['A']), before: { slugs: new Set<RunSlug>(), since: 0 } };
    const again = await activateWaiting(api, [A], wanted, earlier);
    expect(again).toMatchObject({ gone: [A], settledByOthers: [], before: earlier.before });
    expect(again).not.toHaveProperty('mayArrive');
  });

  it('are looked up too where some were started before the refusal of another', async () => {
    const refusal = new Failure({ kind: 'tooManyRuns', code: 30003 });
    const { api } = aPlatform((waiting) => {
      waiting.delete('A');
      throw refusal;
    });
    expect(await activateWaiting(api, [A, B], wanted)).toMatchObject({
      gone: [A],
      left: [B],
      failure: refusal,
    });
    expect(await activateWaiting(api, [B], wanted)).not.toHaveProperty('mayArrive');
  });

  it('are not known about where the list cannot be read either', async () => {
    const { api } = aPlatform(() => {
      throw lost;
    });
    const blind = { ...api, v2: { ...api.v2, waitingRuns: () => Promise.reject(lost) } };
    expect(await activateWaiting(blind, [A], wanted)).toMatchObject({ gone: [], left: [A], isUnknown: true });
  });

  it('are not known about where not all of the list could be read', async () => {
    const { api } = aPlatform(() => {
      throw lost;
    });
    const listed = { waiting: [B], unread: 0, total: 2 };
    const part = { ...api, v2: { ...api.v2, waitingRuns: () => Promise.resolve(listed) } };
    expect(await activateWaiting(part, [A], wanted)).toMatchObject({ gone: [], left: [A], isUnknown: true });
  });

  it('become the runs that are listed after and were not before, each of its Worker', async () => {
    const { api, runs } = aPlatform((_, refs) => refs);
    const { before } = (await activateWaiting(api, [A, B], wanted)) ?? {};
    expect(await lookForBegun(api, [A, B], before)).toEqual({ runs: [], sure: false });
    runs.unshift(runOf('NEW1', 'b/shop'), runOf('NEW2', 'a/maps'), runOf('OTHER', 'c/else'));
    const begun = await lookForBegun(api, [A, B], before);
    expect(begun.runs.map(({ slug }) => slug)).toEqual(['NEW1', 'NEW2']);
    expect(begun.sure).toBe(true);
  });

  it.each([
    ['before', -2_000],
    ['after', 2_000],
  ])('become the run that began just %s the month in which they are looked for', async (_, since) => {
    const { api, runs, clock } = aPlatform((_waiting, refs) => refs);
    const turn = Date.UTC(2026, 10, 30, 16);
    Object.assign(clock, { listsMonths: true, now: turn - 5_000 });
    runs.splice(0, 1, runOf('OLD', 'a/maps', turn - 60_000));
    const { before } = (await activateWaiting(api, [A], wanted)) ?? {};
    runs.unshift(runOf('NEW', 'a/maps', turn + since));
    clock.now = turn + 5_000;
    expect(await lookForBegun(api, [A], before)).toMatchObject({ runs: [{ slug: 'NEW' }], sure: true });
  });

  it('become no run that was there, of the month before the one that has just begun', async () => {
    const { api, runs, clock } = aPlatform((_, refs) => refs);
    const turn = Date.UTC(2026, 10, 30, 16);
    Object.assign(clock, { listsMonths: true, now: turn + 5_000 });
    runs.splice(0, 1, runOf('OLD', 'a/maps', turn - 2_000));
    const { before } = (await activateWaiting(api, [A], wanted)) ?? {};
    expect(await lookForBegun(api, [A], before)).toEqual({ runs: [], sure: false });
  });

  it('are not surely the runs where there are more of them than were activated', async () => {
    const { api, runs } = aPlatform((_, refs) => refs);
    const { before } = (await activateWaiting(api, [A], wanted)) ?? {};
    runs.unshift(runOf('NEW1', 'a/maps'), runOf('NEW2', 'a/maps'));
    expect((await lookForBegun(api, [A], before)).sure).toBe(false);
  });
});

describe('waiting runs that are let go', () => {
  it('are told by the list where the answer is lost', async () => {
    const { api } = aPlatform((waiting) => {
      waiting.delete('B');
      throw lost;
    });
    expect(await releaseWaiting(api, [B], 'not needed')).toMatchObject({
      gone: [B],
      left: [],
      failure: lost,
    });
  });
});
