import { HTTP_ERRORS } from './compose.ts';
import { expect, test } from './fixtures.ts';
import { expectRoom } from './pseudo-words.ts';
import { JOURNEYS } from './states/journeys.ts';
import { expectTouchable } from './touch-targets.ts';

/** A desk, a small one, a tablet, a phone; and the desk at a zoom of 200 % and of 400 %. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
  { width: 720, height: 450 },
  { width: 360, height: 225 },
];

test.describe('nothing is cut off at any width or zoom, and a finger finds every control, in', () => {
  test.use({ hasTouch: true, allowedErrors: [HTTP_ERRORS], viewport: { width: 1440, height: 900 } });

  for (const [name, states] of Object.entries(JOURNEYS)) {
    test(name, async ({ page, sandbox }) => {
      test.slow();
      for (const [state, act] of Object.entries(states)) {
        await test.step(state, async () => {
          await act({ page, sandbox });
          expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
          await expectRoom(page, SIZES);
          await page.setViewportSize({ width: 390, height: 844 });
          await expectTouchable(page);
          await page.setViewportSize({ width: 1440, height: 900 });
          await expectTouchable(page);
        });
      }
    });
  }
});
