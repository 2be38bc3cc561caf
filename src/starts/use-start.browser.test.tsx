import { expect, it, vi } from 'vitest';

import { hasStartedSince } from '#api/queries/renew-after-start.ts';
import { useBalance } from '#api/queries/use-balance.ts';
import { Failure } from '#core/errors/failure.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import type { StartedRun } from '#core/run/run.ts';
import { renderConsole } from '#test/console.tsx';

import type { StartSubject } from './journal/start-subject.ts';
import { useStart } from './use-start.ts';

it('sends nothing over a start that was lost after the click', async () => {
  const worker = parseWorkerSlug('coreclaw/google-maps-scraper');
  if (!worker.ok) throw new Error(worker.error);
  const subject: StartSubject = { kind: 'worker', worker: worker.value };
  const place = { shown: true, onStarted: vi.fn() };
  const drawn: { starts?: ReturnType<typeof useStart> } = {};
  function Starts() {
    const starts = useStart(subject, place);
    return <button onClick={() => (drawn.starts = starts)}>{starts.state.kind}</button>;
  }
  const screen = await renderConsole(<Starts />, { key: '' });
  const click = async () => {
    await screen.getByRole('button').click();
    if (!drawn.starts) throw new Error('Nothing was drawn.');
    return drawn.starts;
  };

  let lose: (failure: Failure) => void = () => undefined;
  const first = new Promise<StartedRun>((_, reject) => {
    lose = reject;
  });
  void (await click()).send({ subject, mode: 'sync', send: () => first });
  await expect.element(screen.getByText('starting')).toBeVisible();
  const atTheClick = await click();
  lose(new Failure({ kind: 'timeout' }));
  await expect.element(screen.getByText('lost')).toBeVisible();

  const second = vi.fn<() => Promise<StartedRun>>();
  await atTheClick.send({ subject, mode: 'sync', send: second });
  expect(second).not.toHaveBeenCalled();
  expect(screen.starts.journal.entries().map(({ state }) => state.kind)).toEqual(['lost']);
});

it('has the balance read anew once the platform says that it is too low', async () => {
  const subject: StartSubject = { kind: 'task', task: 'T1' };
  const balances = [100, 0];
  const account = vi.fn(() => Promise.resolve({ balance: balances.shift() ?? 0 }));
  function Starts() {
    const { send } = useStart(subject, { shown: true, onStarted: () => undefined });
    const refuse = () => Promise.reject(new Failure({ kind: 'balanceTooLow' }));
    const balance = useBalance();
    return <button onClick={() => void send({ subject, mode: 'async', send: refuse })}>{balance}</button>;
  }
  const screen = await renderConsole(<Starts />, { api: { account } });
  await screen.getByRole('button', { name: '100' }).click();
  await expect.element(screen.getByRole('button', { name: '0', exact: true })).toBeVisible();
});

it('has the budget asked about by what is read after a start that may have led to a run, and not after a refusal', async () => {
  const subject: StartSubject = { kind: 'task', task: 'T1' };
  const failures = [new Failure({ kind: 'balanceTooLow' }), new Failure({ kind: 'timeout' })];
  function Starts() {
    const { send } = useStart(subject, { shown: true, onStarted: () => undefined });
    const fail = () => Promise.reject(failures.shift() ?? new Error('no failure is left'));
    return <button onClick={() => void send({ subject, mode: 'async', send: fail })}>Start</button>;
  }
  const screen = await renderConsole(<Starts />, { key: '' });
  const before = Date.now();
  await screen.getByRole('button').click();
  await expect.poll(() => failures.length).toBe(1);
  expect(hasStartedSince(before)).toBe(false);
  await screen.getByRole('button').click();
  await expect.poll(() => hasStartedSince(before)).toBe(true);
});
