import { memo } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { formatWhen } from '#messages/format.ts';
import { LanguageProvider, useMessages } from '#messages/use-messages.ts';

import { useNewDay } from './use-new-day.ts';

afterEach(() => vi.useRealTimers());

/** What says when something was, and is drawn anew only where it has a reason of its own. */
const Said = memo(function Said({ at }: { readonly at: number }) {
  useMessages();
  return <p>{formatWhen(at)}</p>;
});

function Page({ at }: { readonly at: number }) {
  useNewDay();
  return <Said at={at} />;
}

it('says of which day a moment is once that is over, on a page that was left open', async () => {
  const at = new Date(2026, 10, 30, 23, 57, 16).getTime();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: at + 30_000 });
  await render(
    <LanguageProvider>
      <Page at={at} />
    </LanguageProvider>,
  );
  await expect.element(page.getByText('23:57:16', { exact: true })).toBeVisible();
  vi.advanceTimersByTime(150_000);
  await expect.element(page.getByText('30 Nov, 23:57:16')).toBeVisible();
});
