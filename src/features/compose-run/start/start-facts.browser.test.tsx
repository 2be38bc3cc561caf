import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aDescriptor } from '#test/a-descriptor.ts';
import type { JsonObject } from '#core/json/json.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import type { Run } from '#core/run/run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { setMonthBudget } from '#starts/cost/budget/budget.ts';
import { ownCap, removeOwnCap, setOwnCap } from '#starts/cost/own-cap.ts';
import { removeOwnPrice, setOwnPrice } from '#starts/cost/own-price.ts';
import { runHistory } from '#starts/history/run-history.ts';
import { storedRuns } from '#starts/history/stored-runs.ts';
import { renderConsole } from '#test/console.tsx';

import { StartFacts } from './start-facts.tsx';
import type { ListedProblem } from './listed-problems.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const MAPS = 'coreclaw/google-maps-scraper' as WorkerSlug;

const paid = (parts: Partial<Run>): Run =>
  aRun({ status: 'succeeded', startedAt: NOON, finishedAt: NOON + 60_000, ...parts });

beforeEach(() => {
  removeOwnPrice(MAPS);
  removeOwnCap(MAPS);
  setMonthBudget(0);
});

type Setup = {
  readonly runs?: readonly Run[];
  readonly custom?: JsonObject;
  readonly maxCharge?: number;
  readonly key?: string;
  readonly balance?: number;
  readonly problems?: readonly ListedProblem[];
};

async function show({
  runs = [],
  custom = { keywords: ['coffee'], max_results: 62 },
  maxCharge = 0,
  key = 'scraper_api_1',
  balance = 100,
  problems = [],
}: Setup) {
  const walkRuns = vi.fn(() => Promise.resolve({ runs }));
  const account = () => Promise.resolve({ balance });
  const listed = () => Promise.resolve({ runs, unread: [], total: runs.length });
  const onLimit = vi.fn();
  const onProblem = vi.fn();
  await renderConsole(
    <StartFacts
      worker={MAPS}
      title="Google Maps Scraper"
      descriptor={aDescriptor()}
      options={anOrder({ maxCharge, timeout: 1_800, version: 'v1.0.5' }).options}
      custom={custom}
      subtasks={{ count: 1, sources: [], unused: [] }}
      titleOf={(field) => field}
      problems={problems}
      attempts={0}
      isStarting={false}
      onProblem={onProblem}
      onLimit={onLimit}
    />,
    { api: { walkRuns, account, runs: listed, listsMonths: true }, key },
  );
  return { onLimit, onProblem, walkRuns };
}

const about = page.getByTestId('cost-about');
const atMost = page.getByRole('button', { name: /^At most/ });

describe('the money line below Start run', () => {
  it('shows what a run will likely cost, by the price that earlier runs of the version paid', async () => {
    await show({
      runs: [paid({ results: 20, usage: 0.06 }), paid({ results: 10, usage: 0.02, version: 'v1.0.4' })],
    });
    await expect.element(about).toHaveTextContent('About $0.186');
    await expect.element(page.getByText('1 subtask · 30 min')).toBeVisible();
  });

  it('shows a range where earlier runs with other fields paid another price', async () => {
    const runs = [paid({ results: 20, usage: 0.06 }), paid({ results: 10, usage: 0.015 })];
    await show({ runs, custom: { keywords: ['coffee'], max_results: 1000 }, maxCharge: 2 });
    await expect.element(about).toHaveTextContent('About $1.50–$2.00');
    await expect.element(page.getByText('May stop at its limit')).toBeVisible();
    await atMost.click();
    await expect.element(page.getByText('About $1.50–$3.00')).toBeVisible();
    await expect.element(page.getByText('$1.50–$3.00 per 1,000 results')).toBeVisible();
    await expect.element(page.getByText('Price, from your last 2 runs')).toBeVisible();
  });

  it.each([
    { usage: 0.06, maxCharge: 1, money: '$1.00', results: '333' },
    // 0.7 / 0.1 is a little less than 7 in doubles.
    { usage: 2, maxCharge: 0.7, money: '$0.70', results: '7' },
  ])('shows no more than a limit of $money, and where it stops the run', async (one) => {
    await show({
      runs: [paid({ results: 20, usage: one.usage })],
      custom: { keywords: ['coffee'], max_results: 1000 },
      maxCharge: one.maxCharge,
    });
    await expect.element(about).toHaveTextContent(`About ${one.money}`);
    await expect.element(page.getByText(`Stops at about ${one.results} of 1,000 results`)).toBeVisible();
  });

  it('names no amount while the price is unknown', async () => {
    await show({ runs: [paid({ results: 20, usage: 0 })] });
    await expect.element(page.getByText('Price unknown')).toBeVisible();
    expect(about.elements()).toEqual([]);
  });

  it('names the price alone where nothing limits the results', async () => {
    await show({ runs: [paid({ results: 20, usage: 0.06 })], custom: { keywords: ['coffee'] } });
    await expect.element(page.getByText('$3.00 per 1,000 results')).toBeVisible();
    expect(about.elements()).toEqual([]);
  });

  it('estimates a Worker that is paid by the minute by similar runs', async () => {
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
    await expect.element(about).toHaveTextContent('About $0.09');
    await atMost.click();
    await expect.element(page.getByText('about 1 min 30 sec')).toBeVisible();
    await expect.element(page.getByText('$0.06 per minute')).toBeVisible();
    await storedRuns.remove(await storedRuns.keys());
  });

  it('asks the platform nothing without a key, and says that one is needed', async () => {
    const { walkRuns } = await show({ key: '' });
    await expect.element(page.getByText('API key needed')).toBeVisible();
    expect(walkRuns).not.toHaveBeenCalled();
  });
});

describe('the line below it', () => {
  it('leads to the first problem and to the next one', async () => {
    const problems = [
      { title: 'Base location is empty', place: { field: 'base_location' }, missing: true },
      { title: 'Maximum results', place: { field: 'max_results' }, missing: false },
    ];
    const { onProblem } = await show({ problems });
    await page.getByRole('button', { name: 'Base location is empty' }).click();
    expect(onProblem).toHaveBeenLastCalledWith(problems[0]);
    await page.getByRole('button', { name: 'and 1 more' }).click();
    expect(onProblem).toHaveBeenLastCalledWith(problems[1]);
  });

  it('says that the balance is below the limit of the run', async () => {
    await show({ balance: 4.1, maxCharge: 5 });
    await expect.element(page.getByText(/\$4\.10/)).toBeVisible();
  });

  it('says what is left of the budget from four fifths of it on', async () => {
    setMonthBudget(50);
    await show({
      runs: [paid({ slug: 'run-now' as RunSlug, results: 20, usage: 42, startedAt: Date.now() - 1_000 })],
    });
    const line = page.getByText(/left of this month’s/);
    await expect.element(line).toHaveTextContent('$8.00 left of this month’s $50.00');
    setMonthBudget(53);
    await expect.element(line).not.toBeInTheDocument();
  });
});

describe('the popover of the limit', () => {
  it('offers the smallest limit that cuts nothing, and sets it for this run', async () => {
    const { onLimit } = await show({
      runs: [paid({ results: 20, usage: 0.06 })],
      custom: { keywords: ['coffee'], max_results: 1000 },
    });
    await expect.element(about).toBeVisible();
    await atMost.click();
    const amount = page.getByRole('textbox', { name: 'Amount' });
    await expect.element(amount).toHaveValue('3');
    await expect.element(amount).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onLimit).toHaveBeenCalledExactlyOnceWith(3);
    expect(ownCap(MAPS)).toBeUndefined();
    await expect.element(amount).not.toBeInTheDocument();
  });

  it('refuses what is not an amount of a cent or more', async () => {
    const { onLimit } = await show({});
    await atMost.click();
    const amount = page.getByRole('textbox', { name: 'Amount' });
    for (const text of ['no', '0.001', '-1', '2,50']) {
      await amount.fill(text);
      await userEvent.keyboard('{Enter}');
      await expect.element(page.getByRole('alert')).toHaveTextContent('An amount in USD, 0.01 or more.');
    }
    expect(onLimit).not.toHaveBeenCalled();
  });

  it('sets a limit for every run of the Worker, and removes it', async () => {
    const { onLimit } = await show({});
    await atMost.click();
    await page.getByRole('textbox', { name: 'Amount' }).fill('2.50');
    await page.getByRole('radio', { name: 'Every run of Google Maps Scraper' }).click();
    await page.getByRole('button', { name: 'Set for every run' }).click();
    expect(onLimit).toHaveBeenLastCalledWith(2.5);
    expect(ownCap(MAPS)).toBe(2.5);
    await atMost.click();
    await page.getByRole('radio', { name: 'Every run of Google Maps Scraper' }).click();
    await page.getByRole('textbox', { name: 'Amount' }).clear();
    await page.getByRole('button', { name: 'Set for every run' }).click();
    expect(onLimit).toHaveBeenLastCalledWith(0);
    expect(ownCap(MAPS)).toBeUndefined();
  });

  it('keeps the limit for every run where one run has none', async () => {
    setOwnCap(MAPS, 5);
    const { onLimit } = await show({ maxCharge: 5 });
    await atMost.click();
    await page.getByRole('button', { name: 'No limit', exact: true }).click();
    expect(onLimit).toHaveBeenLastCalledWith(0);
    expect(ownCap(MAPS)).toBe(5);
  });

  it('names the limit for every run where this run has another', async () => {
    setOwnCap(MAPS, 2);
    await show({ maxCharge: 3 });
    await atMost.click();
    await expect.element(page.getByText('Your limit for every run is $2.00.')).toBeVisible();
  });

  it('leaves the limit as it was on Escape, and gives the focus back', async () => {
    const { onLimit } = await show({ maxCharge: 1 });
    await atMost.click();
    await expect.element(page.getByRole('textbox', { name: 'Amount' })).toHaveValue('1');
    await userEvent.keyboard('{Escape}');
    await expect.element(atMost).toHaveFocus();
    expect(onLimit).not.toHaveBeenCalled();
  });
});

describe('a price of one’s own', () => {
  const type = async (usd: string) => {
    await page.getByRole('textbox', { name: 'Price, in USD' }).fill(usd);
    await page.getByRole('button', { name: 'Save' }).click();
  };

  it('is entered where none is known, and removed by one click', async () => {
    await show({});
    await atMost.click();
    await page.getByRole('button', { name: 'Enter a price' }).click();
    await type('2,85');
    await expect.element(page.getByRole('alert')).toHaveTextContent('An amount in USD above 0');
    await type('2.85');
    await expect.element(about).toHaveTextContent('About $0.1767');
    await atMost.click();
    await expect.element(page.getByText('$2.85 per 1,000 results')).toBeVisible();
    await page.getByRole('button', { name: 'Remove your price' }).click();
    expect(about.elements()).toEqual([]);
  });

  it('is what the estimate uses, beside what runs paid', async () => {
    await show({ runs: [paid({ results: 20, usage: 0.06 })] });
    setOwnPrice(MAPS, { usd: { units: 25n, scale: 1 }, unit: 'thousand' });
    await expect.element(about).toHaveTextContent('About $0.155');
    await atMost.click();
    await expect.element(page.getByText('$2.50 per 1,000 results')).toBeVisible();
    await expect.element(page.getByText('$3.00 per 1,000 results')).toBeVisible();
    await page.getByRole('button', { name: 'Use learned price' }).click();
    await expect.element(about).toHaveTextContent('About $0.186');
  });

  it('is known without a key', async () => {
    const { walkRuns } = await show({ key: '' });
    setOwnPrice(MAPS, { usd: { units: 3n, scale: 0 }, unit: 'thousand' });
    await expect.element(about).toHaveTextContent('About $0.186');
    expect(walkRuns).not.toHaveBeenCalled();
  });
});
