import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { FailureLine } from './failure-line.tsx';

it('a failure in a line says each thing that the platform found wrong', async () => {
  const details = ['input.parameters.custom.urls: must be of type array'];
  await render(
    <FailureLine facts={{ kind: 'invalidRequest', status: 422, platformMessage: 'not valid', details }} />,
  );
  await expect
    .element(page.getByText('not valid · input.parameters.custom.urls: must be of type array'))
    .toBeVisible();
});
