import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentProps, ComponentType } from 'react';
import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';

import { Failure } from '#core/errors/failure.ts';
import type { StartSubject } from './journal/start-subject.ts';
import type { StartedRun } from '#core/run/run.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';

import { ApiProvider } from '#api/api-context.tsx';
import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { useBalance } from '#api/queries/use-balance.ts';
import { hasStartedSince } from '#api/queries/renew-after-start.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { someStarts } from './some-starts.ts';
import { StartsProvider } from './starts-context.tsx';
import { useStart } from './use-start.ts';

const CONFIG = aConfig();

type Connection = ComponentProps<typeof ApiProvider>['connection'];

/** Draws what starts runs, in a tab of its own. */
const show = (Starts: ComponentType, connection: Connection, starts = someStarts(connection)) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider connection={connection}>
        <StartsProvider starts={starts}>
          <Starts />
        </StartsProvider>
      </ApiProvider>
    </QueryClientProvider>,
  );

it('sends nothing over a start that was lost after the click', async () => {
  const worker = parseWorkerSlug('coreclaw/google-maps-scraper');
  if (!worker.ok) throw new Error(worker.error);
  const subject: StartSubject = { kind: 'worker', worker: worker.value };
  const keyStore = createKeyStore(undefined);
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const api = createApi({ config: CONFIG, keyStore, fetch });
  const place = { shown: true, onStarted: vi.fn() };
  const inTab = someStarts({ api, keyStore });
  const drawn: { starts?: ReturnType<typeof useStart> } = {};
  function Starts() {
    const starts = useStart(subject, place);
    return <button onClick={() => (drawn.starts = starts)}>{starts.state.kind}</button>;
  }
  const screen = await show(Starts, { api, config: CONFIG, keyStore }, inTab);
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
  expect(inTab.journal.entries().map(({ state }) => state.kind)).toEqual(['lost']);
});

it('has the balance read anew once the platform says that it is too low', async () => {
  const subject: StartSubject = { kind: 'task', task: 'T1' };
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const balances = [100, 0];
  const account = vi.fn(() => Promise.resolve({ balance: balances.shift() ?? 0 }));
  const api = { ...createApi({ config: CONFIG, keyStore, fetch }), account };
  function Starts() {
    const { send } = useStart(subject, { shown: true, onStarted: () => undefined });
    const refuse = () => Promise.reject(new Failure({ kind: 'balanceTooLow' }));
    const balance = useBalance();
    return <button onClick={() => void send({ subject, mode: 'async', send: refuse })}>{balance}</button>;
  }
  const screen = await show(Starts, { api, config: CONFIG, keyStore });
  await screen.getByRole('button', { name: '100' }).click();
  await expect.element(screen.getByRole('button', { name: '0', exact: true })).toBeVisible();
});

it('has the budget asked about by what is read after a start that may have led to a run, and not after a refusal', async () => {
  const subject: StartSubject = { kind: 'task', task: 'T1' };
  const keyStore = createKeyStore(undefined);
  const fetch = () => Promise.reject(new TypeError('no network in a test'));
  const api = createApi({ config: CONFIG, keyStore, fetch });
  const failures = [new Failure({ kind: 'balanceTooLow' }), new Failure({ kind: 'timeout' })];
  function Starts() {
    const { send } = useStart(subject, { shown: true, onStarted: () => undefined });
    const fail = () => Promise.reject(failures.shift() ?? new Error('no failure is left'));
    return <button onClick={() => void send({ subject, mode: 'async', send: fail })}>Start</button>;
  }
  const screen = await show(Starts, { api, config: CONFIG, keyStore });
  const before = Date.now();
  await screen.getByRole('button').click();
  await expect.poll(() => failures.length).toBe(1);
  expect(hasStartedSince(before)).toBe(false);
  await screen.getByRole('button').click();
  await expect.poll(() => hasStartedSince(before)).toBe(true);
});
