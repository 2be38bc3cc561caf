import type { Page } from '@playwright/test';

import { aPlan, storeBatch } from './steps/batches.ts';
import { startsOf } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';

const CITIES = ['Wien', 'Oslo', 'Bern'];

const state = (page: Page) => page.getByTestId('batch-state');
const rowsIn = (page: Page, of: string) => page.locator(`[data-row][data-state="${of}"]`);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** A batch whose first row is under way in this tab; the others wait for its end, which comes once the sandbox hurries. */
async function openRunning(page: Page, sandbox: Sandbox): Promise<void> {
  await sandbox.linger();
  await giveKey(page);
  await page.goto('/connection');
  await storeBatch(page, 'b-1', aPlan(CITIES, { parallel: 1 }));
  await page.goto('/batches/b-1');
  await press(page, /^Resume/);
  await expect(rowsIn(page, 'started')).toHaveCount(1);
}

test('a batch stays with the tab that has its key when that is reloaded, and starts rows there', async ({
  page,
  context,
  sandbox,
}) => {
  await openRunning(page, sandbox);
  const other = await context.newPage();
  await other.goto('/batches/b-1');
  await expect(other.getByText('This batch runs in another tab')).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText('Paused when its tab was closed')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run it here instead' })).toBeHidden();
  // Without a key the other tab asks for one before it takes anything.
  await press(other, 'Run it here instead');
  await expect(other.getByRole('dialog', { name: 'API key' })).toBeVisible();
  await sandbox.hurry();
  await press(page, /^Resume/);
  await expect(state(page)).toHaveText(/^Done/);
  await expect(state(other)).toHaveText(/^Done/);
  expect(await startsOf(sandbox)).toHaveLength(CITIES.length);
});

test('a batch without a tab that has its key says so, and goes on where its key is entered @deep', async ({
  page,
  context,
  sandbox,
}) => {
  await openRunning(page, sandbox);
  const other = await context.newPage();
  await other.goto('/batches/b-1');
  await expect(other.getByText('This batch runs in another tab')).toBeVisible();
  await page.close();
  await expect(state(other)).toHaveText('Paused: no tab runs it');
  await expect(other.getByText('No tab runs this batch.')).toBeVisible();
  await sandbox.hurry();
  await press(other, /^Resume/);
  await other.getByRole('dialog', { name: 'API key' }).getByLabel('API key').fill(sandbox.key);
  await other.keyboard.press('Enter');
  await expect(state(other)).toHaveText(/^Done/);
  expect(await startsOf(sandbox)).toHaveLength(CITIES.length);
});

test('another page of the origin starts nothing in a paused batch, and another tab with the key does', async ({
  page,
  context,
  sandbox,
}) => {
  await openRunning(page, sandbox);
  await press(page, 'Pause');
  await expect(state(page)).toHaveText(/^Paused(, |$)/);
  const before = (await startsOf(sandbox)).length;
  await sandbox.hurry();
  const foreign = await context.newPage();
  await foreign.route('**/another-project', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Another project</title>' }),
  );
  await foreign.goto('/another-project');
  await foreign.evaluate(async () => {
    const name = (await navigator.locks.query()).held?.find((held) => held.name?.includes('b-1'))?.name ?? '';
    const channel = new BroadcastChannel(name);
    const commands = [
      { kind: 'rules', rules: { parallel: 50, stopAfterFailures: 5 } },
      { kind: 'goOn' },
      // It spends nothing, and is heard after the others.
      { kind: 'rename', name: 'Heard by the console' },
    ];
    for (const [at, command] of commands.entries()) {
      const until = Date.now() + 3_000;
      const sealed = JSON.stringify({ batch: 'b-1', id: `foreign-${at}`, until, command });
      channel.postMessage({ kind: 'command', sealed, signature: '00'.repeat(32) });
    }
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Heard by the console');
  await expect(state(page)).toHaveText(/^Paused(, |$)/);
  expect(await startsOf(sandbox)).toHaveLength(before);

  const other = await context.newPage();
  await giveKey(other);
  await other.goto('/batches/b-1');
  await press(other, /^Resume/);
  await expect(state(page)).toHaveText(/^Done/);
  expect(await startsOf(sandbox)).toHaveLength(CITIES.length);
});
