import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { aDescriptor } from '#test/a-descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { LinkNames } from './link-names.tsx';

it('lists the names by which a link sets fields and run options, with an example', async () => {
  await render(<LinkNames worker={'someone/searching' as WorkerSlug} descriptor={aDescriptor()} />);
  await page.getByText('Names for links that you write by hand').click();
  const names = page.getByLabelText('Names for links that you write by hand');
  await expect.element(names).toHaveTextContent('Cookiecustom.login_cookie');
  await expect.element(names).toHaveTextContent('Memorysystem.memory');
  await expect.element(page.getByText(/\/workers\/someone\/searching\?keywords=…/)).toBeVisible();
});
