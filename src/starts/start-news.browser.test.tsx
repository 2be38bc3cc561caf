import { beforeEach, expect, it, vi } from 'vitest';
import { type Locator, page } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aRun } from '#test/a-run.ts';
import type { StartedRun } from '#core/run/run.ts';
import { newUlid } from '#sandbox/world/world.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { renderConsole } from '#test/console.tsx';

import type { StartSubject } from './journal/start-subject.ts';
import { someStarts } from '#test/some-starts.ts';
import { press, pressAsItComes } from '#test/press.ts';
import { StartNews } from './start-news.tsx';

const WORKER = 'coreclaw/google-maps-scraper' as WorkerSlug; // as `parseWorkerSlug` gives it
const subject = { kind: 'worker', worker: WORKER } as const;

beforeEach(() => {
  const toFake = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;
  vi.useFakeTimers({ toFake: [...toFake], shouldAdvanceTime: true });
});
/** Lets time go on by seconds until it is seen: the first look for a second run is some seconds after the start. */
const comes = (locator: Locator) =>
  expect
    .poll(async () => {
      await vi.advanceTimersByTimeAsync(1_000);
      return locator.elements().length;
    })
    .toBeGreaterThan(0);

const slugNow = (serial: number) => newUlid({ now: Date.now(), random: () => 0.3, serial }) as RunSlug; // a ULID

/** The news of a tab whose page calls the platform's origin directly, and what its list of runs holds. */
async function show(listed: RunSlug[]) {
  const abort = vi.fn<Api['abort']>(() => Promise.resolve());
  const api = {
    abort,
    walkRuns: () =>
      Promise.resolve({
        runs: listed.map((slug) => aRun({ slug, workerSlug: WORKER, startedAt: Date.now() })),
      }),
    // As an answer with a date would.
    serverTime: () => ({ now: Date.now(), within: 0, isSynced: true }),
  };
  const { starts } = await renderConsole(<StartNews />, {
    api,
    starts: (connection) => someStarts({ ...connection, direct: true }),
  });
  return {
    abort,
    starts,
    start: (send: () => Promise<StartedRun>, over?: string, of: StartSubject = subject) =>
      starts.start(
        { subject: of, mode: 'async', send },
        over === undefined ? undefined : { id: over, seek: true },
      ),
  };
}

it('tells of the run of a start that was given up, which is listed after another was started', async () => {
  const listed: RunSlug[] = [];
  const { start, starts } = await show(listed);
  await start(() => Promise.reject(new Failure({ kind: 'network' })));
  const [lost] = starts.journal.entries();
  const [late, second] = [slugNow(1), slugNow(2)];
  await start(() => Promise.resolve({ slug: second }), lost?.id);
  listed.push(second, late);
  await comes(page.getByText('A run that may be yours has turned up'));
  const open = page.getByRole('link', { name: 'Open the run' });
  await expect.element(open.last()).toHaveAttribute('href', `/runs/${late}`);
  // Nobody knows that it is theirs: it is not offered to be stopped from here.
  await expect.element(page.getByRole('button', { name: 'Stop the other run' })).not.toBeInTheDocument();
});

it('names a task by its title where that is known', async () => {
  const { starts } = await show([]);
  const subject = { kind: 'task', task: 'T1', title: 'Every Monday' } as const;
  const send = () => Promise.reject(new Failure({ kind: 'network' }));
  await starts.start({ subject, mode: 'async', send });
  await expect.element(page.getByText(/the task Every Monday/)).toBeVisible();
});

it('says of which day a start is that was not sent today', async () => {
  const now = Date.now();
  vi.setSystemTime(new Date(2026, 2, 5, 23, 58, 10));
  const { start } = await show([]);
  await start(() => {
    vi.setSystemTime(now);
    return Promise.reject(new Failure({ kind: 'network' }));
  });
  await expect.element(page.getByText(/whether the request at 5 Mar.*23:58:10 started a run/)).toBeVisible();
});

it('looks for the second runs of several starts, also while another Worker’s start is lost', async () => {
  const ofRow = (row: number) => ({ kind: 'row', worker: WORKER, batch: 'b', row }) as const;
  const [first, second, twin, late] = [slugNow(1), slugNow(2), slugNow(8), slugNow(9)];
  const listed: RunSlug[] = [];
  const { start, starts } = await show(listed);
  const other = { kind: 'worker', worker: 'coreclaw/product-search' as WorkerSlug } as const;
  await start(() => Promise.reject(new Failure({ kind: 'network' })), undefined, other);
  await start(() => Promise.resolve({ slug: first }), undefined, ofRow(1));
  await start(() => Promise.resolve({ slug: second }), undefined, ofRow(2));
  listed.push(late, twin, second, first);
  const others = page.getByRole('link', { name: 'Open the other run' });
  await comes(others.nth(1));
  // Each is the second of one start.
  const shown = others.elements().map((link) => link.getAttribute('href'));
  expect(shown.toSorted()).toEqual([`/runs/${twin}`, `/runs/${late}`].toSorted());
  expect(starts.journal.entries().map(({ state }) => state.kind)).toEqual(['lost', 'started', 'started']);
});

it('does not stop a run by a press that meant what its news came over', async () => {
  const [first, twin] = [slugNow(1), slugNow(2)];
  const { start, abort } = await show([twin, first]);
  await start(() => Promise.resolve({ slug: first }));
  pressAsItComes('Stop the other run');
  await comes(page.getByText('Press again'));
  expect(abort).not.toHaveBeenCalled();
});

it('tells of two runs that one start led to, and stops the other', async () => {
  const [first, twin] = [slugNow(1), slugNow(2)];
  const { start, abort } = await show([twin, first]);
  await start(() => Promise.resolve({ slug: first }));
  await comes(page.getByText('Your browser may have sent this twice: two runs started'));
  await expect
    .element(page.getByRole('link', { name: 'Open the other run' }))
    .toHaveAttribute('href', `/runs/${twin}`);
  const stop = page.getByRole('button', { name: 'Stop the other run' });
  await press(stop);
  await expect.element(page.getByText('The platform was asked to stop the other run.')).toBeVisible();
  expect(abort.mock.calls).toEqual([[twin]]);
});
