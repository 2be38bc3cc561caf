import type { Page } from '@playwright/test';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';

async function limitTo(page: Page, usd: string): Promise<void> {
  await page.getByRole('button', { name: /^At most/ }).click();
  const amount = page.getByRole('dialog').getByRole('textbox', { name: 'Amount' });
  await amount.fill(usd);
  await amount.press('Enter');
}

const INPUT = { parameters: { system: { max_total_charge: 2 }, custom: { keywords: ['bakery'] } } };

test('all schedules stand in the next 7 days, more at once than the plan allows are named, and all are paused and on again', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  for (const [title, input] of [
    ['Bakeries every day', INPUT],
    ['Cafés every day', INPUT],
    ['Bars every day', { parameters: { custom: { keywords: ['bar'] } } }],
  ] as const) {
    const answer = await page.request.post('/api/v2/worker-tasks', {
      headers: { Authorization: `Bearer ${sandbox.key}` },
      data: {
        ...{ worker_id: 'coreclaw~google-maps-scraper', title, input },
        ...{ schedule_enabled: 1, schedule_type: 1, schedule_time: '09:00' },
      },
    });
    expect(answer.ok()).toBe(true);
  }
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Next from tasks' })).toContainText('Bakeries every day');

  await page.goto('/tasks');
  const agenda = page.getByRole('region', { name: 'Next 7 days' });
  await expect(agenda.getByText('3 runs').first()).toBeVisible();
  await expect(agenda.getByRole('link', { name: 'Bars every day' })).toBeVisible();
  await expect(agenda.getByText(/your plan allows/)).toHaveCount(0);
  await agenda.getByLabel('Parallel runs of your plan').fill('2');
  await expect(agenda.getByText('3 at 01:00, your plan allows 2').first()).toBeVisible();
  await expectAccessible(page);

  await agenda.getByRole('button', { name: 'Pause all' }).click();
  await expect(page.getByText('3 tasks are paused.')).toBeVisible();
  await expect(agenda).toBeHidden();
  const switches = page.getByRole('table', { name: 'Tasks' }).getByRole('switch', { checked: true });
  await expect(switches).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(agenda.getByText('3 runs').first()).toBeVisible();
  await expect(switches).toHaveCount(3);
});

test('what a changed or deleted task no longer starts, or starts now, is told in the next 7 days at once', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  const answer = await page.request.post('/api/v2/worker-tasks', {
    headers: { Authorization: `Bearer ${sandbox.key}` },
    data: { worker_id: 'coreclaw~google-maps-scraper', title: 'Bakeries', input: INPUT },
  });
  expect(answer.ok()).toBe(true);
  await page.goto('/tasks');
  const agenda = page.getByRole('region', { name: 'Next 7 days' });
  await expect(page.getByText('No schedule').first()).toBeVisible();
  await expect(agenda).toBeHidden();

  const link = page.getByRole('link', { name: 'Bakeries', exact: true });
  await link.click();
  await page.getByRole('switch', { name: 'Scheduled' }).click();
  await page.getByText('Daily', { exact: true }).click();
  await page.getByRole('button', { name: /^At most/ }).click();
  await page.getByRole('button', { name: 'No limit' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const problem = await page.getByText('Set a maximum charge before it runs by itself.').boundingBox();
  const buttons = await page.getByRole('button', { name: 'Run now' }).boundingBox();
  expect(problem && problem.y + problem.height).toBeLessThan(buttons?.y ?? 0);
  await limitTo(page, '3');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(agenda.getByText('1 run · at most $3.00').first()).toBeVisible();

  await link.click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Deleted “Bakeries”.')).toBeVisible();
  await expect(agenda).toBeHidden();
});
