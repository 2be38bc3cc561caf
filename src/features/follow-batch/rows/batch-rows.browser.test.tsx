import { expect, it, vi } from 'vitest';
import { page as viewport } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { summaryOf } from '#batches/keep/batch-store.ts';
import type { LiveBatch } from '#batches/drive/batch-view.ts';
import type { BatchId, BatchPlan } from '#core/batch/batch.ts';
import { openBatchState } from '#core/batch/state/batch-state.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#test/an-order.ts';
import { PRESS_GUARD } from '#ui/hooks/use-time-passed.ts';

import { BatchRows } from './batch-rows.tsx';

const { worker, options } = anOrder();
const OPTIONS = options as RunOptions; // with a version

/** The first row was left out when it was set up. */
const PLAN: BatchPlan = {
  ...{ worker, title: 'Maps', name: 'cities.csv', columns: ['city'], setUp: null, secret: false },
  base: { custom: {}, options: OPTIONS },
  rows: ['Wien', 'Oslo', 'Bern', 'Graz'].map((city, at) => ({
    ...{ number: at + 1, cells: [city], custom: { city } },
    ...(at === 0 && { leftOut: true }),
  })),
  rules: { parallel: 2, stopAfterFailures: 5 },
};

const LIVE: LiveBatch = {
  current: () => ({ kind: 'reading' }),
  subscribe: () => () => undefined,
  takeOver: () => undefined,
  insist: () => undefined,
  dispatch: () => undefined,
};

const opened = openBatchState(PLAN, 'all', { time: 1, fingerprint: undefined });

const draw = (batchState: typeof opened, plan = PLAN) => {
  const onSend = vi.fn();
  const batchOf = (now: typeof opened) => ({ summary: summaryOf(plan, now), plan, state: now });
  const id = '00000000-0000-4000-8000-000000000000' as BatchId;
  const at = (now: typeof opened) => (
    <BatchRows
      {...{ id, onSend }}
      shown={{ kind: 'batch', driver: 'here', batch: batchOf(now) }}
      live={LIVE}
      onNeedKey={() => undefined}
    />
  );
  return render(at(batchState)).then((page) => ({
    page,
    onSend,
    become: (now: typeof opened) => page.rerender(at(now)),
  }));
};

it('puts back together what a stop left out, and nothing that was left out when it was set up', async () => {
  const { page, onSend } = await draw(batchReducer(opened, { kind: 'stop', abort: false, time: 2 }));
  await page.getByRole('button', { name: 'Left out' }).click();
  await expect.element(page.getByText('Wien')).toBeVisible();
  await page.getByRole('button', { name: 'Put back all 3' }).click();
  expect(onSend).toHaveBeenCalledExactlyOnceWith({ kind: 'putBack', rows: [1, 2, 3] });
});

it('does not put back rows by the second press of a double click on Retry', async () => {
  const attempt = { id: 'a1', at: 1 };
  const failed = [
    { kind: 'sent', row: 1, attempt, time: 1 } as const,
    { kind: 'refused', row: 1, attempt: 'a1', facts: { kind: 'invalidRequest' }, time: 2 } as const,
    { kind: 'stop', abort: false, time: 3 } as const,
  ].reduce(batchReducer, opened);
  const { page, onSend, become } = await draw(failed);
  await page.getByRole('button', { name: 'Left out' }).click();
  const putBack = page.getByRole('button', { name: 'Put back all 2' });
  await expect.element(putBack).toBeEnabled();
  await expect.element(page.getByRole('button', { name: /^Retry/ }).first()).toBeVisible();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await become(batchReducer(failed, { kind: 'again', rows: [{ row: 1, attempt: 'a1' }], time: 4 }));
  await expect.element(page.getByRole('button', { name: /^Retry/ })).not.toBeInTheDocument();
  putBack.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(onSend).not.toHaveBeenCalled();
  vi.advanceTimersByTime(PRESS_GUARD);
  await putBack.click();
  expect(onSend).toHaveBeenCalledExactlyOnceWith({ kind: 'putBack', rows: [2, 3] });
});

it('does not put back by the second press of a double click the row that the first one left out', async () => {
  const paused = batchReducer(opened, { kind: 'pause', time: 2 });
  const { page, onSend, become } = await draw(paused);
  await expect.element(page.getByRole('button', { name: 'Leave out row 2' })).toBeVisible();
  await become(batchReducer(paused, { kind: 'leaveOut', rows: [1], time: 3 }));
  const again = page.getByRole('button', { name: 'Put back row 2' });
  again.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.element(page.getByText('Press again')).toBeVisible();
  expect(onSend).not.toHaveBeenCalled();
  await again.click();
  expect(onSend).toHaveBeenCalledExactlyOnceWith({ kind: 'putBack', rows: [1] });
});

it('finds a row whose run the platform no longer knows under “Unknown”, not among those that were stopped', async () => {
  const run = 'run-1' as RunSlug;
  const missing = { kind: 'seen', runs: [], missing: [run], elsewhere: 0, platformTime: 1 } as const;
  const gone = [
    { kind: 'sent', row: 1, attempt: { id: 'a1', at: 1 }, time: 1 } as const,
    { kind: 'answered', row: 1, attempt: 'a1', run, time: 1 } as const,
    { ...missing, time: 1 },
    { ...missing, time: 180_000 },
  ].reduce(batchReducer, opened);
  const { page } = await draw(gone);
  expect(page.getByRole('button', { name: 'Stopped' }).query()).toBeNull();
  await page.getByRole('button', { name: 'Unknown' }).click();
  await expect.element(page.getByText('Oslo')).toBeVisible();
  expect(page.getByText('Bern').query()).toBeNull();
});

it('gives each of the person’s columns room by what stands in it, under its name', async () => {
  await viewport.viewport(1280, 900);
  const plan: BatchPlan = {
    ...PLAN,
    columns: ['term', 'city', 'most'],
    rows: PLAN.rows.map((row) => ({ ...row, cells: ['vegan brunch, gluten-free', 'Wien, Österreich', '5'] })),
  };
  const { page } = await draw(openBatchState(plan, 'all', { time: 1, fingerprint: undefined }), plan);
  await expect.element(page.getByText('vegan brunch, gluten-free').first()).toBeVisible();
  const placeOf = (text: string) => {
    const { left, width } = page.getByText(text, { exact: true }).first().element().getBoundingClientRect();
    return { left: Math.round(left), width: Math.round(width) };
  };
  const [term, city, most] = [
    placeOf('vegan brunch, gluten-free'),
    placeOf('Wien, Österreich'),
    placeOf('5'),
  ];
  expect(term.width).toBeGreaterThan(city.width);
  expect(city.width).toBeGreaterThan(2 * most.width);
  expect([placeOf('term'), placeOf('city'), placeOf('most')]).toEqual([term, city, most]);
});

it('shows short texts of the person’s columns whole beside long ones, at every width', async () => {
  const cells = ['S-0001', 'Regional manager Anna-Maria, back office', '100 Long Example Boulevard, Floor 2'];
  const plan: BatchPlan = {
    ...PLAN,
    columns: ['store', 'contact', 'address'],
    rows: PLAN.rows.map((row) => ({ ...row, cells })),
  };
  const { page } = await draw(openBatchState(plan, 'all', { time: 1, fingerprint: undefined }), plan);
  await expect.element(page.getByText('S-0001').first()).toBeVisible();
  for (const width of [1440, 1024, 768]) {
    await viewport.viewport(width, 900);
    const { scrollWidth, clientWidth } = page.getByText('S-0001').first().element();
    expect(scrollWidth, `at ${width}`).toBeLessThanOrEqual(clientWidth);
  }
});
