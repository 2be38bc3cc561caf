import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { aDescriptor } from '#test/a-descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import { removeOwnCap, setOwnCap } from '#starts/cost/own-cap.ts';
import { renderConsole } from '#test/console.tsx';

import { createComposedStore } from '../draft/draft-actions.ts';
import { openDraft } from '../draft/opening/open-draft.ts';
import { RunOptions } from './run-options.tsx';

const worker = 'someone/searching' as WorkerSlug; // as `parseWorkerSlug` gives it
const descriptor = aDescriptor({ max_total_charge: 0 });

/** The options of a form that begins with a limit of one's own. */
async function show(cap: number, change: Partial<OptionsDraft> = {}) {
  setOwnCap(worker, cap);
  const opened = openDraft({
    ...{ slug: worker, descriptor, cap, link: { fragment: '', query: '' } },
    ...{ stored: undefined, stash: undefined },
  });
  const { draft } = opened;
  const changed = { ...draft, options: { ...draft.options, ...change } };
  const store = createComposedStore({ ...opened, draft: changed }, descriptor);
  const onReset = vi.fn();
  await renderConsole(
    <RunOptions
      {...{ worker, store, descriptor, onReset }}
      reader={createOptionsReader({ holdsKey: () => false, versionRequired: true })}
      attempts={0}
      complete
      collapsed={false}
      onCollapse={() => undefined}
    />,
    { key: '' },
  );
  return { onReset };
}

const reset = page.getByRole('button', { name: 'Reset run options' });
const charge = page.getByRole('textbox', { name: /Maximum charge/ });

it('offers no way back to a form that stands as it began, with a limit of one’s own', async () => {
  await show(5);
  await expect.element(charge).toHaveValue('5');
  await expect.element(reset).not.toBeInTheDocument();
  removeOwnCap(worker);
});

it('leads back to a limit of one’s own, and not to none', async () => {
  const { onReset } = await show(5, { maxCharge: '9', timeout: '300' });
  await reset.click();
  expect(onReset).toHaveBeenCalledWith(expect.objectContaining({ maxCharge: '5', timeout: '600' }));
  removeOwnCap(worker);
});
