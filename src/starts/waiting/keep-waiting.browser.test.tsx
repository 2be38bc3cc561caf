import { beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { Api } from '#api/operations.ts';
import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import { anOrder } from '#test/an-order.ts';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';
import { aConsole } from '#test/console.tsx';

import { KeepWaiting } from './keep-waiting.tsx';
import { storedQueue } from './queue.ts';

const aRefusal = (): FailureFacts => ({ kind: 'balanceTooLow', code: 30001 });
const orderOf = (city: string) => anOrder({}, { custom: { keywords: [city] } });

const keep = page.getByRole('button', { name: 'Save without starting' });
const lookAgain = page.getByRole('button', { name: 'Look again' });
const seen = page.getByText(/most likely this/);

beforeEach(() => storedQueue.remove());

/** An account in which these runs wait, and what shows a refusal for a city there; `queueRun` is asked to have one more wait. */
function anAccount(waiting: readonly WaitingRun[], queueRun: Api['v2']['queueRun'], isRead = () => true) {
  const waitingRuns = () =>
    isRead()
      ? Promise.resolve({ waiting: [...waiting], unread: 0, total: waiting.length })
      : Promise.reject(new Failure({ kind: 'internal' }));
  const { Wrapper } = aConsole({ api: { v2: { queueRun, waitingRuns } } });
  const shown = (city: string, refusal: FailureFacts) => (
    <KeepWaiting key={city} order={orderOf(city)} refusal={refusal} />
  );
  return { shown, Wrapper };
}

/** The first order of a Worker was refused and sent to wait; its answer was lost, and the list cannot be read then. */
async function loseTheFirst() {
  const waiting: WaitingRun[] = [];
  const list = { isRead: true };
  const queueRun = vi.fn<Api['v2']['queueRun']>(({ worker }) => {
    waiting.push({ ref: `queued-${waiting.length}`, worker });
    list.isRead = false;
    return Promise.reject(new Failure({ kind: 'timeout' }));
  });
  const { shown, Wrapper } = anAccount(waiting, queueRun, () => list.isRead);
  const refusal = aRefusal();
  const screen = await render(shown('Berlin', refusal), { wrapper: Wrapper });
  await keep.click();
  await expect.element(page.getByText('The list of waiting runs could not be read.')).toBeVisible();
  list.isRead = true;
  return {
    queueRun,
    /** Opens the dialog anew, with the refusal that was shown first. */
    reopen: async () => {
      await screen.rerender(<p />);
      await screen.rerender(shown('Berlin', refusal));
    },
    refuseAnother: () => screen.rerender(shown('Hamburg', aRefusal())),
  };
}

it('says that another run of its Worker waits there, too, as one that another tab has sent', async () => {
  const { worker } = orderOf('Berlin');
  const other = 'coreclaw/product-search' as typeof worker; // is one
  const waiting: WaitingRun[] = [
    { ref: 'elsewhere', worker },
    { ref: 'of-another', worker: other },
  ];
  const { shown, Wrapper } = anAccount(waiting, () => {
    waiting.push({ ref: 'new', worker });
    return Promise.resolve('new');
  });
  await render(shown('Berlin', aRefusal()), { wrapper: Wrapper });
  await keep.click();
  await expect.element(page.getByText('Saved, not started')).toBeVisible();
  await expect.element(page.getByText(/^Another run of this Worker waits there, too/)).toBeVisible();
});

it('says nothing of others where none of its Worker waits', async () => {
  const { worker } = orderOf('Berlin');
  const waiting: WaitingRun[] = [];
  const waitingRuns = vi.fn(() => true);
  const { shown, Wrapper } = anAccount(
    waiting,
    () => {
      waiting.push({ ref: 'new', worker });
      return Promise.resolve('new');
    },
    waitingRuns,
  );
  await render(shown('Berlin', aRefusal()), { wrapper: Wrapper });
  await keep.click();
  await expect.element(page.getByText('Saved, not started')).toBeVisible();
  // Before it is sent, and once it waits.
  await expect.poll(() => waitingRuns.mock.calls.length).toBe(2);
  await expect.element(page.getByText(/waits there, too/)).not.toBeInTheDocument();
});

it.each([false, true])(
  'takes what waits now for a run of which the answer was lost; reopened: %s',
  async (again) => {
    const { queueRun, reopen } = await loseTheFirst();
    // What is opened looks by itself.
    await (again ? reopen() : lookAgain.click());
    await expect.element(seen).toBeVisible();
    await expect.element(keep).not.toBeInTheDocument();
    expect(queueRun).toHaveBeenCalledOnce();
  },
);

it('does not take the lost run of an earlier refusal for this one, which can be kept waiting once that is found', async () => {
  const { queueRun, refuseAnother } = await loseTheFirst();
  await refuseAnother();
  await expect.element(keep).toBeVisible();
  await expect.element(seen).not.toBeInTheDocument();
  await keep.click();
  await expect
    .poll(() => queueRun.mock.calls.map(([{ custom }]) => custom))
    .toEqual([{ keywords: ['Berlin'] }, { keywords: ['Hamburg'] }]);
});
