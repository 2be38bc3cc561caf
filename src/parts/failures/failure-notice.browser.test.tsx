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
