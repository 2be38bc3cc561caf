import type { Page } from '@playwright/test';
import { HTTP_ERRORS, MAPS, openCompose, startButton } from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';

const QUEUED = `/api/v2/workers/${MAPS.replace('/', '~')}/queued-runs`;
const ACTIVATE = '/api/v2/run-queue/items/activate';
const RELEASE = '/api/v2/run-queue/items/release';

/** Opens the waiting runs on the screen of all runs. */
async function openWaiting(page: Page): Promise<void> {
  await page.goto('/runs');
  await page.getByRole('button', { name: /waiting runs?$/i, expanded: false }).click();
}

const card = (page: Page) => page.getByRole('region', { name: 'Waiting on the platform' });
const keepButton = (page: Page) => page.getByRole('button', { name: 'Save without starting' });

test.use({ allowedErrors: [HTTP_ERRORS] });

/** Has a start refused for want of balance, and has the platform keep the run waiting. */
async function keepOne(page: Page): Promise<void> {
  await openCompose(page);
  await startButton(page).click();
  await expect(page.getByText('The balance is too low').first()).toBeVisible();
  await keepButton(page).click();
}

test('a run that is refused for its balance waits on the platform, and is started from Runs once there is money', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.setBalance(0);
  await keepOne(page);
  await expect(page.getByText('Saved, not started')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Waiting runs' }).click();
  await expect(card(page).getByRole('checkbox')).toHaveCount(1);
  await sandbox.setBalance(20);
  await card(page).getByRole('checkbox').check();
  await expectAccessible(page);
  await card(page).getByRole('button', { name: 'Start 1 run…' }).click();
  const question = page.getByRole('dialog', { name: 'Start this run?' });
  await expect(question).toContainText('What it will cost is not known');
  await question.getByRole('button', { name: 'Start the run' }).click();
  await expect(page.getByText('One run was started')).toBeVisible();
  await expect(card(page)).toBeHidden();
  const [run] = await sandbox.runs();
  await page
    .getByRole('status')
    .getByRole('link', { name: /^Google Maps Scraper/ })
    .click();
  await expect(page).toHaveURL(`/runs/${run}`);
  expect(await sandbox.runs()).toHaveLength(1);
});

test('a lost answer to queuing is looked up in the list, and nothing is queued twice @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.setBalance(0);
  // It arrives, and its answer does not.
  await sandbox.fail({ match: QUEUED, after: true, fault: { kind: 'drop' } });
  await keepOne(page);
  // Somebody else may have queued one too.
  await expect(page.getByText('One waits now that did not wait before: most likely this.')).toBeVisible();
  const queued = async () =>
    (await sandbox.requests()).filter(({ method, path }) => method === 'POST' && path === QUEUED).length;
  expect(await queued()).toBe(1);

  // It does not arrive: nobody can be sure of that yet, also after a reload.
  await sandbox.fail({ match: QUEUED, fault: { kind: 'html' } });
  await keepOne(page);
  await expect(page.getByText('It is not known whether the run waits on the platform')).toBeVisible();
  await expect(page.getByText(/but it may still arrive/)).toBeVisible();
  await openWaiting(page);
  await expect(page.getByText('It is not known whether the run waits on the platform')).toBeVisible();
  await expect(page.getByText(/but it may still arrive/)).toBeVisible();
  await expectAccessible(page);
  expect(await queued()).toBe(2);
  await expect(card(page).getByRole('checkbox')).toHaveCount(1);
});

test('what a refused or lost answer to starting or letting go did is read from the list @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await sandbox.setBalance(0);
  // Refused: nothing waits, and it can be asked for again.
  await sandbox.fail({ match: QUEUED, fault: { kind: 'status', status: 429 } });
  await keepOne(page);
  await expect(page.getByText('Too many requests')).toBeVisible();
  await keepButton(page).click();
  await expect(page.getByText('Saved, not started')).toBeVisible();
  await keepOne(page);
  await expect(page.getByText('Saved, not started')).toBeVisible();

  await openWaiting(page);
  await expect(card(page).getByRole('checkbox')).toHaveCount(2);
  const start = async (name: string) => {
    await card(page).getByRole('checkbox').first().check();
    await card(page).getByRole('button', { name: 'Start 1 run…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start the run' }).click();
    await expect(page.getByText(name)).toBeVisible();
  };
  // Refused for want of balance: it waits as before.
  await start('One run waits as before.');
  await expect(page.getByRole('alert')).toContainText('The balance is too low');
  await sandbox.setBalance(20);
  // 502 before it arrives.
  await sandbox.fail({ match: ACTIVATE, fault: { kind: 'html' } });
  await start('One run still waits, but what you asked for may yet reach the platform.');
  expect(await sandbox.runs()).toHaveLength(0);
  // It arrives, and its answer is lost.
  await sandbox.fail({ match: ACTIVATE, after: true, fault: { kind: 'drop' } });
  await start('One run was started');
  expect(await sandbox.runs()).toHaveLength(1);
  await expect(card(page).getByRole('checkbox')).toHaveCount(1);

  // Somebody else lets the other one go meanwhile: it is gone, however it is asked for.
  await card(page).getByRole('checkbox').check();
  await card(page).getByRole('button', { name: 'Discard…' }).click();
  await sandbox.fail({ match: RELEASE, after: true, fault: { kind: 'status', status: 404 } });
  const question = page.getByRole('dialog', { name: 'Discard this run?' });
  await question.getByRole('textbox', { name: 'Reason' }).fill('not needed');
  await question.getByRole('button', { name: 'Discard the run' }).click();
  await expect(page.getByText('One run was discarded')).toBeVisible();
  await expect(card(page)).toBeHidden();
  const [released] = (await sandbox.requests()).filter(({ path }) => path === RELEASE);
  expect(JSON.parse(released?.body ?? '')).toMatchObject({ reason: 'not needed' });
});

test('waiting runs that are listed late move nothing @deep', async ({ page, sandbox }) => {
  await giveKey(page);
  await sandbox.setBalance(0);
  await keepOne(page);
  await expect(page.getByText('Saved, not started')).toBeVisible();
  let list: () => void = () => undefined;
  const listed = new Promise<void>((resolve) => {
    list = resolve;
  });
  await page.route('**/api/v2/run-queue/items?*', async (route) => {
    await listed;
    await route.continue();
  });
  await page.goto('/runs');
  const below = page.getByText('There are no runs yet.');
  await expect(below).toBeVisible();
  const before = await below.boundingBox();
  list();
  await expect(page.getByRole('button', { name: '1 waiting run' })).toBeVisible();
  await expect.poll(() => below.boundingBox()).toEqual(before);
});
