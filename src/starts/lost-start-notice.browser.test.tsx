import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Failure } from '#core/errors/failure.ts';
import { aRun } from '#test/a-run.ts';

import type { Lookup } from './journal/lookup.ts';
import { LostStartNotice } from './lost-start-notice.tsx';

const FIFTH_OF_MARCH = new Date(2026, 2, 5, 23, 58, 10).getTime();

it.for<{ readonly lookup: Lookup; readonly left: boolean; readonly words: readonly RegExp[] }>([
  { lookup: { kind: 'looking' }, left: true, words: [/being started at 5 Mar.*23:58:10/] },
  {
    lookup: { kind: 'none', until: FIFTH_OF_MARCH + 90_000, otherKey: false },
    left: false,
    words: [/found as of 5 Mar.*23:59:40/, /You requested it at 5 Mar.*23:58:10/],
  },
  {
    lookup: { kind: 'found', runs: [aRun()], certain: false, otherKey: false, assigned: false },
    left: false,
    words: [/which you requested at 5 Mar.*23:58:10/],
  },
])('says of which day a start is that was not sent today: $lookup.kind', async ({ lookup, left, words }) => {
  const nothing = () => undefined;
  await render(
    <LostStartNotice
      lost={{ since: FIFTH_OF_MARCH, left, lookup }}
      worker={undefined}
      onLookAgain={nothing}
      onEnterKey={nothing}
      onTake={nothing}
      onDismiss={nothing}
      onStartAnother={nothing}
    />,
  );
  for (const said of words) await expect.element(page.getByText(said)).toBeVisible();
});

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
