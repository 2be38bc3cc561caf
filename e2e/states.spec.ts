import type { Page } from '@playwright/test';
import * as words from '#messages/en.ts';
import { HTTP_ERRORS } from './steps/compose.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { expectRoom } from './steps/pseudo-words.ts';
import { JOURNEYS } from './states/journeys.ts';
import { type Look, putOn } from './states/looks.ts';
import { expectTouchable } from './steps/touch-targets.ts';

const KEYS = Object.values(words).flatMap((part) => Object.keys(part));

/** How each state is come to, and its words are the longest. */
const USUAL: Look = { theme: 'light', language: 'en', size: { width: 1280, height: 900 } };

/** Each theme, language and width once. */
const LOOKS: readonly Look[] = [
  { theme: 'dark', language: 'zh-CN', size: { width: 390, height: 844 } },
  USUAL,
];

/** Expects a state in which axe finds nothing, in any look, and in which every word was found in the catalogue. Leaves it as usual. */
async function expectSound(page: Page): Promise<void> {
  for (const chosen of LOOKS) {
    await test.step(`${chosen.theme}, ${chosen.language}`, async () => {
      await putOn(page, chosen);
      await expectAccessible(page, { targets: chosen === USUAL });
      const text = await page.locator('body').innerText();
      expect(KEYS.filter((key) => text.includes(key))).toEqual([]);
    });
  }
}

/** A desk, a small one, a tablet, a phone; and the desk at a zoom of 200 % and of 400 %. */
const SIZES = [
  { width: 1440, height: 900, touched: true },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844, touched: true },
  { width: 720, height: 450 },
  { width: 360, height: 225 },
];

/** Expects that nothing is cut off at any width or zoom, and that a finger finds every control. */
async function expectFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
  for (const { touched = false, ...size } of SIZES) {
    await expectRoom(page, [size]);
    if (touched) await expectTouchable(page);
  }
}

test.describe('axe finds nothing, no word is missing, nothing is cut off, and a finger finds all, in', () => {
  test.use({
    allowedErrors: [HTTP_ERRORS],
    hasTouch: true,
    viewport: USUAL.size,
    // Colours are judged as they are, not on their way.
    contextOptions: { reducedMotion: 'reduce' },
  });

  for (const [name, states] of Object.entries(JOURNEYS)) {
    test(name, async ({ page, sandbox }) => {
      for (const [state, act] of Object.entries(states)) {
        await test.step(state, async () => {
          await act({ page, sandbox });
          await expectSound(page);
          await expectFit(page);
          await page.setViewportSize(USUAL.size);
        });
      }
    });
  }
});
