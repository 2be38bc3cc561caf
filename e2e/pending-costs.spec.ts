import type { Page } from '@playwright/test';

import { aPlan, CITIES, storeBatch } from './steps/batches.ts';
import { startsOf } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import { slowed } from './stress.ts';

/** USD of one run, and as it is written. */
const COST = 0.006;
const FOUR_RUNS = '$0.024';

const state = (page: Page) => page.getByTestId('batch-state');
const facts = (page: Page) => page.getByRole('region', { name: 'Batch status' });

async function begin(page: Page, id: string, plan: ReturnType<typeof aPlan>): Promise<void> {
  await giveKey(page);
  await page.goto('/connection');
  await storeBatch(page, id, plan);
  await page.goto(`/batches/${id}`);
  await page.getByRole('button', { name: /^(?:Go on|Resume)/ }).click();
}

/** Records as of a Worker that is paid by time, without rows and without an end, and a computer that cannot read the platform's date. */
async function tellLittle(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 600_000;
  });
  await page.route(/\/(?:run\/list|run\/detail|worker-runs)(?:[/?]|$)/, async (route) => {
    const response = await route.fetch();
    const { date: _, ...headers } = response.headers();
    const text = await response.text();
    const body = text
      .replaceAll(/"results":\d+/g, '"results":0')
      .replaceAll(/"finished_at":\d+/g, '"finished_at":0');
    await route.fulfill({ response, headers, body });
  });
}

/** Milliseconds: longer than a test takes. */
const NOT_YET = 3_600_000;

test.describe('a batch whose costs come late', () => {
  test.beforeEach(async ({ page, sandbox }) => {
    await sandbox.hurry();
    await sandbox.behave({ usageLate: NOT_YET });
    await tellLittle(page);
  });

  test('starts no more than its limit says, whatever else its runs tell', async ({ page, sandbox }) => {
    const [paidFor, parallel] = [3, 2];
    await begin(page, 'b-1', aPlan(CITIES, { parallel, stopAtSpent: String(paidFor * COST) }));
    await expect(facts(page)).toContainText(`Waiting for the cost of ${parallel} runs`);
    expect(await startsOf(sandbox)).toHaveLength(parallel);
    await sandbox.behave({ usageLate: 0 });
    await expect(state(page)).toHaveText(/^Paused(, |$)/, { timeout: slowed(60_000) });
    expect((await startsOf(sandbox)).length).toBeLessThanOrEqual(paidFor + parallel);
  });

  test('says what is pending once it has ended, and then what it cost by itself, also when it is opened again @deep', async ({
    page,
    sandbox,
  }) => {
    await begin(page, 'b-1', aPlan(CITIES.slice(0, 4), { parallel: 4 }));
    await expect(state(page)).toHaveText(/^Done/);
    await expect(facts(page)).toContainText('4 pending');
    await expect(facts(page)).not.toContainText('$');
    await page.reload();
    await expect(facts(page)).toContainText('4 pending');
    await sandbox.behave({ usageLate: 0 });
    await expect(facts(page)).toContainText(FOUR_RUNS, { timeout: slowed(60_000) });
    await expect(facts(page)).not.toContainText('pending');
  });
});
