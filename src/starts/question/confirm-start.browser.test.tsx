import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { StartReason } from '#core/draft/reasons/start-reason.ts';

import { aConfig } from '#api/config/a-config.ts';
import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';

import type { SentStart } from '../history/sent-starts.ts';
import { someStarts } from '../some-starts.ts';
import { StartsProvider } from '../starts-context.tsx';
import { ConfirmStart } from './confirm-start.tsx';

const keyStore = createKeyStore(undefined);
const none = () => Promise.reject(new TypeError('none'));

let sent: readonly SentStart[] = [];

const starts = someStarts({
  ...{ api: createApi({ config: aConfig(), keyStore, fetch: none }), keyStore },
  sent: { note: () => Promise.resolve(), forget: () => Promise.resolve(), all: () => Promise.resolve(sent) },
});

const show = (
  reasons: readonly StartReason[],
  { elsewhere = [], together }: Partial<Parameters<typeof ConfirmStart>[0]> = {},
) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <StartsProvider starts={starts}>
        <ConfirmStart
          {...{ reasons, elsewhere, together }}
          titleOf={(field) => field}
          onAnswer={() => undefined}
          onCap={undefined}
        />
      </StartsProvider>
    </QueryClientProvider>,
  );

it('names where values came from, and nothing else', async () => {
  await show([{ kind: 'callback', value: 'https://example.com/a', source: 'link' }]);
  await expect.element(page.getByText(/^These values came from a link, and you/)).toBeVisible();
});

it('names each of several sources once', async () => {
  await show([
    { kind: 'callback', value: 'https://example.com/a', source: 'import' },
    { kind: 'noCap', usual: 5, source: 'link' },
    { kind: 'address', name: 'webhook', value: 'https://example.com/b', source: 'link' },
  ]);
  await expect
    .element(page.getByText(/^These values came from a link, an imported request, and/))
    .toBeVisible();
});

it('does not say of what nobody set that it came from outside', async () => {
  await show([
    { kind: 'noCap', usual: 0 },
    { kind: 'filled', fields: ['Place'], options: [], source: 'link' },
  ]);
  const dialog = page.getByRole('dialog').element();
  expect(dialog.textContent).toMatch(
    /elsewhere\.Filled in from outsidePlaceNothing limits what this run may cost:Maximum chargeNo limit/,
  );
});

it('names what came from a task by itself, and apart what was left without a value', async () => {
  await show([
    { kind: 'noCap', usual: 0 },
    { kind: 'filled', fields: ['Place'], emptied: ['Pages'], options: [], source: 'task' },
  ]);
  const dialog = page.getByRole('dialog').element();
  expect(dialog.textContent).toMatch(
    /came from a task, and .*Filled in from outsidePlaceLeft empty from outsidePagesNothing limits/,
  );
});

it('says how many runs it starts where another tab may have started one', async () => {
  const elsewhere = [{ id: 'lost', at: Date.now(), of: 'worker' }];
  sent = elsewhere;
  await show([], { elsewhere, together: { count: 3, uncapped: 0, atMost: 6 } });
  const dialog = page.getByRole('dialog', { name: 'A run may have started: start 3 more?' });
  await expect.element(dialog.getByRole('button', { name: 'Start 3 runs anyway' })).toBeVisible();
});

it('asks still where the storages do not say what became of it', async () => {
  const elsewhere = [{ id: 'lost', at: Date.now(), of: 'worker' }];
  vi.spyOn(starts, 'tabs').mockResolvedValue({ all: [], answers: new Map(), isWhole: false });
  await show([], { elsewhere });
  await expect.poll(() => starts.tabs).toHaveBeenCalled();
  await expect
    .element(page.getByRole('dialog', { name: 'A run may have started: start another?' }))
    .toBeVisible();
});
