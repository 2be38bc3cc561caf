import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { toRow } from '#core/runs/find-runs.ts';
import { press, pressAsItComes, takeTheClock } from '#test/press.ts';
import { renderConsole } from '#test/console.tsx';

import { StopMany } from './stop-many.tsx';

takeTheClock();

const slugOf = (at: number) => `01KSFDS8XWTJME33C08XMC${String(at).padStart(4, '0')}` as RunSlug;

/** The dialog over three runs, whose answers come when the test says so. */
async function show() {
  const answers: { readonly stopped: () => void; readonly fails: (failure: Failure) => void }[] = [];
  const abort = vi.fn<Api['abort']>(() => new Promise((stopped, fails) => answers.push({ stopped, fails })));
  const onClose = vi.fn();
  const rows = [1, 2, 3].map((at) => toRow(aRun({ slug: slugOf(at) }), { name: `list ${at}` }));
  await renderConsole(<StopMany rows={rows} onClose={onClose} />, { api: { abort } });
  const go = page.getByRole('button', { name: 'Stop 3 runs' });
  await press(go);
  await expect.poll(() => abort.mock.calls.length).toBe(1);
  return { abort, answers, onClose, dialog: page.getByRole('dialog') };
}

it.each([
  ['Escape', () => userEvent.keyboard('{Escape}{Escape}')],
  ['its cross', () => press(page.getByRole('button', { name: 'Close' }))],
  ['its button', () => press(page.getByRole('button', { name: 'Keep the rest running' }))],
] as const)('goes no further by %s, and says which runs go on', async (_, halt) => {
  const { abort, answers, onClose, dialog } = await show();
  await halt();
  await expect.element(dialog.getByRole('status')).toHaveTextContent('No more are stopped after this one…');
  await expect.element(dialog.getByRole('button', { name: 'Discard it' })).not.toBeInTheDocument();
  answers[0]?.stopped();
  await expect
    .element(dialog.getByRole('status'))
    .toHaveTextContent('1 run was stopped. 2 were not, and go on.');
  expect(abort).toHaveBeenCalledOnce();
  expect(onClose).not.toHaveBeenCalled();
  await press(dialog.getByRole('button', { name: 'Stop the others' }));
  await expect.poll(() => abort.mock.calls.length).toBe(2);
  expect(abort.mock.lastCall?.[0]).toBe(slugOf(2));
});

it('says which could not be stopped, and stops those again', async () => {
  const { abort, answers, onClose, dialog } = await show();
  answers[0]?.fails(new Failure({ kind: 'internal', status: 502 }));
  for (const at of [1, 2]) {
    await expect.poll(() => answers.length).toBe(at + 1);
    answers[at]?.stopped();
  }
  await expect.element(dialog.getByRole('status').first()).toHaveTextContent('1 run could not be stopped');
  await press(dialog.getByRole('button', { name: 'Try again' }));
  await expect.poll(() => abort.mock.calls.length).toBe(4);
  expect(abort.mock.lastCall?.[0]).toBe(slugOf(1));
  answers[3]?.stopped();
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
});

it('stops all of them where the button is pressed twice, and says that the second press did nothing', async () => {
  pressAsItComes('Keep the rest running');
  const { abort, answers, onClose, dialog } = await show();
  await expect.element(dialog.getByRole('status').filter({ hasText: 'Press again' })).toBeVisible();
  for (const at of [0, 1, 2]) {
    await expect.poll(() => answers.length).toBe(at + 1);
    answers[at]?.stopped();
  }
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  expect(abort).toHaveBeenCalledTimes(3);
});
