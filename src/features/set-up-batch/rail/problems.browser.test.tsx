import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { NO_SUMS } from '#core/batch/sum-rows.ts';

import { Problems } from './problems.tsx';

type Shown = Partial<Parameters<typeof Problems>[0]>;

const nothing = () => undefined;

const show = (shown: Shown) =>
  render(
    <Problems
      {...{
        sums: { ...NO_SUMS, runs: 3 },
        isChecking: false,
        rowCount: 3,
        wrongNumbers: [],
        fault: undefined,
      }}
      {...{ onWrong: nothing, onLeaveOut: nothing, onTakeBack: nothing }}
      {...shown}
    />,
  );

const NEEDED = { text: 'Each row needs a city', go: nothing } as const;

it('says nothing of rows in which nothing is wrong, beside what all of them lack', async () => {
  await show({ fault: NEEDED });
  await expect.element(page.getByText('Each row needs a city')).toBeVisible();
  await expect.element(page.getByTestId('batch-problems')).toHaveTextContent('0');
  await expect.element(page.getByText(/rows? ha/)).not.toBeInTheDocument();
});

it('says beside it that rows are being checked', async () => {
  await show({ fault: NEEDED, isChecking: true });
  await expect.element(page.getByText('Checking 3 rows…')).toBeVisible();
});
