import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { USUAL_LIMITS } from '#core/batch/sheet/sheet-draft.ts';
import { renderConsole } from '#test/console.tsx';

import { LimitsCard } from './limits-card.tsx';

it.each([
  ['the plan allows so many', { usual: { runs: 10, isOfPlan: true } }, '10 at a time, as your plan allows'],
  [
    'the plan is not known',
    { usual: { runs: 3, isOfPlan: false } },
    '3 at a time, as your plan is not known',
  ],
  ['somebody chose so', { usual: { runs: 3, isOfPlan: false }, parallel: 5 }, '5 at a time'],
])('says of the runs at a time that %s', async (_, { usual, ...chosen }, text) => {
  await renderConsole(
    <LimitsCard limits={{ ...USUAL_LIMITS, ...chosen }} usual={usual} onChange={() => undefined} />,
  );
  await expect
    .element(page.getByRole('region', { name: 'Batch options' }))
    .toHaveTextContent(new RegExp(`${text}$`));
});
