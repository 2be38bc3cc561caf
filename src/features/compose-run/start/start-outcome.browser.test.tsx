import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { Failure } from '#core/errors/failure.ts';
import { anOrder } from '#test/an-order.ts';
import { pageButtons } from '#ui/commands/page-buttons.ts';
import { renderConsole } from '#test/console.tsx';

import { StartOutcome } from './start-outcome.tsx';
import type { StartRun } from './use-start-run.ts';

const nothing = () => undefined;

const aStarter = (parts: Pick<StartRun, 'state'> & Partial<StartRun>): StartRun => ({
  ...{ sent: undefined, unkept: false, hasKey: true, locked: false, isStarting: false },
  ...{ start: nothing, startAnother: nothing, stopWaiting: nothing, lookAgain: nothing },
  ...{ take: nothing, dismiss: nothing },
  ...parts,
});

const renderOutcome = (starter: StartRun) =>
  renderConsole(
    <StartOutcome
      {...{ slug: anOrder().worker, starter, dropped: false, onEnterKey: nothing }}
      onUseCurrentVersion={() => Promise.resolve()}
    />,
    { key: '' },
  );

it('says of a lost start why the one after it was refused, which is started again only as another', async () => {
  const startAnother = vi.fn();
  const lookup = { kind: 'unread', failure: new Failure({ kind: 'internal' }) } as const;
  const refusal = { kind: 'tooManyRuns' } as const;
  const state = { kind: 'lost', since: 0, left: false, lookup, refusal } as const;
  await renderOutcome(aStarter({ state, locked: true, startAnother }));
  await expect.element(page.getByText('The run may have started')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Start again' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Start another run anyway' }).click();
  expect(startAnother).toHaveBeenCalledOnce();
});

it.each(['rateLimited', 'tooManyRuns', 'offline'] as const)(
  'has the finder lead to “Start again” after a refusal (%s), and not press it',
  async (kind) => {
    const start = vi.fn();
    const { container } = await renderOutcome(
      aStarter({ state: { kind: 'refused', facts: { kind } }, start }),
    );
    const again = page.getByRole('button', { name: 'Start again' });
    await expect.element(again).toBeEnabled();
    pageButtons(container)
      .find(({ name }) => name === 'Start again')
      ?.press();
    await expect.element(again).toHaveFocus();
    expect(start).not.toHaveBeenCalled();
    await again.click();
    expect(start).toHaveBeenCalledOnce();
  },
);

it('says in hours and minutes how long the platform asks to wait before another start', async () => {
  const facts = { kind: 'rateLimited', retryAfter: 90_000 } as const;
  await renderOutcome(aStarter({ state: { kind: 'refused', facts } }));
  await expect
    .element(page.getByRole('button', { name: /^Start again in (25 hr|24 hr 59 min)/ }))
    .toBeDisabled();
});
