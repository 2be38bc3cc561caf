import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { StartReason } from '#core/draft/reasons/start-reason.ts';

import { ConfirmStart } from './confirm-start.tsx';

const show = (
  reasons: readonly StartReason[],
  { elsewhere = [], together }: Partial<Parameters<typeof ConfirmStart>[0]> = {},
) =>
  render(
    <ConfirmStart
      {...{ reasons, elsewhere, together }}
      titleOf={(field) => field}
      onAnswer={() => undefined}
      onCap={undefined}
    />,
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
  await show([], { elsewhere: [Date.now()], together: { count: 3, uncapped: 0, atMost: 6 } });
  const dialog = page.getByRole('dialog', { name: 'A run may have started: start 3 more?' });
  await expect.element(dialog.getByRole('button', { name: 'Start 3 runs anyway' })).toBeVisible();
});
