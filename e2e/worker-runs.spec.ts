import { MAPS } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';

test('what the runs of a Worker cost is in sight beside the card of the start', async ({ page, sandbox }) => {
  await sandbox.addHistory([{ worker: MAPS, rows: 25, logs: 1, age: 60_000 }]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await giveKey(page);
  await page.goto(`/workers/${MAPS}`);
  await page.getByRole('tab', { name: /^Runs/ }).click();
  const table = page.getByRole('table', { name: 'Runs' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  const isInSight = async () => {
    const cost = await table.getByRole('columnheader', { name: 'Cost' }).boundingBox();
    const box = await table.locator('xpath=..').boundingBox();
    return cost !== null && box !== null && cost.x + cost.width <= box.x + box.width;
  };
  await expect.poll(isInSight).toBe(true);
  await expect(table.getByRole('columnheader', { name: 'Duration' })).toBeAttached();
});
