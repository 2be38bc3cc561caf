import { memo, type ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { useApi } from '#api/api-context.tsx';
import { monthOf } from '#core/run/month.ts';
import { formatWhen } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { renderConsole } from '#test/console.tsx';

import { useNewDay } from './use-new-day.ts';

/** What says when something was, and is drawn anew only where it has a reason of its own. */
const Said = memo(function Said({ at }: { readonly at: number }) {
  useMessages();
  return <p>{formatWhen(at)}</p>;
});

/** What goes by the months of the platform. */
const OfMonth = memo(function OfMonth() {
  useMessages();
  return <p>{monthOf(useApi().serverTime().now)}</p>;
});

function Page({ children }: { readonly children: ReactNode }) {
  useNewDay();
  return children;
}

/** By the clock that is on. */
const show = (shown: ReactNode) => renderConsole(<Page>{shown}</Page>);

it('says of which day a moment is once that is over, on a page that was left open', async () => {
  const at = new Date(2026, 10, 30, 23, 57, 16).getTime();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: at + 30_000 });
  await show(<Said at={at} />);
  await expect.element(page.getByText('23:57:16', { exact: true })).toBeVisible();
  vi.advanceTimersByTime(150_000);
  await expect.element(page.getByText('30 Nov, 23:57:16')).toBeVisible();
});

it('goes on to the next month of the platform when that begins in Beijing, on a page that was left open', async () => {
  vi.useFakeTimers({
    ...{ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.UTC(2027, 1, 28, 15, 59, 30) },
  });
  await show(<OfMonth />);
  await expect.element(page.getByText('2027-02')).toBeVisible();
  vi.advanceTimersByTime(60_000);
  await expect.element(page.getByText('2027-03')).toBeVisible();
});
