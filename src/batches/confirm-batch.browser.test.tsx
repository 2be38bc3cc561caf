import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { sumCaps } from '#core/batch/cost-sum.ts';
import { renderConsole } from '#test/console.tsx';

import { type BatchQuestion, ConfirmBatch } from './confirm-batch.tsx';

/** Three rows, one of which has a limit. */
const OPEN: BatchQuestion = {
  ...{ runs: 3, subtasks: 3, reasons: [], leftOut: 0, expected: undefined },
  cost: sumCaps(
    new Map([
      [0, 2],
      [1, 1],
    ]),
  ),
  rules: { parallel: 1, stopAfterFailures: 0 },
  sumsAt: (usd) =>
    Promise.resolve({
      ...OPEN,
      cost: sumCaps(
        new Map([
          [usd, 2],
          [1, 1],
        ]),
      ),
    }),
  offer: 2,
};

async function show(question: Partial<BatchQuestion> = {}) {
  const onAnswer = vi.fn();
  await renderConsole(
    <ConfirmBatch
      question={{ ...OPEN, ...question }}
      title="Start 3 runs?"
      action={(usd) => `Start all 3: ${usd}`}
      about={null}
      titleOf={(field) => field}
      onAnswer={onAnswer}
    />,
  );
  return onAnswer;
}

const field = page.getByRole('textbox', { name: 'At most' });
const button = page.getByRole('button', { name: /^Start all 3/ });

it('sets a limit for each row that has none, and says what all come to', async () => {
  const onAnswer = await show();
  await expect.element(field).toHaveFocus();
  await expect.element(button).toHaveTextContent('Start all 3: $5.00');
  await expect.element(page.getByRole('dialog')).toHaveAccessibleDescription(/At most \$5\.00/);
  await field.fill('1.5');
  await expect.element(button).toHaveTextContent('Start all 3: $4.00');
  await expect.element(button).toBeEnabled();
  await button.click();
  expect(onAnswer.mock.calls).toEqual([[{ limit: 1.5 }]]);
});

it('starts without a limit where the amount is cleared', async () => {
  const onAnswer = await show();
  await field.clear();
  await expect.element(button).toHaveTextContent('Start all 3: none');
  await expect.element(button).toBeEnabled();
  await button.click();
  expect(onAnswer.mock.calls).toEqual([[{}]]);
});

it('takes nothing but an amount', async () => {
  const onAnswer = await show();
  await field.fill('x');
  await expect.element(button).toBeEnabled();
  await button.click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('An amount in USD, 0.01 or more.');
  expect(onAnswer).not.toHaveBeenCalled();
});

it('has no amount where each row has a limit', async () => {
  await show({ cost: sumCaps(new Map([[1, 3]])) });
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveTextContent('Start all 3: $3.00');
  await expect.element(field).not.toBeInTheDocument();
});
