import { expect, it } from 'vitest';

import { pause, untilAborted } from './abort.ts';

it('waits as long as it is asked to', async () => {
  const begun = performance.now();
  await pause(30, new AbortController().signal);
  expect(performance.now() - begun).toBeGreaterThan(25);
});

it('ends as soon as it is given up, and at once where that was before', async () => {
  const controller = new AbortController();
  const waiting = [pause(60_000, controller.signal), untilAborted(controller.signal)];
  controller.abort();
  for (const wait of [...waiting, pause(60_000, controller.signal)])
    await expect(wait).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
