import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { ConnectionNotice } from './connection-notice.tsx';

it('says of which day what is on screen is where that is not today', async () => {
  const dataUpdatedAt = new Date(2026, 2, 5, 23, 58, 10).getTime();
  const refetch = () => Promise.reject(new Error('not asked for'));
  await render(
    <ConnectionNotice
      query={{ data: {}, error: null, fetchStatus: 'paused', dataUpdatedAt, refetch }}
      onNeedKey={() => undefined}
    />,
  );
  await expect.element(page.getByText(/Offline, last updated at 5 Mar.*23:58:10/)).toBeVisible();
});
