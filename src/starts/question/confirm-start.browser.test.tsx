import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { renderConsole } from '#test/console.tsx';

import type { SentStart } from '../history/sent-starts.ts';
import { someStarts } from '#test/some-starts.ts';
import type { Starts } from '../starts.ts';
import { ConfirmStart } from './confirm-start.tsx';

type Setup = Partial<Starts> & { readonly sent?: readonly SentStart[] };

const show = (
  reasons: readonly StartReason[],
  { elsewhere = [], together }: Partial<Parameters<typeof ConfirmStart>[0]> = {},
  { sent = [], ...starts }: Setup = {},
) =>
  renderConsole(
    <ConfirmStart
      {...{ reasons, elsewhere, together }}
      titleOf={(field) => field}
      onAnswer={() => undefined}
      onCap={undefined}
    />,
    {
      starts: (connection) => ({
        ...someStarts({
          ...connection,
          sent: {
            note: () => Promise.resolve(),
            forget: () => Promise.resolve(),
            all: () => Promise.resolve(sent),
          },
        }),
        ...starts,
      }),
    },
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

it('is read aloud with its values, and begins at the button that starts', async () => {
  await show([{ kind: 'noCap', usual: 0 }]);
  await expect
    .element(page.getByRole('dialog'))
    .toHaveAccessibleDescription(/Nothing limits what this run may cost.* Maximum charge No limit/);
  await expect.element(page.getByRole('button', { name: 'Start with these' })).toHaveFocus();
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
  const together = { count: 3, uncapped: 0, atMost: 6 };
  await show([], { elsewhere, together }, { sent: elsewhere });
  const dialog = page.getByRole('dialog', { name: 'A run may have started: start 3 more?' });
  await expect.element(dialog.getByRole('button', { name: 'Start 3 runs anyway' })).toBeVisible();
});

it('asks still where the storages do not say what became of it', async () => {
  const elsewhere = [{ id: 'lost', at: Date.now(), of: 'worker' }];
  const tabs = vi.fn(() => Promise.resolve({ all: [], answers: new Map<string, string>(), isWhole: false }));
  await show([], { elsewhere }, { tabs });
  await expect.poll(() => tabs).toHaveBeenCalled();
  await expect
    .element(page.getByRole('dialog', { name: 'A run may have started: start another?' }))
    .toBeVisible();
});
