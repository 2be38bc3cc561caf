import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Failure } from '#core/errors/failure.ts';

import { LostStartNotice } from './lost-start-notice.tsx';

it('starts no other by a press that was under way as it came up', async () => {
  const onStartAnother = vi.fn();
  const nothing = () => undefined;
  await render(
    <LostStartNotice
      lost={{ since: 0, left: false, lookup: { kind: 'unread', failure: new Failure({ kind: 'internal' }) } }}
      worker={undefined}
      onLookAgain={nothing}
      onEnterKey={nothing}
      onTake={nothing}
      onDismiss={nothing}
      {...{ onStartAnother }}
    />,
  );
  const another = page.getByRole('button', { name: 'Start another run anyway' });
  another.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(onStartAnother).not.toHaveBeenCalled();
  await expect.element(another).toBeEnabled();
  await another.click();
  expect(onStartAnother).toHaveBeenCalledOnce();
});
