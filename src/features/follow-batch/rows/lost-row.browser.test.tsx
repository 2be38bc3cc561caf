import { expect, it, vi } from 'vitest';

import { type BatchState, openBatchState } from '#core/batch/state/batch-state.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import type { Run } from '#core/run/run.ts';
import { someStarts } from '#test/some-starts.ts';
import { renderConsole } from '#test/console.tsx';

import { LostRow, type OnAgain } from './lost-row.tsx';

const SLUG = 'run-of-row-2' as RunSlug;

const ANSWERED = { kind: 'answered', row: 1, attempt: 'a1', time: 0 } as const;

/** Two rows wait. */
function anew(): BatchState {
  const plan = {
    rows: [1, 2].map((number) => ({ number, cells: [], custom: {} })),
    rules: { parallel: 2, stopAfterFailures: 5 },
    base: { custom: {}, options: anOrder().options as RunOptions }, // with a version
  };
  return openBatchState(plan, 'all', { time: Date.now(), fingerprint: undefined });
}

/** Row 1 was lost; row 2 is being sent. */
function someBatchState(): BatchState {
  const time = Date.now();
  const sent = batchReducer(anew(), { kind: 'sent', row: 0, attempt: { id: 'a0', at: time }, time });
  const facts = { kind: 'network' } as const;
  const lost = batchReducer(sent, { kind: 'lost', row: 0, attempt: 'a0', facts, time });
  return batchReducer(lost, { kind: 'sent', row: 1, attempt: { id: 'a1', at: time }, time });
}

/** The row that was lost, on a platform that lists some runs. */
async function drawLostRow(
  runs: Run[],
  {
    isDown = () => false,
    isAssigned = false,
    hasKey = true,
  }: { isDown?: () => boolean; isAssigned?: boolean; hasKey?: boolean } = {},
) {
  const worker = parseWorkerSlug('coreclaw/google-maps-scraper');
  if (!worker.ok) throw new Error(worker.error);
  const walkRuns = () =>
    isDown() ? Promise.reject(new Failure({ kind: 'internal', status: 502 })) : Promise.resolve({ runs });
  const nothing = () => Promise.resolve();
  const otherStarts = isAssigned ? [{ id: 'another', at: Date.now(), run: SLUG }] : [];
  const sent = { note: nothing, forget: nothing, all: () => Promise.resolve(otherStarts) };
  const onCommand = vi.fn();
  const onAgain = vi.fn<OnAgain>();
  const onNeedKey = vi.fn();
  const batch = { worker: worker.value, canSend: true, numberOf: (row: number) => row + 1 };
  const draw = (batchState: BatchState, row = 0) => {
    const attempt = batchState.rows[row]?.attempt;
    if (!attempt) throw new Error('The row was not sent.');
    return (
      <LostRow key={row} {...{ row, state: batchState, attempt, batch, onNeedKey, onCommand, onAgain }} />
    );
  };
  const { keyStore, ...screen } = await renderConsole(draw(someBatchState()), {
    api: { walkRuns },
    key: hasKey ? 'a-key' : '',
    starts: (connection) => someStarts({ ...connection, sent }),
  });
  const show = (batchState: BatchState, row = 0) => screen.rerender(draw(batchState, row));
  return { screen, show, keyStore, onNeedKey, onCommand, onAgain };
}

it('offers no run that may be the one of a row which is being sent, until that is answered', async () => {
  const { screen, show, onCommand } = await drawLostRow([aRun({ slug: SLUG })]);
  const take = screen.getByRole('button', { name: 'It is this one' });
  const again = screen.getByRole('button', { name: 'It is not: start row 1 again…' });
  await expect.element(screen.getByText(/may be the one of row 2/)).toBeVisible();
  await expect.element(take).not.toBeInTheDocument();
  await expect.element(again).toBeDisabled();

  await show(batchReducer(someBatchState(), { ...ANSWERED, run: SLUG }));
  await expect.element(screen.getByText(/No run that no other row claims/)).toBeVisible();
  await expect.element(take).not.toBeInTheDocument();

  await show(batchReducer(someBatchState(), { ...ANSWERED, run: 'run-other' as RunSlug }));
  await take.click();
  expect(onCommand).toHaveBeenCalledExactlyOnceWith({
    ...{ kind: 'take', row: 0, attempt: 'a0', run: SLUG },
    listed: expect.any(Number) as unknown,
  });
});

/** Two rows were lost, one half a minute after the other; each tells the platform's clock. */
function bothLost(): BatchState {
  const time = Date.now() - 300_000;
  return [0, 1].reduce<BatchState>((all, row) => {
    const at = time + row * 31_000;
    const since = { time: at, by: 'date' } as const;
    const attempt = { id: `b${row}`, at, since };
    const sent = batchReducer(all, { kind: 'sent', row, attempt, time: at });
    return batchReducer(sent, {
      kind: 'lost',
      row,
      attempt: `b${row}`,
      facts: { kind: 'network' },
      time: at,
    });
  }, anew());
}

it('offers a run to the row that was sent last before it, names the other, and has that one decided about first', async () => {
  const batchState = bothLost();
  const ofSecond = (batchState.rows[1]?.attempt?.at ?? 0) + 2_000;
  const { screen, show } = await drawLostRow([aRun({ slug: SLUG, startedAt: ofSecond })]);
  const take = screen.getByRole('button', { name: 'It is this one' });
  await show(batchState);
  await expect.element(screen.getByText(/more likely belongs to row 2 \(sent: /)).toBeVisible();
  await expect.element(take).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'It is not: start row 1 again…' })).toBeDisabled();
  await show(batchState, 1);
  await expect.element(screen.getByText(/may be the one of row 1 too \(sent: /)).toBeVisible();
  await expect.element(take).toBeVisible();
  await show(batchReducer(batchState, { kind: 'take', row: 1, attempt: 'b1', run: SLUG, time: Date.now() }));
  await expect.element(screen.getByText(/No run that no other row claims/)).toBeVisible();
});

it('lets the row that was sent first be decided about where each of two has a likely run', async () => {
  const batchState = bothLost();
  const sentAt = batchState.rows.map(({ attempt }) => attempt?.at ?? 0);
  const runs = sentAt.map((at, row) => aRun({ slug: `run-${row}` as RunSlug, startedAt: at + 2_000 }));
  const { screen, show, onAgain } = await drawLostRow(runs);
  await show(batchState);
  const first = screen.getByRole('button', { name: 'It is not: start row 1 again…' });
  await expect.element(screen.getByText(/may be the one of row 2 too \(sent: /)).toBeVisible();
  await expect.element(first).toBeEnabled();
  await first.click();
  const [, onceMore] = onAgain.mock.calls[0] ?? [];
  expect(await onceMore?.()).toBe('nothing');
  await show(batchState, 1);
  await expect.element(screen.getByText(/One run that no other row claims/)).toBeVisible();
});

it('says of a run that it was taken for another start, and offers it as none that is free', async () => {
  const { screen, show, onCommand } = await drawLostRow([aRun({ slug: SLUG })], { isAssigned: true });
  await show(batchReducer(someBatchState(), { ...ANSWERED, run: 'run-other' as RunSlug }));
  await expect.element(screen.getByText(/you have taken it for another start/)).toBeVisible();
  await expect.element(screen.getByText(/One run that no other row claims/)).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'It is this one after all' }).click();
  expect(onCommand).toHaveBeenCalledOnce();
});

it('offers the runs first that came closest to its start', async () => {
  const begun = Array.from({ length: 6 }, (_, at) => Date.now() + (5 - at) * 60_000);
  const { screen, show, onCommand } = await drawLostRow(
    begun.map((startedAt, at) => aRun({ slug: `run-${at}` as RunSlug, startedAt })),
  );
  await show(batchReducer(someBatchState(), { ...ANSWERED, run: SLUG }));
  await expect.element(screen.getByText('6 runs that no other row claims started then:')).toBeVisible();
  const takes = screen.getByRole('button', { name: 'It is this one' });
  await expect.poll(() => takes.elements().length).toBe(4);
  await takes.first().click();
  expect(onCommand).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ run: 'run-5' }));
});

it('is not started again while it is looked for', async () => {
  const { screen, onAgain } = await drawLostRow([]);
  await expect.element(screen.getByText(/Looking for it/)).toBeVisible();
  const again = screen.getByRole('button', { name: 'It is not: start row 1 again…' });
  await expect.element(again).toBeDisabled();
  expect(onAgain).not.toHaveBeenCalled();
});

it('looks once more before it is started again, and tells where a run is listed that was not seen', async () => {
  const runs = [aRun({ slug: SLUG })];
  const { screen, onAgain, show } = await drawLostRow(runs);
  await show(batchReducer(someBatchState(), { ...ANSWERED, run: 'run-other' as RunSlug }));
  await screen.getByRole('button', { name: 'It is not: start row 1 again…' }).click();
  const onceMore = onAgain.mock.calls[0]?.[1];
  await expect(onceMore?.()).resolves.toBe('nothing');
  runs.push(aRun({ slug: 'run-late' as RunSlug }));
  await expect(onceMore?.()).resolves.toBe('listed');
});

it('never takes a list that cannot be read for one without its run', async () => {
  const list = { runs: [aRun({ slug: SLUG })], isDown: false };
  const { screen, onAgain, show } = await drawLostRow(list.runs, { isDown: () => list.isDown });
  await show(batchReducer(someBatchState(), { ...ANSWERED, run: 'run-other' as RunSlug }));
  await screen.getByRole('button', { name: 'It is not: start row 1 again…' }).click();
  list.isDown = true;
  await expect(onAgain.mock.calls[0]?.[1]?.()).resolves.toBe('unread');
});

it('says that a key is missing to look for it, leads to it, and is not started again before', async () => {
  const { screen, show, keyStore, onNeedKey } = await drawLostRow([], { hasKey: false });
  await show(batchReducer(someBatchState(), { ...ANSWERED, run: SLUG }));
  await expect
    .element(screen.getByText('Not known yet: looking for its run takes your API key.'))
    .toBeVisible();
  await expect.element(screen.getByText(/cannot be read/)).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Look again' })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'It is not: start row 1 again…' })).toBeDisabled();
  await screen.getByRole('button', { name: 'API key' }).click();
  expect(onNeedKey).toHaveBeenCalledOnce();
  keyStore.set('a-key');
  await expect.element(screen.getByText(/Looking for it/)).toBeVisible();
});
