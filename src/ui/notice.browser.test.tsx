import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { renderConsole } from '#test/console.tsx';

import { Notice } from './notice.tsx';

it('is read aloud once where it stands in a live region', async () => {
  await renderConsole(
    <div role="status">
      <Notice isInLiveRegion actions={<button type="button">Undo</button>}>
        Deleted.
      </Notice>
    </div>,
  );
  const region = page.getByRole('status');
  await expect.element(region).toHaveTextContent('Deleted.');
  expect(region.elements()).toHaveLength(1);
});
