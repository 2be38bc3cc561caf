import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';

import type { ServerTime } from './client/server-clock.ts';
import { createPendingCosts } from './pending-costs.ts';

const T0 = Date.UTC(2026, 10, 25, 6);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const slug = (name: string) => `run-${name}` as RunSlug;
/** Its end is not told, as where `finished_at` is 0. */
const ended = (name = 'a', parts: Partial<Run> = {}) =>
  aRun({ slug: slug(name), status: 'succeeded', ...parts });

/** A page of a browser whose clock may be set, and differs from that of the platform. */
function aPage({
  at = T0,
  server = {},
}: { readonly at?: number; readonly server?: Partial<ServerTime> } = {}) {
  const clock = { now: at, elapsed: 0 };
  const withPendingCosts = createPendingCosts(
    () => ({ now: clock.now, within: 0, isSynced: false, ...server }),
    {
      now: () => clock.now,
      elapsed: () => clock.elapsed,
    },
  );
  return {
    isPending: (...runs: readonly Run[]) =>
      withPendingCosts(runs).map(({ costPending }) => costPending === true),
    usage: (run: Run) => withPendingCosts([run])[0]?.usage,
    pass: (ms: number) => {
      clock.now += ms;
      clock.elapsed += ms;
    },
    setClock: (to: number) => (clock.now = to),
  };
}

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

describe('a run that is over and without a cost', () => {
  it('has no cost but a pending one for two minutes, and then what the platform says', () => {
    const page = aPage();
    expect([page.isPending(ended()), page.usage(ended())]).toEqual([[true], undefined]);
    page.pass(2 * MINUTE - SECOND);
    expect(page.isPending(ended())).toEqual([true]);
    page.pass(SECOND);
    expect([page.isPending(ended()), page.usage(ended())]).toEqual([[false], 0]);
    expect(page.usage(ended('b', { usage: 0.06 }))).toBe(0.06);
  });

  it('waits on from where it was after a reload, and in another tab', () => {
    aPage().isPending(ended());
    const reloaded = aPage({ at: T0 + MINUTE });
    expect(reloaded.isPending(ended())).toEqual([true]);
    reloaded.pass(MINUTE);
    expect(reloaded.isPending(ended(), ended('b'))).toEqual([false, true]);
  });

  it('waits just as long where the clock of the computer is wrong, or is set meanwhile', () => {
    const page = aPage({ at: T0 + 600 * MINUTE });
    expect(page.isPending(ended('a', { finishedAt: T0 }))).toEqual([true]);
    page.setClock(T0);
    page.pass(MINUTE);
    expect(page.isPending(ended())).toEqual([true]);
    page.setClock(T0 + 6_000 * MINUTE);
    expect(page.isPending(ended())).toEqual([true]);
    page.pass(MINUTE);
    expect(page.isPending(ended())).toEqual([false]);
  });

  it('waits no longer than two minutes more where the clock was set back between two pages', () => {
    aPage({ at: T0 + 600 * MINUTE }).isPending(ended());
    aPage({ at: T0 }).isPending(ended());
    const page = aPage({ at: T0 + MINUTE });
    expect(page.isPending(ended())).toEqual([true]);
    page.pass(MINUTE);
    expect(page.isPending(ended())).toEqual([false]);
  });

  it('is not waited for a day after its end by the clock of the platform, whose date or runs tell it', () => {
    const old = ended('old', { finishedAt: T0 });
    const later = T0 + 1_440 * MINUTE;
    expect(aPage({ server: { now: later, isSynced: true } }).isPending(old)).toEqual([false]);
    expect(aPage({ server: { passed: later } }).isPending(old)).toEqual([false]);
    expect(aPage({ at: later }).isPending(old)).toEqual([true]);
  });

  it('waits in this page also where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    const page = aPage();
    expect(page.isPending(ended())).toEqual([true]);
    page.pass(2 * MINUTE);
    expect(page.isPending(ended())).toEqual([false]);
  });
});
