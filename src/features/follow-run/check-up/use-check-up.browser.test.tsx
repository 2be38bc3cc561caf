import { expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { checksum } from '#core/bytes/checksum.ts';
import { jsonKey } from '#core/json/json-key.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { NO_ROWS } from '#core/results/row-set.ts';
import { aRun, withoutFigure } from '#test/a-run.ts';

import { anOrder } from '#test/an-order.ts';
import { measuresOf } from '#starts/check-up/stored-measures.ts';
import { runHistory } from '#starts/history/run-history.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { aConsole } from '#test/console.tsx';

import { useCheckUp } from './use-check-up.ts';

const DAY = 86_400_000;
const run = withoutFigure(aRun({ status: 'succeeded', finishedAt: 0 }), 'results');

it.each([
  [20, Infinity],
  [1_001, 0],
  [undefined, 0],
])('reads a run of %s rows to check it, whose record does not tell them: %s', async (count, wanted) => {
  const { client, Wrapper } = aConsole();
  const readTo = vi.fn(() => Promise.resolve(NO_ROWS));
  await renderHook(() => useCheckUp(run, { set: NO_ROWS, readTo, count, now: DAY }, () => undefined), {
    wrapper: Wrapper,
  });
  await expect.poll(() => client.isFetching()).toBe(0);
  await expect.poll(() => readTo.mock.lastCall).toEqual([wanted]);
});

it('finds nothing out about a run without a number whose rows the platform has deleted', async () => {
  const { client, Wrapper } = aConsole();
  const onChecked = vi.fn();
  const read = { set: { ...NO_ROWS, whole: true }, readTo: () => Promise.resolve(NO_ROWS), count: 0 };
  const check = (days: number) =>
    renderHook(() => useCheckUp(run, { ...read, now: days * DAY }, onChecked), { wrapper: Wrapper });
  await check(8);
  await expect.poll(() => client.isFetching()).toBe(0);
  expect(onChecked).not.toHaveBeenCalled();
  await check(6);
  await expect.poll(() => onChecked.mock.calls.length).toBe(1);
});

it.each<{ of: string; id: string; stored: Partial<StoredInput>; isKnown: boolean }>([
  { of: 'this browser knows whole', id: 'whole', stored: {}, isKnown: true },
  { of: 'was kept without a field', id: 'part', stored: { omitted: ['start_url'] }, isKnown: false },
  { of: 'was taken for that of a lost start', id: 'unsure', stored: { sure: false }, isKnown: false },
])(
  'holds a run against those with the same input where it $of: $isKnown',
  async ({ id, stored, isKnown }) => {
    const { Wrapper } = aConsole();
    const slug = `run-${id}` as RunSlug; // is one of a test
    const worker = `a/${id}`;
    await runHistory.keep(slug, { order: anOrder(), at: 0, sure: true, omitted: [], ...stored });
    const own = aRun({ slug, workerSlug: worker, status: 'succeeded', finishedAt: 0 });
    const read = { set: { ...NO_ROWS, whole: true }, readTo: () => Promise.resolve(NO_ROWS), count: 0 };
    await renderHook(() => useCheckUp(own, { ...read, now: DAY }, () => undefined), { wrapper: Wrapper });
    await expect.poll(() => measuresOf(worker).length).toBe(1);
    expect(measuresOf(worker)[0]?.input !== undefined).toBe(isKnown);
  },
);

it('holds a run against none that looked from another region', async () => {
  const { Wrapper } = aConsole();
  const worker = 'a/region';
  const inputs: unknown[] = [];
  for (const [at, proxyRegion] of ['', 'US', 'DE', 'US'].entries()) {
    const slug = `run-region-${at}` as RunSlug; // is one of a test
    await runHistory.keep(slug, { order: anOrder({ proxyRegion }), at: 0, sure: true, omitted: [] });
    const own = aRun({ slug, workerSlug: worker, status: 'succeeded', finishedAt: 0 });
    const read = { set: { ...NO_ROWS, whole: true }, readTo: () => Promise.resolve(NO_ROWS), count: 0 };
    await renderHook(() => useCheckUp(own, { ...read, now: DAY }, () => undefined), { wrapper: Wrapper });
    await expect.poll(() => measuresOf(worker).find((measure) => measure.run === slug)).toBeDefined();
    inputs.push(measuresOf(worker).find((measure) => measure.run === slug)?.input);
  }
  expect(new Set(inputs).size).toBe(3);
  // Kept by an earlier build, which did not look at the region.
  expect(inputs[0]).not.toBe(checksum(new TextEncoder().encode(jsonKey(anOrder().custom))));
  expect(inputs[3]).toBe(inputs[1]);
});
