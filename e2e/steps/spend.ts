import type { Page } from '@playwright/test';

/** Sets the budget of a month (USD) on the screen Spend. */
export async function setBudget(page: Page, usd: string) {
  await page.getByRole('button', { name: 'Set a budget' }).click();
  await page.getByRole('textbox', { name: 'Budget for a month, in USD' }).fill(usd);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}
