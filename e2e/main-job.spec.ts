import {
  expectOneStart,
  expectRequest,
  field,
  HTTP_ERRORS,
  MAPS,
  MAPS_ID,
  openCompose,
  requestText,
  RUN_URL,
  startButton,
} from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';

test.describe('a Worker is opened', () => {
  test('by whatever names it @deep', async ({ page, wire }) => {
    for (const [named, typed, path] of [
      ['by owner/name', MAPS, `/workers/${MAPS}`],
      ['by owner~name', 'coreclaw~google-maps-scraper', `/workers/${MAPS}`],
      ['by its ID', ` ${MAPS_ID.toLowerCase()} `, `/workers/${MAPS_ID}`],
      [
        'by a link to the CoreClaw Console',
        `https://console.coreclaw.com/worker/${MAPS_ID}`,
        `/workers/${MAPS_ID}`,
      ],
      ['by a link to the store', `https://coreclaw.com/store/${MAPS}?tab=readme`, `/workers/${MAPS}`],
      ['by an API URL', `https://openapi.coreclaw.com/api/scraper?slug=${MAPS}`, `/workers/${MAPS}`],
      ['by a link of this console', `http://127.0.0.1:7867/workers/${MAPS}`, `/workers/${MAPS}`],
    ] as const) {
      await test.step(named, async () => {
        await page.goto('/');
        await page.getByRole('combobox', { name: 'Worker' }).fill(typed);
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(path);
        await expectRequest(page).toEqual(wire.mapsBody({ slug: path.slice('/workers/'.length) }));
      });
    }
  });

  test('from the store, which is searched once typing rests', async ({ page, sandbox, wire }) => {
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Worker' }).pressSequentially('product', { delay: 5 });
    const found = page.getByRole('region', { name: 'Store' });
    const searches = async () => (await sandbox.requests()).filter(({ path }) => path.startsWith(wire.store));
    await expect
      .poll(async () => (await searches()).at(-1)?.path)
      .toMatch(/[?&](search|keyword)=product(&|$)/);
    expect((await searches()).length).toBeLessThan('product'.length);
    await expect(found.getByRole('status')).toHaveText('1 Worker found');

    await found.getByRole('link', { name: /Product Search/ }).click();
    await expect(page).toHaveURL('/workers/coreclaw/product-search');
    await expect(startButton(page)).toBeVisible();
  });

  test('from those opened before, which a star keeps at the top @screens @deep', async ({ page }) => {
    await openCompose(page, 'coreclaw/social-posts');
    await openCompose(page, MAPS);
    await page.goto('/');
    const mine = page.getByRole('region', { name: 'Your Workers' });
    const linked = () =>
      mine.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const [maps, posts] = [`/workers/${MAPS}`, '/workers/coreclaw/social-posts'];
    await expect.poll(linked).toEqual([maps, posts]);

    await mine.getByRole('button', { name: /^Keep .*social.posts at the top/i }).click();
    await expect.poll(linked).toEqual([posts, maps]);
    await page.reload();
    await expect.poll(linked).toEqual([posts, maps]);
    await mine.getByRole('link').first().click();
    await expect(page).toHaveURL('/workers/coreclaw/social-posts');
    await expect(startButton(page)).toBeVisible();
  });
});

test(
  'a descriptor is asked for before the code of the page is there, and once',
  { tag: '@network' },
  async ({ page }) => {
    const urls: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('google-maps-scraper') && request.url().includes('/api/'))
        urls.push(request.url());
    });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/assets/index-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`/workers/${MAPS}`, { waitUntil: 'commit' });
    await expect.poll(() => urls).toHaveLength(1);
    release();
    await expect(startButton(page)).toBeVisible();
    expect(urls).toHaveLength(1);
  },
);

test(
  'a Worker is filled, started, and followed to its results and log',
  { tag: '@proxies' },
  async ({ page, sandbox, wire }) => {
    const body = wire.mapsBody({ keyed: true });
    await giveKey(page);
    await sandbox.hurry();
    await openCompose(page);
    await field(page, 'keywords').getByLabel('Search terms, row 1').fill('ramen');
    await page.keyboard.press('Enter');
    await page.keyboard.type('拉面 "late"');
    await page.getByLabel('Base location').fill('Zürich, CH');
    await page.getByLabel('Maximum results').fill('7');
    await page.getByRole('switch', { name: 'Skip closed places' }).click();
    await page.getByRole('checkbox', { name: 'Photos' }).check();
    await expectRequest(page).toEqual({
      ...body,
      input: {
        parameters: {
          ...body.input.parameters,
          custom: {
            keywords: ['ramen', '拉面 "late"'],
            base_location: 'Zürich, CH',
            max_results: 7,
            lang: 'en',
            skipClosed: false,
            reviews_per_place: 0,
            extras: ['opening_hours', 'photos'],
          },
        },
      },
    });
    await expect(page.getByTestId('task-count')).toHaveText('2');
    const shown = await requestText(page);

    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
    await expectOneStart(sandbox, shown);

    const grid = page.getByRole('grid', { name: 'Results' });
    await expect(grid).toHaveAttribute('aria-rowcount', '15');
    await expect(grid.getByRole('columnheader', { name: 'Title' })).toBeVisible();
    await expect(grid.getByText(/Slice|Oven|Roasters|Kitchen|Counter|Pizza|Coffee/).first()).toBeVisible();
    const facts = page.getByRole('region', { name: 'Run status' });
    await expect(facts).toContainText(/Results\s*14/);
    await expect(facts).toContainText(/Cost\s*\$0\.\d+/);
    await expect(facts).toContainText(/Duration\s*\d+ sec/);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Details…' }).click();
    const details = page.getByRole('dialog', { name: 'Details of the run' });
    await expect(details).toContainText(/Traffic\s*[\d.]+ kB/);
    await details.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('tab', { name: 'Log' }).click();
    const log = page.getByRole('table', { name: 'Log' });
    await expect(log.getByRole('row').first()).toContainText('Info');
    await page.reload();
    await expect(log.getByRole('row').first()).toContainText('Info');
    await page.getByRole('tab', { name: 'Results' }).click();
    await expect(grid).toHaveAttribute('aria-rowcount', '15');
  },
);

test(
  'a synchronous run is waited for, and then shown',
  { tag: '@proxies' },
  async ({ page, sandbox, wire }) => {
    await giveKey(page);
    await sandbox.hurry();
    await sandbox.fail({ match: wire.start, fault: { kind: 'delay' } });
    await openCompose(page);
    await page.getByLabel('Run mode').selectOption('Sync');
    await expect(field(page, 'is_async')).toContainText('The request waits for the run to end');
    await expectRequest(page).toEqual({ ...wire.mapsBody({ keyed: true }), is_async: false });
    const shown = await requestText(page);

    await startButton(page).click();
    await expect(page.getByText(/^Waiting for the run to end… \d+ sec/)).toBeVisible();
    await sandbox.release();
    await expect(page).toHaveURL(RUN_URL);
    await expect(page.getByTestId('run-status')).toHaveText('Succeeded');
    await expectOneStart(sandbox, shown);
  },
);

test('a run that fails says why', async ({ page, sandbox }) => {
  await giveKey(page);
  await sandbox.hurry();
  await openCompose(page, 'sandbox/always-fails');
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await expect(page.getByTestId('run-status')).toHaveText('Failed');
  await expect(page.getByRole('alert')).toContainText('The run failed');
  await expect(page.getByRole('alert')).toContainText(
    'Worker exited with code 1: selector "#list > li" not found',
  );
});

test('a run can be aborted', async ({ page, sandbox }) => {
  await giveKey(page);
  await sandbox.linger();
  await openCompose(page);
  await startButton(page).click();
  await expect(page).toHaveURL(RUN_URL);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop run' }).click();
  await expect(page.getByTestId('run-status')).toHaveText(/Stopping|Stopped/);
});

test(
  'a run is looked at after 2, 5, 10 and 15 seconds, not while the tab is hidden, and at once when it is back',
  {
    tag: '@network',
  },
  async ({ page, sandbox, wire }) => {
    await giveKey(page);
    await sandbox.linger();
    await openCompose(page);
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    const looks = async () => (await sandbox.requests()).filter(({ path }) => wire.asksForRun(path)).length;
    const setVisible = (state: 'visible' | 'hidden') =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, value });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }, state);

    await page.clock.install();
    await page.reload();
    await expect(page.getByTestId('run-status')).toHaveText('Running');
    const from = await looks();
    const lookedAgain = async (times: number) => {
      await expect.poll(looks).toBe(from + times);
      // Half a second of the page's own time, for the answer to be read and the next look to be planned.
      const until = await page.evaluate(() => Date.now() + 500);
      await page.waitForFunction((moment) => Date.now() >= moment, until);
    };

    await page.clock.fastForward(2_000);
    await lookedAgain(1);
    await page.clock.fastForward(5_000);
    await lookedAgain(2);
    await page.clock.fastForward(10_000);
    await lookedAgain(3);
    await setVisible('hidden');
    await page.clock.fastForward(60_000);
    await lookedAgain(3);
    await setVisible('visible');
    await lookedAgain(4);
    await page.clock.runFor(1_000);
    expect(await looks()).toBe(from + 4);
  },
);

test.describe('a run that is not there', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('says so, and leads to the runs', async ({ page }) => {
    await giveKey(page);
    await page.goto('/runs/01KPD6M5YQADCQKGVKPDZVYC99');
    await expect(page.getByRole('alert')).toContainText('This run does not exist');
    await expect(page.getByRole('alert')).toContainText('HTTP 404 · code 70001');
    await page.getByRole('link', { name: 'Go to Runs' }).click();
    await expect(page).toHaveURL('/runs');
    await expect(page.getByText(/^(There are no runs yet|No runs were found)\.$/)).toBeVisible();
  });
});

test(
  'every page can be reloaded, and keeps what it showed',
  { tag: '@proxies' },
  async ({ page, sandbox }) => {
    await giveKey(page);
    const { run_slug: slug } = await sandbox.addRun({ rows: 3 });
    await page.goto('/');
    await expect(page.getByRole('combobox', { name: 'Worker' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('combobox', { name: 'Worker' })).toBeVisible();

    await openCompose(page, MAPS_ID);
    await page.getByLabel('Base location').fill('Oslo');
    await page.getByLabel('Memory').selectOption('2,048 MB');
    await page.reload();
    await expect(page.getByLabel('Base location')).toHaveValue('Oslo');
    await expect(page.getByText('Your draft for this Worker was restored.')).toBeVisible();
    await expect(page).toHaveURL(`/workers/${MAPS_ID}`);
    await expectRequest(page).toMatchObject({
      input: { parameters: { system: { memory: 2048 }, custom: { base_location: 'Oslo' } } },
    });

    await page.goto('/runs');
    await expect(page.getByRole('row', { name: /Succeeded/ })).toBeVisible();
    await page.reload();
    await page
      .getByRole('row', { name: /Succeeded/ })
      .getByRole('link')
      .click();
    await expect(page.getByTestId('run-slug')).toHaveText(slug);
    await page.reload();
    await expect(page.getByTestId('run-slug')).toHaveText(slug);
    await expect(page.getByRole('grid', { name: 'Results' })).toHaveAttribute('aria-rowcount', '4');
  },
);
