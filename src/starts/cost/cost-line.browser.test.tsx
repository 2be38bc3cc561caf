import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { aDescriptor } from '#core/descriptor/a-descriptor.ts';
import type { JsonObject } from '#core/json/json.ts';
import { aRun } from '#core/run/a-run.ts';
import { anOrder } from '#core/run/an-order.ts';
import type { Run } from '#core/run/run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { renderConsole } from '#test/console.tsx';

import { runHistory } from '../history/run-history.ts';
import { storedRuns } from '../history/stored-runs.ts';

import { CostLine } from './cost-line.tsx';
import { ownCap, removeOwnCap, setOwnCap } from './own-cap.ts';
import { removeOwnPrice, setOwnPrice } from './own-price.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const paid = (parts: Partial<Run>): Run =>
  aRun({ status: 'succeeded', startedAt: NOON, finishedAt: NOON + 60_000, ...parts });

const MAPS = 'coreclaw/google-maps-scraper' as WorkerSlug;

beforeEach(() => {
  removeOwnPrice(MAPS);
  removeOwnCap(MAPS);
});

type Setup = {
  readonly runs?: readonly Run[];
  readonly custom?: JsonObject;
  readonly maxCharge?: number;
  readonly key?: string;
};

async function show({
  runs = [],
  custom = { keywords: ['coffee'], max_results: 62 },
  maxCharge = 0,
  key = 'scraper_api_1',
}: Setup) {
  const walkRuns = vi.fn(() => Promise.resolve({ runs }));
  const onLimit = vi.fn();
  await renderConsole(
    <>
      <CostLine
        worker={MAPS}
        descriptor={aDescriptor()}
        version="v1.0.5"
        {...{ custom, maxCharge, onLimit }}
      />
      <p>drawn</p>
    </>,
    { api: { walkRuns }, key },
  );
  return { onLimit, walkRuns };
}

it('tells what a run will likely cost, by the price that earlier runs of the version paid', async () => {
  await show({
    runs: [paid({ results: 20, usage: 0.06 }), paid({ results: 10, usage: 0.02, version: 'v1.0.4' })],
  });
  await expect.element(page.getByTestId('cost-about')).toHaveTextContent('About $0.186');
  await expect.element(page.getByText('62 results at $3.00 per 1,000 results')).toBeVisible();
  await expect.element(page.getByText(/As your last run paid/)).toBeInTheDocument();
});

it('tells no more than the limit of the run lets it cost, and that it ends it', async () => {
  await show({
    runs: [paid({ results: 20, usage: 0.06 })],
    custom: { keywords: ['coffee'], max_results: 1000 },
    maxCharge: 1,
  });
  await expect.element(page.getByTestId('cost-about')).toHaveTextContent('About $1.00');
  await expect
    .element(page.getByText(/its limit ends it; without it about \$3\.00 · 1,000 results/))
    .toBeVisible();
});

it('limits the charge to what is paid at the most by one click, where it is not limited so already', async () => {
  const runs = [paid({ results: 20, usage: 0.06 })];
  const { onLimit } = await show({ runs, custom: { keywords: ['coffee'], max_results: 1000 } });
  await page.getByRole('button', { name: 'Limit to $3.00' }).click();
  expect(onLimit).toHaveBeenCalledExactlyOnceWith(3);
  await show({ runs, custom: { keywords: ['coffee'], max_results: 1000 }, maxCharge: 3 });
  expect(page.getByRole('button', { name: 'Limit to $3.00' }).elements()).toHaveLength(1);
});

it('says that no price is known, and names none', async () => {
  await show({ runs: [paid({ results: 20, usage: 0 })] });
  await expect.element(page.getByText(/No price known yet/)).toBeVisible();
  expect(page.getByTestId('cost-about').elements()).toEqual([]);
});

it('names the price alone where nothing limits the results', async () => {
  await show({ runs: [paid({ results: 20, usage: 0.06 })], custom: { keywords: ['coffee'] } });
  await expect.element(page.getByText('$3.00 per 1,000 results')).toBeVisible();
  expect(page.getByTestId('cost-about').elements()).toEqual([]);
});

it('tells of a Worker that is paid by the minute what runs of as many subtasks took', async () => {
  const custom = { keywords: ['coffee'] };
  const runs = await Promise.all(
    [30, 90, 600].map(async (duration, at) => {
      const slug = `01MINUTE${at}` as RunSlug;
      const order = anOrder({}, { worker: MAPS, custom });
      await runHistory.keep(slug, { order, at: NOON, sure: true, omitted: [] });
      return paid({ slug, results: 0, duration, usage: duration / 1000 });
    }),
  );
  await show({ runs, custom });
  await expect.element(page.getByTestId('cost-about')).toHaveTextContent('About $0.09');
  const sum = 'some 1 min 30 sec, as your 3 like runs took, at $0.06 per minute';
  await expect.element(page.getByText(sum)).toBeVisible();
  await storedRuns.remove(await storedRuns.keys());
});

describe('a price of one’s own', () => {
  const type = async (usd: string) => {
    await page.getByRole('textbox', { name: 'Price, in USD' }).fill(usd);
    await page.getByRole('button', { name: 'Save' }).click();
  };

  it('is typed where none is known, told as such, and removed by one click', async () => {
    await show({});
    await page.getByRole('button', { name: 'Set a price' }).click();
    await type('2,85');
    await expect.element(page.getByRole('alert')).toHaveTextContent('An amount in USD above 0');
    await type('2.85');
    await expect.element(page.getByTestId('cost-about')).toHaveTextContent('About $0.1767');
    await expect.element(page.getByText('62 results at $2.85 per 1,000 results')).toBeVisible();
    await expect.element(page.getByText('Your price')).toBeVisible();
    await page.getByRole('button', { name: 'Remove your price' }).click();
    await expect.element(page.getByText(/No price known yet/)).toBeVisible();
  });

  it('is what is reckoned with, beside what runs paid, and a difference is said', async () => {
    await show({ runs: [paid({ results: 20, usage: 0.06 })] });
    await page.getByRole('button', { name: 'Set a price' }).click();
    await type('2.5');
    await expect.element(page.getByTestId('cost-about')).toHaveTextContent('About $0.155');
    await expect.element(page.getByText(/Your last run paid \$3\.00 per 1,000 results/)).toBeVisible();
    await page.getByRole('button', { name: 'Change your price' }).click();
    await type('3.00');
    await expect.element(page.getByTestId('cost-about')).toHaveTextContent('About $0.186');
    expect(page.getByText(/Your last run paid/).elements()).toEqual([]);
  });

  it('is known without a key, and without an answer', async () => {
    const { walkRuns } = await show({ key: '' });
    setOwnPrice(MAPS, { usd: { units: 3n, scale: 0 }, unit: 'thousand' });
    await expect.element(page.getByTestId('cost-about')).toHaveTextContent('About $0.186');
    expect(walkRuns).not.toHaveBeenCalled();
  });
});

describe('a limit of one’s own for every run of a Worker', () => {
  // It is offered where there is room beside the form.
  beforeEach(() => page.viewport(1280, 800));

  it('is offered where the run has none, remembered, and forgotten by one click', async () => {
    const { onLimit } = await show({ runs: [paid({ results: 20, usage: 0.06 })] });
    const offer = page.getByLabelText('Never spend more than … USD on a run of this Worker');
    await expect.element(offer).toHaveValue('1');
    await offer.fill('no');
    await page.getByRole('button', { name: 'Remember' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('An amount in USD above 0');
    await offer.fill('2.50');
    await page.getByRole('button', { name: 'Remember' }).click();
    expect(onLimit).toHaveBeenCalledExactlyOnceWith(2.5);
    expect(ownCap(MAPS)).toBe(2.5);
    // The form that is drawn here still has no limit, and does not say that it has.
    await expect
      .element(page.getByText('This is over your limit of $2.50 for a run of this Worker.'))
      .toBeVisible();
    await page.getByRole('button', { name: 'Forget it' }).click();
    expect(ownCap(MAPS)).toBeUndefined();
  });

  it('is not offered again once it is not wanted, nor where the run is limited', async () => {
    await show({ maxCharge: 3 });
    await expect.element(page.getByText(/No price known yet/)).toBeVisible();
    expect(page.getByLabelText(/Never spend more/).elements()).toEqual([]);
    await show({});
    await page.getByRole('button', { name: 'No such limit for this Worker' }).click();
    expect(page.getByLabelText(/Never spend more/).elements()).toEqual([]);
    expect(ownCap(MAPS)).toBe(0);
  });

  it('goes back to what the Worker has where it is forgotten', async () => {
    setOwnCap(MAPS, 2);
    const { onLimit } = await show({ maxCharge: 2 });
    await expect.element(page.getByText('Your limit for every run of this Worker is $2.00.')).toBeVisible();
    await page.getByRole('button', { name: 'Forget it' }).click();
    expect(onLimit).toHaveBeenCalledExactlyOnceWith(aDescriptor().system.maxCharge);
  });
});

it('asks nothing without a key', async () => {
  const { walkRuns } = await show({ key: '' });
  await expect.element(page.getByText('drawn')).toBeVisible();
  expect(walkRuns).not.toHaveBeenCalled();
});
