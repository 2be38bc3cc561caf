import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Failure } from '#core/errors/failure.ts';

import { FailureNotice } from './failure-notice.tsx';

it('names what it is about, where that is one of several', async () => {
  await render(
    <FailureNotice failure={new Failure({ kind: 'runNotFound' })} of="01KSFDS8XWTJME33C08XMCR6B9" />,
  );
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent(/does not exist.*01KSFDS8XWTJME33C08XMCR6B9/);
});

it.each([
  [7_200, 'The platform asks you to wait 2 hr.'],
  [0, undefined],
])('says how long the platform asks to wait, where it does: %s sec', async (retryAfter, said) => {
  await render(<FailureNotice failure={new Failure({ kind: 'rateLimited', retryAfter })} />);
  const wait = page.getByText(/asks you to wait/);
  await (said === undefined
    ? expect.element(wait).not.toBeInTheDocument()
    : expect.element(wait).toHaveTextContent(said));
});
