import { startButton, untilLoaded } from './steps/compose.ts';
import { volumeOf, type Volume } from './steps/volume.ts';
import { expect, giveKey, test } from './fixtures.ts';

/** At most so much is in view at 1440×900, with Share closed, after one ended run. */
const BUDGETS = {
  compose: { controls: 40, words: 135 },
} as const satisfies Readonly<Record<string, Partial<Volume>>>;

test.use({ viewport: { width: 1440, height: 900 } });

test('Compose keeps to its budget of controls and words', async ({ page, sandbox }) => {
  await giveKey(page);
  await sandbox.addRun({ rows: 20, version: 'v1.0.5', age: 1_000 });
  await page.goto('/workers/coreclaw/google-maps-scraper');
  await expect(startButton(page)).toBeVisible();
  await expect(page.getByTestId('cost-about')).toBeVisible();
  await untilLoaded(page);
  const volume = await volumeOf(page);
  console.log(`Compose: ${volume.controls} controls, ${volume.words} words`);
  expect(volume.controls).toBeLessThanOrEqual(BUDGETS.compose.controls);
  expect(volume.words).toBeLessThanOrEqual(BUDGETS.compose.words);
});
