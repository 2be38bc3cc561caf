import { expect, it } from 'vitest';

import { tabHolds } from './tab-holds.ts';

it('holds a name, which every tab sees, until it is let go', async () => {
  const letGo = await tabHolds.hold('a name');
  expect(await tabHolds.held()).toContain('a name');
  letGo();
  await expect.poll(tabHolds.held).not.toContain('a name');
});
