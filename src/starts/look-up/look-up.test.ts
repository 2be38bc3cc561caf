import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { aRun } from '#core/run/a-run.ts';
import type { Run, RunPage } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import { lookUp } from './look-up.ts';
import { createServerClock } from '#api/server-clock.ts';

const SINCE = 1_790_000_000_000;
const WORKER = 'coreclaw/google-maps-scraper' as WorkerSlug; // parsed elsewhere
const intent = { subject: { kind: 'worker', worker: WORKER }, since: SINCE } as const;
const itsRun = aRun({ workerSlug: WORKER, startedAt: SINCE + 2_000 });

type Page = { readonly runs?: readonly Run[]; readonly unread?: readonly string[] };

/** Looks at these pages, one after the other; the last stays. */
const look = (...pages: readonly Page[]) => lookFor({}, ...pages);

type Asked = { readonly since?: number; readonly again?: boolean };

function lookFor({ since = SINCE, again = false }: Asked, ...pages: readonly Page[]) {
  const runs = vi.fn((): Promise<RunPage> => {
    const page = pages[Math.min(runs.mock.calls.length, pages.length) - 1];
    return Promise.resolve({ runs: [], unread: [], total: 1, ...page });
  });
  const accountedFor = () => Promise.resolve(new Set<string>());
  const lost = { intent: { ...intent, since }, accountedFor, again };
  return { runs, found: lookUp({ runs }, lost, new AbortController().signal) };
}

describe('the look-up of a lost start', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends with the first look that finds something', async () => {
    const { runs, found } = look({}, { runs: [itsRun] });
    await vi.runAllTimersAsync();
    expect(await found).toEqual([itsRun]);
    expect(runs).toHaveBeenCalledTimes(2);
  });

  it('finds nothing after four looks', async () => {
    const { runs, found } = look({});
    await vi.runAllTimersAsync();
    expect(await found).toEqual([]);
    expect(runs).toHaveBeenCalledTimes(4);
  });

  it('is one look where there were all of them before', async () => {
    const { runs, found } = lookFor({ again: true }, {});
    await vi.runAllTimersAsync();
    expect(await found).toEqual([]);
    expect(runs).toHaveBeenCalledTimes(1);
  });

  it('finds a run that the clock of another host dates before its start, in whole seconds', async () => {
    const clock = createServerClock(() => SINCE + 900);
    clock.note(new Date(SINCE).toUTCString());
    const { now, within } = clock.read();
    const behind = aRun({ workerSlug: WORKER, startedAt: SINCE - 4_000 });
    const { found } = lookFor({ since: now - within }, { runs: [behind] });
    await vi.runAllTimersAsync();
    expect(await found).toEqual([behind]);
  });

  it('says nothing of a run that may be a record that cannot be read', async () => {
    const { found } = look({ unread: ['data.list.0.slug is missing or not usable'] });
    const outcome = expect(found).rejects.toMatchObject({
      facts: { kind: 'unreadable', detail: 'data.list.0.slug is missing or not usable' },
    });
    await vi.runAllTimersAsync();
    await outcome;
  });

  it('finds a run beside a record that cannot be read', async () => {
    const { found } = look({ runs: [itsRun], unread: ['data.list.0 is not a usable object'] });
    await vi.runAllTimersAsync();
    expect(await found).toEqual([itsRun]);
  });
});
