import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { CarriedNotice } from './carried-notice.tsx';

it('names run options that a new version changed with their values', async () => {
  const changes = {
    ...{ gone: [], unfit: [], renewed: ['Place'] },
    options: [
      { name: 'maxCharge', from: '5', to: '2' },
      { name: 'maxTraffic', from: '0', to: '500' },
    ] as const,
  };
  const nothing = () => undefined;
  const screen = await render(
    <CarriedNotice {...{ changes, omitted: [], version: 'v2', onDismiss: nothing }} />,
  );
  await expect.element(screen.getByText(/You had not changed Place/)).toBeVisible();
  await expect
    .element(screen.getByText(/new defaults: Maximum charge \$5\.00 → \$2\.00, Maximum traffic No limit →/))
    .toBeVisible();
});
