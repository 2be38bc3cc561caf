import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import type { ApiConfig } from '#api/config/config.ts';
import { Failure } from '#core/errors/failure.ts';
import { renderConsole } from '#test/console.tsx';

import { BalanceWarning } from '../balance-warning.tsx';
import { FailureNotice } from '../failures/failure-notice.tsx';

const ORIGIN = 'https://openapi.coreclaw.com';

/** What is said of a balance that is too low, before a start and after one that was refused. */
async function show(platform: ApiConfig['platform']) {
  await renderConsole(
    <>
      <BalanceWarning balance={0} maxCharge={1} />
      <FailureNotice failure={new Failure({ kind: 'balanceTooLow' })} />
    </>,
    { config: { origin: ORIGIN, platform }, key: '' },
  );
}

const links = () => page.getByRole('link', { name: 'Top up in the CoreClaw Console' });

it('leads from a balance that is too low to where it is topped up', async () => {
  await show({ kind: 'origin', origin: ORIGIN });
  await expect.element(links().first()).toHaveAttribute('href', 'https://console.coreclaw.com');
  expect(links().elements()).toHaveLength(2);
});

it('sends nobody from the sandbox to pay real money', async () => {
  await show({ kind: 'sandbox' });
  await expect.element(page.getByText('The balance is too low')).toBeVisible();
  expect(links().elements()).toHaveLength(0);
});
