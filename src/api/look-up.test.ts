import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { aRun } from '#core/run/a-run.ts';
import type { Run, RunPage } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import { lookUp } from './look-up.ts';

const SINCE = 1_790_000_000_000;
const WORKER = 'coreclaw/google-maps-scraper' as WorkerSlug; // parsed elsewhere
const intent = { subject: { kind: 'worker', worker: WORKER }, since: SINCE } as const;
const itsRun = aRun({ workerSlug: WORKER, startedAt: SINCE + 2_000 });

type Page = { readonly runs?: readonly Run[]; readonly unread?: readonly string[] };

/** Looks at these pages, one after the other; the last stays. */
function look(...pages: readonly Page[]) {
  const runs = vi.fn((): Promise<RunPage> => {
    const page = pages[Math.min(runs.mock.calls.length, pages.length) - 1];
    return Promise.resolve({ runs: [], unread: [], total: 1, ...page });
  });
  const accountedFor = () => Promise.resolve(new Set<string>());
  return { runs, found: lookUp({ runs }, { intent, accountedFor }, new AbortController().signal) };
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
