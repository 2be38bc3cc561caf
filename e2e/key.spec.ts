import type { BrowserContext, Page } from '@playwright/test';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import {
  expectOneStart,
  HTTP_ERRORS,
  keyButton,
  openCompose,
  openPanel,
  requestText,
  RUN_URL,
  saveKey,
  startButton,
  startsOf,
} from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';

const keyDialog = (page: Page) => page.getByRole('dialog', { name: 'API key' });

const storedKey = (page: Page) => page.evaluate(() => sessionStorage.getItem('run-console.key'));

/** The store of v2 is public. */
const needsKey = (path: string) =>
  path.startsWith('/api/v1/') || (path.startsWith('/api/v2/') && !path.startsWith('/api/v2/store'));

test('a key is checked, saved for this tab, shown by its balance, and forgotten everywhere', async ({
  page,
  context,
  origin,
  sandbox,
}) => {
  await sandbox.setBalance(42.5);
  await page.goto('/runs');
  await expect(page.getByText('You need your API key to see your runs.')).toBeVisible();
  await keyButton(page).click();
  await expect(keyDialog(page)).toContainText(`Stored only in this browser tab. Sent only to ${origin}.`);
  await saveKey(page, ` ${SANDBOX_KEY}\n`);
  await expect(keyDialog(page).getByRole('status')).toHaveText('The key works. Balance $42.50.');
  await expect(keyDialog(page).getByLabel('API key', { exact: true })).toHaveValue('');
  await expect(keyDialog(page)).toContainText('This tab has the key that ends in dbox.');
  await page.keyboard.press('Enter');
  await expect(keyDialog(page)).toBeHidden();
  await expect(keyButton(page)).toHaveText('API key set …dbox');
  await expect(page.getByText('Balance $42.50')).toBeVisible();
  await expect(page.getByText('There are no runs yet.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('Balance $42.50')).toBeVisible();
  const another = await context.newPage();
  await another.goto('/runs');
  await expect(another.getByText('You need your API key to see your runs.')).toBeVisible();
  await expect(another.getByText('Each tab asks for the key again, for safety')).toBeVisible();
  expect(await storedKey(another)).toBeNull();

  await keyButton(page).click();
  await keyDialog(page).getByRole('button', { name: 'Forget key' }).click();
  await expect(keyDialog(page).getByRole('alert')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByText('You need your API key to see your runs.')).toBeVisible();
  await expect(page.getByText('Balance $42.50')).toBeHidden();
  await expect(keyButton(page)).toHaveText('API key');
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('');
  expect(await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))).not.toContain(
    SANDBOX_KEY,
  );
  await page.reload();
  await expect(page.getByText('You need your API key to see your runs.')).toBeVisible();
});

test('Enter does the whole dialog: it checks the key, and closes once it works @deep', async ({ page }) => {
  await page.goto('/');
  await keyButton(page).click();
  await expect(keyDialog(page).getByLabel('API key', { exact: true })).toBeFocused();
  await page.keyboard.type(SANDBOX_KEY);
  await page.keyboard.press('Enter');
  await expect(keyDialog(page).getByRole('status')).toContainText('The key works.');
  await expect(keyDialog(page).getByRole('button', { name: 'Close' }).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(keyDialog(page)).toBeHidden();
  await expect(keyButton(page)).toBeFocused();
});

test.describe('where the code of the dialog cannot be loaded', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('a start without a key says so, sends nothing, and keeps what was typed', async ({
    page,
    sandbox,
  }) => {
    const code = '**/assets/key-dialog-*.js';
    await page.route(code, (route) => route.abort('connectionfailed'));
    await openCompose(page);
    await page.getByLabel('Base location').fill('Half-typed, Austria');
    await startButton(page).click();
    const alert = keyDialog(page).getByRole('alert');
    await expect(alert).toContainText('This part could not be loaded');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(keyDialog(page)).toBeHidden();
    await expect(startButton(page)).toBeEnabled();

    await keyButton(page).click();
    await expect(alert).toBeVisible();
    await page.unroute(code);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(keyDialog(page).getByLabel('API key', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('Base location')).toHaveValue('Half-typed, Austria');
    expect(await startsOf(sandbox)).toEqual([]);
    await startButton(page).click();
    await saveKey(page, sandbox.key);
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(1);
  });
});

test('what cannot be a key is said, and not sent @deep', async ({ page, sandbox }) => {
  await page.goto('/');
  await keyButton(page).click();
  await saveKey(page, ' ');
  await expect(keyDialog(page).getByRole('alert')).toHaveText('Paste the key first.');
  await saveKey(page, 'two words');
  await expect(keyDialog(page).getByRole('alert')).toContainText('A key contains no spaces or line breaks.');
  expect((await sandbox.requests()).filter(({ method }) => method === 'POST')).toEqual([]);
});

test.describe('a key that the platform refuses is not kept', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('whatever is wrong with it', async ({ page }) => {
    await page.goto('/');
    for (const [key, title, codes] of [
      ['scraper_api_mistyped', 'The platform refused this API key', 'HTTP 401 · code 20001'],
      ['scraper_api_expired', 'The platform refused this API key', 'HTTP 401 · code 20002'],
      ['scraper_api_unknown_user', 'This account cannot be used', 'HTTP 401 · code 10001'],
      ['scraper_api_disabled', 'This account cannot be used', 'HTTP 403 · code 10002'],
    ] as const) {
      await test.step(key, async () => {
        await keyButton(page).click();
        await saveKey(page, key);
        await expect(keyDialog(page).getByRole('alert')).toContainText(title);
        await expect(keyDialog(page).getByRole('alert')).toContainText(codes);
        await expect(keyDialog(page).getByRole('button', { name: 'Forget key' })).toBeHidden();
        expect(await storedKey(page)).toBeNull();
        await page.keyboard.press('Escape');
        await expect(keyDialog(page)).toBeHidden();
        expect(await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))).not.toContain(key);
      });
    }
  });

  test('nor one that nobody could check @deep', async ({ page, sandbox }) => {
    await sandbox.fail({ match: '/api/v1/account', times: 9, fault: { kind: 'html' } });
    await page.goto('/');
    await keyButton(page).click();
    await saveKey(page, SANDBOX_KEY);
    await expect(keyDialog(page).getByRole('alert')).toContainText('The answer could not be read');
    expect(await storedKey(page)).toBeNull();
    await sandbox.forgetFaults();
    await saveKey(page, SANDBOX_KEY);
    await expect(keyDialog(page).getByRole('status')).toContainText('The key works.');
  });

  test('a key that stops working offers to enter another, and the start goes on from there @deep', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page, 'scraper_api_expired');
    await openCompose(page);
    await page.getByLabel('Base location').fill('Oslo');
    await startButton(page).click();
    await page.getByRole('alert').getByRole('button', { name: 'Enter a key' }).click();
    await saveKey(page, SANDBOX_KEY);
    await expect(keyDialog(page).getByRole('status')).toContainText('The key works.');
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    expect(await startsOf(sandbox)).toHaveLength(2);
  });
});

test.describe('a key that this tab has', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('is said to be refused before anything is started, in the bar, beside Start run and where another is put in @deep', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page, 'scraper_api_expired');
    await openCompose(page);
    await expect(keyButton(page)).toHaveText('API key refused …ired');
    await expect(page.getByRole('banner').getByRole('status')).toHaveText('API key refused');
    const card = page.getByRole('region', { name: 'Start run' });
    await expect(card.getByText('API key refused')).toBeVisible();
    await expectAccessible(page);
    // It is not asked about again, and taken for a good one meanwhile, by what is opened.
    await sandbox.fail({ match: '/api/v1/account', fault: { kind: 'delay' } });
    await keyButton(page).click();
    await expect(keyDialog(page).getByRole('alert')).toContainText('The platform refused this API key');
    await expect(keyButton(page)).toHaveText('API key refused …ired');
    await sandbox.forgetFaults();
    await saveKey(page, SANDBOX_KEY);
    await expect(keyDialog(page).getByRole('status')).toContainText('The key works.');
    await expect(keyDialog(page).getByRole('alert')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(keyButton(page)).toHaveText('API key set …dbox');
    await expect(page.getByText('API key refused')).toBeHidden();
    expect(await startsOf(sandbox)).toEqual([]);
  });

  test('is asked about again a minute later, for a refusal may have been of that moment @deep', async ({
    page,
    sandbox,
  }) => {
    await page.clock.install();
    await giveKey(page, SANDBOX_KEY);
    await sandbox.fail({ match: '/api/v1/account', fault: { kind: 'status', status: 401 } });
    await openCompose(page);
    await expect(keyButton(page)).toHaveText('API key refused …dbox');
    await page.clock.fastForward(61_000);
    await keyButton(page).click();
    await expect(keyButton(page)).toHaveText('API key set …dbox');
  });

  test('is not said to be refused where the platform could not be asked @deep', async ({ page, sandbox }) => {
    await giveKey(page, SANDBOX_KEY);
    await sandbox.fail({ match: '/api/v1/account', times: 9, fault: { kind: 'status', status: 429 } });
    await openCompose(page);
    await expect(keyButton(page)).toHaveText('API key set …dbox');
  });
});

test.describe('a key that is being checked is not kept when', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  for (const [name, button, keyBefore] of [
    ['the dialog is cancelled', 'Cancel', undefined],
    ['the key is forgotten', 'Forget key', 'scraper_api_expired'],
  ] as const) {
    test(name, async ({ page, sandbox }) => {
      if (keyBefore !== undefined) await giveKey(page, keyBefore);
      await page.goto('/');
      await keyButton(page).click();
      await sandbox.fail({ match: '/api/v1/account', times: 9, fault: { kind: 'delay' } });
      await saveKey(page, SANDBOX_KEY);
      await expect(keyDialog(page).getByRole('button', { name: 'Checking the key…' })).toBeDisabled();
      const givenUp = page.waitForEvent('requestfailed');
      await keyDialog(page).getByRole('button', { name: button }).click();
      await givenUp;
      expect(await storedKey(page)).toBeNull();
    });
  }
});

test('a start without a key asks for it, and goes on with the start that was asked for', async ({
  page,
  sandbox,
}) => {
  await openCompose(page);
  await page.getByLabel('Base location').fill('Oslo');
  await expect.poll(() => requestText(page)).toContain('Oslo');
  const shown = await requestText(page);
  await startButton(page).click();
  await expect(keyDialog(page)).toContainText(
    'You need your API key to start a run. The run starts once the key is saved.',
  );
  await saveKey(page, SANDBOX_KEY);
  await expect(page).toHaveURL(RUN_URL);
  await expect(keyDialog(page)).toBeHidden();
  await expectOneStart(sandbox, shown);
});

test('a start without a key for which the key is only saved sends nothing, and can be asked for again @deep', async ({
  page,
  sandbox,
}) => {
  await openCompose(page);
  await page.getByLabel('Base location').fill('Oslo');
  await startButton(page).click();
  await keyDialog(page).getByLabel('API key', { exact: true }).fill(SANDBOX_KEY);
  await keyDialog(page).getByRole('button', { name: 'Only save' }).click();
  await expect(keyDialog(page)).toBeHidden();
  expect(await storedKey(page)).toBe(SANDBOX_KEY);
  await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
  expect(await startsOf(sandbox)).toEqual([]);
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  expect(await startsOf(sandbox)).toHaveLength(1);
});

test('a start whose callback URL holds the key that is then entered is not sent @deep', async ({
  page,
  sandbox,
}) => {
  await openCompose(page);
  await page.getByLabel('Callback URL').fill(`https://hooks.example.com/?k=${SANDBOX_KEY}`);
  await startButton(page).click();
  await saveKey(page, SANDBOX_KEY);
  await expect(keyDialog(page)).toBeHidden();
  await expect(page.getByText('Must not contain your API key.')).toBeVisible();
  expect(await startsOf(sandbox)).toEqual([]);
});

test('a start without a key that is given up sends nothing and keeps the form @deep', async ({
  page,
  sandbox,
}) => {
  await openCompose(page);
  await page.getByLabel('Base location').fill('Oslo');
  await startButton(page).click();
  await keyDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(keyDialog(page)).toBeHidden();
  await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
  await expect(startButton(page)).toBeEnabled();
  expect(await startsOf(sandbox)).toEqual([]);
});

/** Everything that leaves the pages of a context, and everything that their consoles say. */
function listen(context: BrowserContext) {
  const seen = {
    addresses: new Set<string>(),
    origins: new Set<string>(),
    bodies: [] as string[],
    console: [] as string[],
  };
  context.on('request', (request) => {
    seen.addresses.add(request.url());
    seen.origins.add(new URL(request.url()).origin);
    seen.bodies.push(request.postData() ?? '');
  });
  context.on('console', (message) => seen.console.push(message.text()));
  context.on('page', (page) => page.on('framenavigated', (frame) => seen.addresses.add(frame.url())));
  return seen;
}

/** All that this origin keeps in the browser beside sessionStorage. */
const browserStorage = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([
      localStorage,
      document.cookie,
      databases,
      await caches.keys(),
      window.name,
      history.state,
    ]);
  });

test.describe('after a whole session', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('the key is in no storage but sessionStorage, in no address, body, console line or page text, and went to one origin', async ({
    page,
    context,
    origin,
    sandbox,
  }) => {
    const seen = listen(context);
    page.on('framenavigated', (frame) => seen.addresses.add(frame.url()));
    const texts: string[] = [];
    const look = async () => {
      texts.push(await page.content());
      texts.push(await page.evaluate(() => navigator.clipboard.readText()));
      expect(await browserStorage(page)).not.toContain(SANDBOX_KEY);
    };
    await sandbox.hurry();

    await page.goto('/');
    await keyButton(page).click();
    await saveKey(page, SANDBOX_KEY);
    await expect(keyDialog(page).getByRole('status')).toContainText('The key works.');
    await look();
    await page.keyboard.press('Escape');

    await openCompose(page);
    for (const [tab, copy] of [
      ['request', 'Copy request'],
      ['snippet', 'Copy snippet'],
      ['link', 'Copy link'],
    ] as const) {
      await openPanel(page, tab);
      await page.getByRole('button', { name: copy }).click();
      await look();
    }

    await sandbox.fail({ match: '/api/v1/scraper/run', fault: { kind: 'status', status: 402 } });
    await startButton(page).click();
    await expect(page.getByRole('alert')).toContainText('The balance is too low');
    await look();
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
    await look();
    await page.getByRole('tab', { name: 'Log' }).click();
    await expect(page.getByRole('table', { name: 'Log' })).toBeVisible();
    await look();
    await page.goto('/runs');
    await expect(page.getByRole('row', { name: /Succeeded/ })).toBeVisible();
    await look();

    const session = await page.evaluate(() =>
      Object.keys(sessionStorage).map((name) => [name, sessionStorage.getItem(name) ?? ''] as const),
    );
    expect(session.filter(([, value]) => value.includes(SANDBOX_KEY))).toEqual([
      ['run-console.key', SANDBOX_KEY],
    ]);
    expect([...seen.origins]).toEqual([origin]);
    const carriers = [...seen.addresses, ...seen.bodies, ...seen.console, ...texts].filter((text) =>
      text.includes(SANDBOX_KEY),
    );
    expect(carriers).toEqual([]);
    for (const { path, headers, body } of await sandbox.requests()) {
      expect.soft(path + body).not.toContain(SANDBOX_KEY);
      expect.soft(headers, path).not.toHaveProperty('referer');
      expect.soft(headers['api-key'], path).toBe(needsKey(path) ? SANDBOX_KEY : undefined);
    }
  });
});
