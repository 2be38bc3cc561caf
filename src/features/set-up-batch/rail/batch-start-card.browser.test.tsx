import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { NO_COST } from '#core/batch/cost-sum.ts';
import { NO_SUMS } from '#core/batch/sum-rows.ts';
import { readDecimal, ZERO } from '#core/decimal.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { renderConsole } from '#test/console.tsx';

import { BatchStartCard } from './batch-start-card.tsx';

type Given = Partial<Parameters<typeof BatchStartCard>[0]>;

async function show(given: Given) {
  const nothing = () => undefined;
  await renderConsole(
    <BatchStartCard
      {...{
        isChecking: false,
        first: [],
        expected: undefined,
        fault: undefined,
        rowCount: 17,
        seconds: undefined,
      }}
      {...{ starting: undefined, isAsking: false, unsent: [], wrongNumbers: [], tried: 3, isBack: false }}
      {...{ onTry: nothing, onStartAll: nothing, onWrong: nothing, onLeaveOut: nothing, onTakeBack: nothing }}
      worker={'coreclaw/maps' as WorkerSlug} // as `parseWorkerSlug` gives it
      title="Maps"
      sums={{ ...NO_SUMS, runs: 17, cost: { ...NO_COST, uncapped: 17 } }}
      onLimit={nothing}
      outcome={false}
      {...given}
    />,
  );
}

const name = (text: RegExp | string) => page.getByRole('button', { name: text });

it('takes the maximum charge of each run where it stands, and says what that makes for all', async () => {
  const onLimit = vi.fn();
  await show({ onLimit });
  await name('At most no limit').click();
  await page.getByLabelText('Amount per run').fill('0.2');
  await expect.element(page.getByText('17 runs: at most $3.40')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(onLimit.mock.calls).toEqual([[0.2]]);
});

it('has no amount to set where a column sets it for each row', async () => {
  const atMost = readDecimal('3.4') ?? ZERO;
  await show({ sums: { ...NO_SUMS, runs: 17, cost: { ...NO_COST, atMost } }, onLimit: undefined });
  await expect.element(page.getByTestId('cost-at-most')).toHaveTextContent('$3.40');
  await expect.element(name(/At most/)).not.toBeInTheDocument();
});
