import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { renderConsole } from '#test/console.tsx';

import { ChooseWorker } from './choose-worker.tsx';

it('takes the first Worker by Enter, but not by the one that ends a word that is being composed', async () => {
  const onChoose = vi.fn();
  await renderConsole(
    <ChooseWorker
      title="Use as rows"
      recent={['a/maps' as WorkerSlug, 'b/posts' as WorkerSlug]} // are ones
      onChoose={onChoose}
      onClose={() => undefined}
    />,
    { key: '' },
  );
  const search = page.getByRole('searchbox');
  search
    .element()
    .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
  expect(onChoose).not.toHaveBeenCalled();
  await userEvent.type(search, '{Enter}');
  expect(onChoose.mock.calls).toEqual([['a/maps']]);
});
