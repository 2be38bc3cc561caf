import type { Locator, Page } from '@playwright/test';
import { HTTP_ERRORS, openCompose, RUN_URL, saveForm } from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';

const SAMPLE = '01KQ3T7AD4M5WNZ8V6C2XJRGEB';

/** Asks v2 as somebody else of the account would. */
async function asColleague(page: Page, method: string, path: string, data?: unknown): Promise<void> {
  const answer = await page.request.fetch(`/api/v2/worker-tasks${path}`, {
    method,
    headers: { Authorization: 'Bearer scraper_api_sandbox' },
    ...(data !== undefined && { data }),
  });
  expect(answer.ok()).toBe(true);
}

async function limitTo(page: Page, opener: Locator, usd: string): Promise<void> {
  await opener.click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Amount' }).fill(usd);
  await form.getByRole('textbox', { name: 'Amount' }).press('Enter');
}

const row = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Tasks' }).getByRole('row').filter({ hasText: name });

// The hours of schedules are told in the zone of the person.
test.use({ timezoneId: 'UTC' });

test('a task is found, scheduled, changed beside a colleague, switched off and on, run, deleted and made anew', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await page.goto('/tasks');
  await page.getByRole('searchbox', { name: 'Find a task' }).fill('bakeries');
  await row(page, 'Bakeries in Lyon').getByRole('link').click();
  const bar = page.getByRole('region', { name: 'Editing Bakeries in Lyon' });
  await page.getByRole('button', { name: 'Description' }).click();
  const description = page.getByRole('textbox', { name: 'Description' });
  await expect(description).toHaveValue('For the weekly list of places.');

  // A schedule wants a maximum charge.
  await page.getByRole('switch', { name: 'Scheduled' }).click();
  await expect(bar.getByText('2 changes')).toBeVisible();
  await bar.getByRole('button', { name: 'Save' }).click();
  const cap = page.getByRole('button', { name: 'At most no limit' });
  await expect(cap).toBeFocused();
  await expect(page.getByText('Set a maximum charge before it runs by itself.')).toBeVisible();
  await limitTo(page, cap, '2');
  await expectAccessible(page);

  // What a colleague has changed meanwhile is told before anything is sent.
  await asColleague(page, 'PUT', `/${SAMPLE}`, { description: 'Changed by a colleague' });
  await bar.getByRole('button', { name: 'Save' }).click();
  const question = page.getByRole('dialog');
  await expect(question.getByText('Every Monday at 09:00')).toBeVisible();
  await question.getByRole('button', { name: 'Save' }).click();
  await expect(question.getByRole('heading', { name: /^Somebody changed this task/ })).toBeVisible();
  await expect(question.getByText('Changed by a colleague')).toBeVisible();
  expect((await sandbox.requests()).filter(({ method }) => method === 'PUT')).toHaveLength(1);
  await question.getByRole('button', { name: 'Keep my changes' }).click();
  await question.getByRole('button', { name: 'Save' }).click();
  await expect(question).toBeHidden();
  const sent = async () => (await sandbox.requests()).filter(({ method }) => method === 'PUT').slice(1);
  await expect
    .poll(async () => (await sent()).map(({ path }) => path))
    .toEqual([`/api/v2/worker-tasks/${SAMPLE}/input`, `/api/v2/worker-tasks/${SAMPLE}`]);
  expect(JSON.parse((await sent())[1]?.body ?? '')).toEqual({
    schedule_type: 2,
    schedule_weekday: 1,
    schedule_time: '17:00',
    schedule_enabled: 1,
  });
  await expect(description).toHaveValue('Changed by a colleague');
  await expect(bar.getByText('change')).toBeHidden();

  await bar.getByRole('button', { name: 'Cancel' }).click();
  await expect(bar).toBeHidden();
  const onOff = page.getByRole('switch', { name: 'Run “Bakeries in Lyon” by its schedule' });
  const place = await onOff.boundingBox();
  await onOff.click();
  await expect(onOff).not.toBeChecked();
  await expect(page.getByText('“Bakeries in Lyon” is paused.')).toBeVisible();
  await expect.poll(() => onOff.boundingBox()).toEqual(place);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(onOff).toBeChecked();

  const runNow = page.getByRole('button', { name: 'Run now: Bakeries in Lyon' });
  await runNow.press('Enter');
  await page
    .getByRole('dialog', { name: 'Run “Bakeries in Lyon” now?' })
    .getByRole('button', { name: 'Cancel' })
    .press('Enter');
  await expect(runNow).toBeFocused();
  await row(page, 'Bakeries in Lyon').getByRole('link').click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/tasks$/);
  await page.getByRole('button', { name: 'Undo (recreates it with a new ID)' }).click();
  await expect(page).toHaveURL(/\/tasks\/.{26}$/);
  await expect(page.getByText('Recreated “Bakeries in Lyon” with a new ID.')).toBeVisible();

  await page.getByRole('button', { name: 'Run now' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start( run$|, at most| anyway)/ })
    .click();
  await expect(page).toHaveURL(RUN_URL);
  expect(await sandbox.runs()).toHaveLength(1);
  await page.getByRole('link', { name: 'Started as a task' }).click();
  await expect(page).toHaveURL(/\/tasks\/.{26}$/);
});

test.describe('where an answer is lost', () => {
  test.use({ allowedErrors: [/ERR_CONNECTION_RESET/] });

  test('what stands in the form is kept as a task once, also where the answer is lost, and changed there @deep', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await openCompose(page);
    await saveForm(page, /^Task/);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Coffee in New York');
    // The list is read before and after; the answer of the creation is what is lost.
    const isCreation = (request: { method: () => string; url: () => string }) =>
      request.method() === 'POST' && request.url().endsWith('/api/v2/worker-tasks');
    await page.route('**/api/v2/worker-tasks', async (route) => {
      if (!isCreation(route.request())) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await dialog.getByRole('button', { name: 'Create task' }).click();
    await expect(page).toHaveURL(/\/tasks\/.{26}$/);
    await page.unroute('**/api/v2/worker-tasks');
    const made = (await sandbox.requests()).filter(
      ({ method, path }) => method === 'POST' && path === '/api/v2/worker-tasks',
    );
    expect(made).toHaveLength(1);

    const bar = page.getByRole('region', { name: 'Editing Coffee in New York' });
    await page.getByRole('textbox', { name: 'Base location' }).fill('Boston, USA');
    await bar.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('Boston, USA')).toBeVisible();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(/\/tasks\/.{26}$/);
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Base location' })).toHaveValue('Boston, USA');
    await expect(bar.getByText('change')).toBeHidden();
  });

  test('a task of which nobody knows whether it was made is remembered over a reload, and not made twice', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await openCompose(page);
    let isLost = false;
    await page.route('**/api/v2/worker-tasks**', async (route) => {
      const isCreation = route.request().method() === 'POST';
      if (isCreation) await route.fetch();
      isLost ||= isCreation;
      // No list can be read after it either.
      return isLost ? route.abort('connectionreset') : route.fallback();
    });
    const dialog = page.getByRole('dialog');
    const make = async () => {
      await saveForm(page, /^Task/);
      await dialog.getByRole('textbox', { name: 'Title' }).fill('Coffee in New York');
      await dialog.getByRole('button', { name: 'Create task' }).click();
      await expect(dialog.getByText('It is not known whether the task was made')).toBeVisible();
      await expect(dialog.getByText('The list of tasks could not be read.')).toBeVisible();
    };
    await make();
    await page.reload();
    // The same is not sent again, whoever asks for it.
    await make();
    await page.unroute('**/api/v2/worker-tasks**');
    await page.goto('/tasks');
    await page.getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByRole('region', { name: 'Editing Coffee in New York' })).toBeVisible();
    const sent = (await sandbox.requests()).filter(({ method }) => method === 'POST');
    expect(sent.filter(({ path }) => path === '/api/v2/worker-tasks')).toHaveLength(1);
    await page.reload();
    await expect(page.getByRole('region', { name: 'Editing Coffee in New York' })).toBeVisible();
    await expect(page.getByText('It is not known whether the task was made')).toBeHidden();
  });
});

test('a preset is kept as a task in one step, and a task runs with a change once and stays as it was @deep', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openCompose(page);
  await saveForm(page, /^Preset/);
  const presets = page.getByRole('dialog', { name: 'Presets' });
  await presets.getByRole('textbox', { name: 'Preset name' }).fill('Coffee, weekly');
  await presets.getByRole('button', { name: 'Save preset' }).click();
  await presets.getByRole('button', { name: 'Keep Coffee, weekly as a task on the platform' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as task' });
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Coffee, weekly');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create task' }).click();
  await expect(page).toHaveURL(/\/tasks\/.{26}$/);
  const { pathname } = new URL(page.url());

  await page.getByRole('link', { name: 'Run once with changes' }).click();
  await expect(page.getByText('Filled from a task')).toBeVisible();
  await page.getByRole('textbox', { name: 'Base location' }).fill('Boston, USA');
  await page.getByRole('button', { name: 'Start run' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start/ })
    .click();
  await expect(page).toHaveURL(RUN_URL);
  const sent = (await sandbox.requests()).filter(({ body }) => body.includes('Boston, USA'));
  expect(sent.map(({ path }) => path)).toEqual(['/api/v1/scraper/run']);
  await page.goto(pathname);
  await expect(page.getByRole('textbox', { name: 'Base location' })).toHaveValue('New York, USA');
});

test.describe('a task that is opened with a key that is refused', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('says so once, on wide and on narrow screens', async ({ page }) => {
    await giveKey(page, 'scraper_api_expired');
    await page.goto(`/tasks/${SAMPLE}`);
    await expect(page.getByRole('alert')).toHaveText(/The platform refused this API key/);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole('alert')).toHaveText(/The platform refused this API key/);
    await page.goto('/runs');
    await page.evaluate(() => sessionStorage.removeItem('run-console.key'));
    await page.goto(`/tasks/${SAMPLE}`);
    const wanted = page.getByRole('status').filter({ hasText: 'You need your API key to see your tasks.' });
    await expect(wanted).toBeVisible();
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect(wanted).toBeVisible();
  });
});

test.describe('where the server passes on API v1 only', { tag: '@deep' }, () => {
  test.use({ allowedErrors: [/404/] });

  test('the tasks say so, and the rest works', async ({ page }) => {
    await giveKey(page);
    await page.route('**/api/v2/**', (route) => route.fulfill({ status: 404, body: '<html></html>' }));
    await page.goto('/tasks');
    await expect(page.getByText('This server passes on API v1 only')).toBeVisible();
    await page.goto('/runs');
    await expect(page.getByText('There are no runs yet.')).toBeVisible();
  });
});

test.describe('in Chinese, on a narrow screen', { tag: '@deep' }, () => {
  test.use({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });

  test('the places are one button, and a task is a page', async ({ page }) => {
    await giveKey(page);
    await page.goto('/');
    await page.getByRole('navigation').getByRole('button', { name: 'Worker' }).click();
    await page.getByRole('navigation').getByRole('link', { name: '任务' }).click();
    await page.getByRole('link', { name: 'Bakeries in Lyon' }).click();
    await expect(page.getByRole('button', { name: '立即运行' })).toBeVisible();
    await expect(page.getByRole('table', { name: '任务' })).toBeHidden();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: '任务', exact: true }).click();
    await expect(page.getByRole('table', { name: '任务' })).toBeVisible();
  });
});

test('the input of a task is edited apart from the draft of its Worker, kept until it is saved or given up, and starts nothing', async ({
  page,
  sandbox,
}) => {
  await giveKey(page);
  await openCompose(page);
  const location = page.getByRole('textbox', { name: 'Base location' });
  await location.fill('Oslo, Norway');
  // Earlier, a page of its own.
  await page.goto(`/tasks/${SAMPLE}/edit`);
  await expect(page).toHaveURL(`/tasks/${SAMPLE}`);
  const bar = page.getByRole('region', { name: 'Editing Bakeries in Lyon' });
  await expect(location).toHaveValue('Lyon, France');
  await expect(page.getByRole('button', { name: 'Start run' })).toBeHidden();
  await expect(page.getByText('Filled from a task')).toBeHidden();
  await expectAccessible(page);
  await location.fill('Nice, France');
  await expect(bar.getByText('1 change')).toBeVisible();
  // It is kept over a reload, and where another screen is looked at.
  await page.reload();
  await expect(location).toHaveValue('Nice, France');
  await openCompose(page);
  await expect(location).toHaveValue('Oslo, Norway');
  await page.goBack();
  await expect(location).toHaveValue('Nice, France');
  await expect(bar.getByText('1 change')).toBeVisible();

  await asColleague(page, 'PUT', `/${SAMPLE}`, { description: 'Changed by a colleague' });
  await page.reload();
  await expect(bar.getByText(/^Changed at/)).toBeVisible();
  await bar.getByRole('button', { name: 'Cancel' }).click();
  const question = page.getByRole('dialog', { name: 'Discard your changes?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(location).toHaveValue('Nice, France');
  await bar.getByRole('button', { name: 'Cancel' }).click();
  await expect(question.getByRole('button', { name: 'Discard' })).toBeFocused();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL('/tasks');
  await row(page, 'Bakeries in Lyon').getByRole('link').click();
  await expect(location).toHaveValue('Lyon, France');
  await expect(bar.getByText(/^Changed at/)).toBeHidden();

  await location.fill('Nice, France');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(`/tasks/${SAMPLE}`);
  const sent = (await sandbox.requests()).filter(({ method }) => method === 'PUT').slice(1);
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `PUT /api/v2/worker-tasks/${SAMPLE}/input`,
  ]);
  expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
    input: { parameters: { custom: { base_location: 'Nice, France' } } },
  });
  expect(await sandbox.runs()).toHaveLength(0);
  await openCompose(page);
  await expect(location).toHaveValue('Oslo, Norway');
});
