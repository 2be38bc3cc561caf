import type { Page } from '@playwright/test';
import {
  expectOneStart,
  expectRequest,
  goWayBack,
  jsonToggle,
  MAPS,
  MAPS_BODY,
  moreOfForm,
  openCompose,
  openPanel,
  requestText,
  RUN_URL,
  saveForm,
  startButton,
  startsOf,
  undo,
} from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';
import { copiedBy } from './steps/clipboard.ts';

const NOTICE = 'Filled from a link. This starts nothing.';
const WORKER = 'tests/links';

/** A Worker with a limit on charge, a secret, and a list that makes tasks. */
const DATA = {
  version: 'v2.0.0',
  parameters: {
    system: {
      cpus: 0.25,
      memory: 1024,
      execute_limit_time_seconds: 600,
      max_total_charge: 5,
      max_total_traffic: 100,
    },
    custom: {
      concurrency: { fields: ['keywords'] },
      properties: [
        { name: 'keywords', title: 'Search terms', type: 'array', editor: 'stringList', default: ['coffee'] },
        { name: 'max_results', title: 'Maximum results', type: 'integer', editor: 'number', default: 20 },
        { name: 'note', title: 'Note', type: 'string', editor: 'input', default: 'as ever' },
        { name: 'login_cookie', title: 'Login cookie', type: 'string', editor: 'textarea' },
        {
          name: 'lang',
          title: 'Language',
          type: 'string',
          editor: 'select',
          default: 'en',
          options: [
            { label: 'English', value: 'en' },
            { label: 'German', value: 'de' },
          ],
        },
      ],
    },
  },
};

const DEFAULTS = {
  scraper_slug: WORKER,
  version: 'v2.0.0',
  is_async: true,
  input: {
    parameters: {
      system: {
        cpus: 0.25,
        memory: 1024,
        execute_limit_time_seconds: 600,
        max_total_charge: 5,
        max_total_traffic: 100,
      },
      custom: { keywords: ['coffee'], max_results: 20, note: 'as ever', lang: 'en' },
    },
  },
};

const custom = (changes: Record<string, unknown>, { without = [] as readonly string[] } = {}) => {
  const all = { ...DEFAULTS.input.parameters.custom, ...changes };
  const left = Object.entries(all).filter(([name]) => !without.includes(name));
  const { parameters } = DEFAULTS.input;
  return { ...DEFAULTS, input: { parameters: { ...parameters, custom: Object.fromEntries(left) } } };
};

async function sharedLink(page: Page): Promise<string> {
  await openPanel(page, 'link');
  return (await page.getByTestId('share-link').textContent()) ?? '';
}

test.beforeEach(async ({ sandbox }) => {
  await sandbox.addWorker({ slug: WORKER, data: DATA });
});

test.describe('sharing', () => {
  test('a link holds what differs, what was cleared too, and gives the very same body elsewhere', async ({
    page,
    context,
    sandbox,
  }) => {
    await openCompose(page, WORKER);
    const untouched = await sharedLink(page);
    await page.getByLabel('Maximum results').fill('');
    await page.getByLabel('Note').fill('拉面 🍜 "quoted"');
    await page.getByLabel('Timeout').fill('60');
    await openPanel(page, 'request');
    await expectRequest(page).toMatchObject({
      input: {
        parameters: { system: { execute_limit_time_seconds: 60 }, custom: { note: '拉面 🍜 "quoted"' } },
      },
    });
    const shown = await requestText(page);
    expect(page.url()).toMatch(new RegExp(`/workers/${WORKER}$`));
    const link = await sharedLink(page);
    expect(link).not.toBe(untouched);

    const other = await context.newPage();
    await other.goto(link);
    await expect(other.getByText(NOTICE)).toBeVisible();
    await expect.poll(() => requestText(other)).toBe(shown);
    await goWayBack(other, 'Review changes');
    const changes = other.getByLabel('What it changed');
    await expect(changes).toContainText('Maximum results20 → nothing');
    await expect(changes).toContainText('Noteas ever → 拉面 🍜 "quoted"');
    await expect(changes).toContainText('Timeout10 min → 1 min');
    await other.keyboard.press('Escape');
    expect((await sandbox.requests()).filter(({ method }) => method === 'POST')).toEqual([]);
    // Made from an equal draft, it is the same link.
    expect(await sharedLink(other)).toBe(link);
  });

  test('secrets are left out and named, and go in only when somebody ticks them', async ({
    page,
    context,
  }) => {
    await openCompose(page, WORKER);
    await page.getByLabel('Login cookie').fill('li_at=top-secret-value');
    await page.getByLabel('Callback URL').fill('https://hooks.example.com/?token=abc');
    await page.getByLabel('Note').fill('mine');
    await expectRequest(page).toMatchObject({ input: { parameters: { custom: { note: 'mine' } } } });
    await openPanel(page, 'link');
    await expect(
      page.getByText('Left out, because they look like secrets: Login cookie, Callback URL.'),
    ).toBeVisible();
    const safe = await sharedLink(page);
    await page.getByRole('button', { name: 'Choose what to share…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this form' });
    const cookie = dialog.getByRole('checkbox', { name: 'Login cookie' });
    await expect(cookie).not.toBeChecked();
    await expect(dialog.getByRole('checkbox', { name: 'Note' })).toBeChecked();
    await expect(dialog.getByText('Mentions cookies.')).toBeVisible();
    await expectAccessible(page);
    await cookie.check();
    await expect(dialog.getByText('Whoever gets the link can read this.')).toBeVisible();
    const open = await copiedBy(page, () => dialog.getByRole('button', { name: 'Copy link' }).click());

    const other = await context.newPage();
    await other.goto(safe);
    await expect(
      other.getByText('left out login_cookie, callback_url: fill them in yourself.'),
    ).toBeVisible();
    await expectRequest(other).toEqual(custom({ note: 'mine' }));
    await other.goto(open);
    await expectRequest(other).toEqual(custom({ note: 'mine', login_cookie: 'li_at=top-secret-value' }));
  });

  test('a field is left out, everything is put in, and the link is written to be read @deep', async ({
    page,
    context,
  }) => {
    await openCompose(page, WORKER);
    await page.getByLabel('Maximum results').fill('7');
    await page.getByLabel('Note').fill('a & b');
    await openPanel(page, 'link');
    await page.getByRole('button', { name: 'Choose what to share…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this form' });
    await dialog.getByRole('radio', { name: 'Readable and editable' }).check();
    await dialog.getByRole('checkbox', { name: 'Maximum results' }).uncheck();
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toMatch(/\/workers\/tests\/links\?custom\.note=a\+%26\+b$/);
    const written = await copied();
    await dialog.getByRole('radio', { name: 'Everything' }).check();
    await expect(dialog.getByRole('checkbox', { name: 'Memory' })).toBeChecked();
    await expect(dialog.getByRole('checkbox', { name: 'Maximum results' })).not.toBeChecked();
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(copied).toMatch(/custom\.note=a\+%26\+b&.*&version=v2\.0\.0&is_async=true/);

    const other = await context.newPage();
    await other.goto(written);
    await expectRequest(other).toEqual(custom({ note: 'a & b' }));
  });

  test('a long link is warned of, and a file takes its place that Import input reads @deep', async ({
    page,
    context,
  }) => {
    await openCompose(page, WORKER);
    const words = Array.from({ length: 12_000 }, (_, at) =>
      ((at * 2_654_435_761) % 4_294_967_296).toString(36),
    );
    await page.getByLabel('Note').fill(words.slice(0, 400).join(' '));
    await openPanel(page, 'link');
    await expect(page.getByText('Over 2,000 characters: chat apps may cut it.')).toBeVisible();
    await page.getByLabel('Note').fill(words.join(' '));
    await expect(page.getByText('Over 32,000 characters')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as a file' }).click();
    const file = await (await download).path();

    const other = await context.newPage();
    await openCompose(other, WORKER);
    await moreOfForm(other, 'Import input');
    await other.locator('input[type="file"]').setInputFiles(file);
    await other
      .getByRole('dialog')
      .getByRole('button', { name: /^(Fill|Import|Use)/ })
      .click();
    await expect(other.getByLabel('Note')).toHaveValue(words.join(' '));
  });
});

test.describe('opening', () => {
  test('a link written by hand fills the form, each value by its type @deep', async ({ page, sandbox }) => {
    await openCompose(
      page,
      WORKER,
      '?custom.max_results=10&custom.keywords=pizza&custom.keywords=sushi&system.memory=2048&is_async=false&callback_url=https://hooks.example.com/x',
    );
    await expect(page.getByText(NOTICE)).toBeVisible();
    const body = custom({ max_results: 10, keywords: ['pizza', 'sushi'] });
    const { parameters } = body.input;
    await expectRequest(page).toEqual({
      ...body,
      is_async: false,
      input: { parameters: { ...parameters, system: { ...parameters.system, memory: 2048, cpus: 0.5 } } },
      callback_url: 'https://hooks.example.com/x',
    });
    expect(await startsOf(sandbox)).toEqual([]);
    await page.reload();
    await expectRequest(page).toMatchObject({ callback_url: 'https://hooks.example.com/x' });
    await expectAccessible(page);
  });

  test('what cannot be used is told with its value and the reason, and the default stays', async ({
    page,
  }) => {
    await openCompose(
      page,
      WORKER,
      '?custom.max_results=abc&custom.lang=fr&custom.later=1&system.memory=1000&results=5&max_results=5&api-key=scraper_api_x',
    );
    for (const text of [
      'max_results: “abc” is not a whole number; the default 20 stays.',
      'lang: “fr” is not among the options; the default en stays.',
      'later: “1” is not in this Worker’s form; it is kept outside the form, and sent.',
      'system.memory: “1000” cannot be used here; the default 1024 stays.',
      'results: “5” names no field or run option of this Worker; it is not used.',
      'max_results: “5” names what another part of the link sets; it is not used.',
      'api-key: a key does not belong in a link. It was dropped; anyone who saw the link may know it.',
    ])
      await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible();
    await expect(page.locator('body')).not.toContainText('scraper_api_x');
    await expectRequest(page).toEqual(custom({ later: '1' }));
  });

  test('a link for an older version says so, and fills in what still fits @deep', async ({
    page,
    sandbox,
  }) => {
    await openCompose(page, WORKER);
    await page.getByLabel('Maximum results').fill('7');
    await expectRequest(page).toEqual(custom({ max_results: 7 }));
    const link = await sharedLink(page);
    await page.evaluate(() => sessionStorage.clear());
    const [keywords, results, note] = DATA.parameters.custom.properties;
    await sandbox.reset();
    await sandbox.addWorker({
      slug: WORKER,
      data: {
        ...DATA,
        version: 'v3.0.0',
        parameters: {
          ...DATA.parameters,
          custom: { properties: [keywords, { ...results, maximum: 5 }, { ...note, default: 'new' }] },
        },
      },
    });
    await page.goto('/');
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(link);
    await expect(
      page.getByText('The link was made for version v2.0.0; the Worker is at v3.0.0 now.'),
    ).toBeVisible();
    await expect(page.getByText('max_results: “7” is above 5; the default 20 stays.')).toBeVisible();
    await expectRequest(page).toMatchObject({
      version: 'v3.0.0',
      input: { parameters: { custom: { keywords: ['coffee'], note: 'new' } } },
    });
  });

  test('the defaults, the link and the draft from before can each be had back, across a reload too @deep', async ({
    page,
  }) => {
    await openCompose(page, WORKER);
    await page.getByLabel('Note').fill('my own');
    await expectRequest(page).toEqual(custom({ note: 'my own' }));
    await page.goto('/');
    await openCompose(page, WORKER, '?custom.note=theirs');
    await expectRequest(page).toEqual(custom({ note: 'theirs' }));
    await goWayBack(page, 'Use the Worker’s defaults instead');
    await expectRequest(page).toEqual(DEFAULTS);
    await undo(page);
    await expectRequest(page).toEqual(custom({ note: 'theirs' }));
    await page.reload();
    await expectRequest(page).toEqual(custom({ note: 'theirs' }));
    await goWayBack(page, 'Restore my draft');
    await expectRequest(page).toEqual(custom({ note: 'my own' }));
  });

  test('two links, one after the other, lead back to what was typed before both @deep', async ({ page }) => {
    await openCompose(page, WORKER);
    await page.getByLabel('Note').fill('my own');
    await expectRequest(page).toEqual(custom({ note: 'my own' }));
    for (const note of ['theirs', 'others']) {
      await page.goto('/');
      await openCompose(page, WORKER, `?custom.note=${note}`);
      await expectRequest(page).toEqual(custom({ note }));
    }
    await page.reload();
    await goWayBack(page, 'Restore my draft');
    await expectRequest(page).toEqual(custom({ note: 'my own' }));
  });

  test('a link over a form that another link filled and a person edited keeps what the first one put aside @deep', async ({
    page,
  }) => {
    await openCompose(page, WORKER);
    await page.getByLabel('Note').fill('my own');
    await page.goto('/');
    await openCompose(page, WORKER, '?custom.note=theirs');
    await page.getByLabel('Note').fill('theirs, edited');
    await page.goto('/');
    await openCompose(page, WORKER, '?custom.note=others');
    await page.reload();
    await goWayBack(page, 'Restore my draft');
    await expectRequest(page).toEqual(custom({ note: 'theirs, edited' }));
    await goWayBack(page, 'Restore my draft');
    await expectRequest(page).toEqual(custom({ note: 'my own' }));
  });

  test('an address that sets nothing leaves the draft alone @deep', async ({ page }) => {
    await openCompose(page, WORKER);
    await page.getByLabel('Note').fill('my own');
    await page.goto('/');
    await openCompose(page, WORKER, '?msclkid=abc&ref=mail');
    await expectRequest(page).toEqual(custom({ note: 'my own' }));
    await expect(page.getByText(NOTICE)).toBeHidden();
  });

  test('a link over the open form puts aside also what was typed a moment ago @deep', async ({ page }) => {
    await openCompose(page, WORKER);
    await page.getByLabel('Note').fill('shared');
    await expectRequest(page).toEqual(custom({ note: 'shared' }));
    const link = await sharedLink(page);
    await page.getByLabel('Note').fill('mine');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(link).hash);
    await goWayBack(page, 'Restore my draft');
    await openPanel(page, 'request');
    await expectRequest(page).toEqual(custom({ note: 'mine' }));
  });

  test('a link over the open form is taken as a whole, and Back brings nothing half-way @deep', async ({
    page,
    origin,
  }) => {
    await openCompose(page, WORKER);
    await page.getByLabel('Note').fill('shared');
    await expectRequest(page).toEqual(custom({ note: 'shared' }));
    const link = await sharedLink(page);
    await page.getByLabel('Note').fill('mine');
    await openPanel(page, 'request');
    await expectRequest(page).toEqual(custom({ note: 'mine' }));
    await page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(link).hash);
    await expect(page.getByText(NOTICE)).toBeVisible();
    await expectRequest(page).toEqual(custom({ note: 'shared' }));
    await page.goBack();
    await expect(page).toHaveURL(`${origin}/workers/${WORKER}`);
    await expectRequest(page).toEqual(custom({ note: 'shared' }));
  });

  for (const [name, address, why] of [
    ['empty', '#v2.', 'it is incomplete or damaged.'],
    ['hostile', '#v2.<img src=x onerror=alert(1)>', 'it is incomplete or damaged.'],
    ['enormous', `#v2.${'A'.repeat(2_000_001)}`, 'it is too large.'],
  ] as const) {
    test(`a link that is ${name} leaves a usable form @deep`, async ({ page }) => {
      await openCompose(page, MAPS);
      await page.evaluate((hash) => {
        location.hash = hash;
      }, address);
      await expect(page.getByRole('alert')).toContainText(`The link could not be used: ${why}`);
      await expectRequest(page).toEqual(MAPS_BODY);
      await page.getByLabel('Maximum results').fill('3');
      await expectRequest(page).toMatchObject({ input: { parameters: { custom: { max_results: 3 } } } });
    });
  }
});

test.describe('danger', () => {
  const DANGEROUS =
    '?callback_url=https://evil.example/&system.max_total_charge=0&system.memory=4096&custom.keywords=' +
    encodeURIComponent(JSON.stringify(Array.from({ length: 101 }, (_, at) => `term ${at}`)));

  test('what a link set is marked, asked about once by name and value, and only then sent', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await sandbox.hurry();
    await openCompose(page, WORKER, DANGEROUS);
    for (const name of ['callback_url', 'system.max_total_charge', 'system.memory'])
      await expect(page.locator(`[data-field="${name}"]`)).toContainText('set from outside');
    await expect(page.locator('[data-field="system.max_total_traffic"]')).not.toContainText(
      'set from outside',
    );
    await expectRequest(page).toMatchObject({ callback_url: 'https://evil.example/' });
    const shown = await requestText(page);

    await startButton(page).click();
    const question = page.getByRole('dialog', { name: /^Start 1 run from/ });
    await expect(question.locator('dl')).toHaveText(
      'Callback URLhttps://evil.exampleCPU cores1 coreThe Worker’s default: 0.25 coresMemory4,096 MBThe Worker’s default: 1,024 MBSubtasks101',
    );
    const amount = question.getByRole('textbox', { name: 'At most' });
    await expect(amount).toBeFocused();
    await expect(amount).toHaveValue('5');
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toBeHidden();
    expect(await startsOf(sandbox)).toEqual([]);

    await startButton(page).click();
    await amount.fill('2.5');
    await question.getByRole('button', { name: 'Start, at most $2.50' }).dblclick();
    await expect(page).toHaveURL(RUN_URL);
    await expectOneStart(sandbox, shown.replace('"max_total_charge": 0', '"max_total_charge": 2.5'));
  });

  test.describe('whose question cannot be loaded', { tag: '@deep' }, () => {
    test.use({ allowedErrors: [/Failed to load resource/] });

    test('is not sent; that is said, and once it could be loaded it is asked about', async ({
      page,
      sandbox,
    }) => {
      await giveKey(page);
      await page.route('**/assets/confirm-start*', (route) => route.abort());
      await openCompose(page, WORKER, DANGEROUS);
      await startButton(page).click();
      const notice = page.getByRole('alert').filter({ hasText: 'This part could not be loaded' });
      await expect(notice).toBeVisible();
      await expect(startButton(page)).toBeEnabled();
      await page.unroute('**/assets/confirm-start*');
      await notice.getByRole('button', { name: 'Try again' }).click();
      await expect(notice).toBeHidden();
      await startButton(page).click();
      await expect(page.getByRole('dialog', { name: /^Start 1 run from/ })).toBeVisible();
      expect(await startsOf(sandbox)).toEqual([]);
    });
  });

  test('what was changed by hand is not asked about, nor the Worker’s defaults @deep', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await sandbox.hurry();
    await openCompose(page, WORKER, DANGEROUS);
    await page.getByLabel('Callback URL').fill('https://mine.example/');
    await page.getByLabel('Maximum charge').fill('7');
    await startButton(page).click();
    const question = page.getByRole('dialog', { name: /^Start 1 run from/ });
    await expect(question.locator('dt')).toHaveText(['CPU cores', 'Memory']);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await undo(page);
    await undo(page);
    await goWayBack(page, 'Use the Worker’s defaults instead');
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    await expectOneStart(sandbox, JSON.stringify(DEFAULTS, null, 2));
  });

  const question = (page: Page) => page.getByRole('dialog', { name: /^Start 1 run from/ });

  /** Asks for the callback that others have set, and starts nothing. */
  async function expectQuestion(page: Page, sandbox: Sandbox): Promise<void> {
    await startButton(page).click();
    await expect(question(page)).toContainText('evil.example');
    await question(page).getByRole('button', { name: 'Cancel' }).click();
    expect(await startsOf(sandbox)).toEqual([]);
  }

  test('an address with a line feed before it is not taken @deep', async ({ page }) => {
    await openCompose(page, WORKER, '?callback_url=%0Ahttps://evil.example/%0Ax');
    await expect(page.getByRole('listitem').filter({ hasText: 'callback_url' })).toBeVisible();
    await expectRequest(page).toEqual(DEFAULTS);
  });

  test('a preset that was saved of a form that a link filled is as dangerous as that @deep', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await openCompose(page, WORKER, '?callback_url=https://evil.example/');
    await saveForm(page, /^Preset/);
    const presets = page.getByRole('dialog', { name: 'Presets' });
    await presets.getByLabel('Preset name').fill('Theirs');
    await presets.getByRole('button', { name: 'Save preset' }).click();
    await expect(presets.getByText('Theirs', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await goWayBack(page, 'Use the Worker’s defaults instead');
    await page.reload();
    await saveForm(page, /^Preset/);
    await presets.getByRole('button', { name: 'Apply Theirs' }).click();
    await expectQuestion(page, sandbox);
  });

  test('going back to a form that a link filled makes it no safer @deep', async ({ page, sandbox }) => {
    await giveKey(page);
    await openCompose(page, WORKER, '?callback_url=https://evil.example/');
    await page.getByLabel('Note').fill('edited');
    await page.goto('/');
    await openCompose(page, WORKER, '?custom.note=others');
    await goWayBack(page, 'Restore my draft');
    await expectQuestion(page, sandbox);
  });

  test('an imported request is asked about, and its subtasks where nothing limits what they cost @deep', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await openCompose(page, WORKER);
    await moreOfForm(page, 'Import input');
    const dialog = page.getByRole('dialog', { name: 'Import input' });
    const keywords = Array.from({ length: 101 }, (_, at) => `term ${at}`);
    const request = {
      scraper_slug: WORKER,
      is_async: true,
      callback_url: 'https://evil.example/',
      input: { parameters: { system: { max_total_charge: 0 }, custom: { keywords } } },
    };
    await dialog.getByRole('textbox', { name: 'Input to import' }).fill(JSON.stringify(request));
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await startButton(page).click();
    await expect(question(page)).toContainText('Subtasks101');
    await question(page).getByRole('button', { name: 'Cancel' }).click();
    await expectQuestion(page, sandbox);
  });

  test('what others set is asked about where the tab’s storage is full @deep', async ({ page, sandbox }) => {
    await giveKey(page);
    await openCompose(page, WORKER);
    await page.getByLabel('Note').fill('x'.repeat(50_000));
    await page.goto('/');
    await page.addInitScript(() => {
      const setItem: (name: string, text: string) => void = Reflect.get(Storage.prototype, 'setItem');
      Storage.prototype.setItem = function (name: string, text: string) {
        if (name.includes('run-console.link')) throw new DOMException('Full.', 'QuotaExceededError');
        setItem.call(this, name, text);
      };
    });
    await openCompose(page, WORKER, '?callback_url=https://evil.example/');
    await page.getByLabel('Note').fill('kept');
    await expectRequest(page).toMatchObject({ callback_url: 'https://evil.example/' });
    await page.reload();
    await expectRequest(page).toMatchObject({ callback_url: 'https://evil.example/' });
    await expectQuestion(page, sandbox);
  });

  test('a second press in the same place starts nothing', async ({ page, sandbox }) => {
    await giveKey(page);
    await page.setViewportSize({ width: 320, height: 568 });
    await page.clock.install();
    await openCompose(page, WORKER, DANGEROUS);
    await expect(startButton(page)).toBeEnabled();
    // From here on no time passes after which the button of the question takes a press.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await startButton(page).click({ clickCount: 2, delay: 30 });
    await expect(question(page)).toBeVisible();
    await expect(question(page).getByRole('button', { name: /^Start/ })).toBeDisabled();
    expect(await startsOf(sandbox)).toEqual([]);
  });

  test('what was started once, just as it is, is not asked about again @deep', async ({ page, sandbox }) => {
    await giveKey(page);
    await sandbox.hurry();
    const link = '?custom.note=again&system.max_total_charge=0';
    await openCompose(page, WORKER, link);
    await startButton(page).click();
    await question(page).getByRole('textbox', { name: 'At most' }).clear();
    await question(page).getByRole('button', { name: 'Start anyway' }).click();
    await expect(page).toHaveURL(RUN_URL);
    await openCompose(page, WORKER, link);
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    await openCompose(page, WORKER, `${link}&system.memory=4096`);
    await startButton(page).click();
    await expect(question(page)).toContainText('4,096 MB');
  });

  test('many subtasks without a maximum charge are asked about whoever filled the form @deep', async ({
    page,
    sandbox,
  }) => {
    await giveKey(page);
    await openCompose(page, WORKER);
    await page.getByLabel('Maximum charge').fill('0');
    await jsonToggle(page).click();
    const keywords = Array.from({ length: 101 }, (_, at) => `term ${at}`);
    await page.getByTestId('custom-json').fill(JSON.stringify({ keywords }));
    await expect(page.getByTestId('task-count')).toHaveText('101');
    const own = page.getByRole('dialog', { name: 'Start 1 run?' });
    await page.getByLabel('Maximum charge').press('Control+Enter');
    await expect(own).toBeVisible();
    await expect(own.locator('dl')).toHaveText('Subtasks101');
    await expect(own.getByRole('textbox', { name: 'At most' })).toHaveValue('5');
    await expectAccessible(page);
    await own.getByRole('button', { name: 'Cancel' }).click();
    expect(await startsOf(sandbox)).toEqual([]);
  });

  for (const { way, leave } of [
    {
      way: 'the Worker’s defaults',
      leave: (page: Page) => goWayBack(page, 'Use the Worker’s defaults instead'),
    },
    {
      way: 'a draft that was discarded',
      leave: async (page: Page) => {
        await page.getByLabel('Note').fill('mine');
        await page.reload();
        await goWayBack(page, 'Discard draft');
      },
    },
  ]) {
    test(`Undo over ${way} brings back what a link set, as dangerous as it was @deep`, async ({
      page,
      sandbox,
    }) => {
      await giveKey(page);
      await openCompose(page, WORKER, DANGEROUS);
      await expect(page.getByText(NOTICE)).toBeVisible();
      await leave(page);
      const callback = page.locator('[data-field="callback_url"]');
      const tools = page.getByRole('region', { name: 'Form' });
      await expect(callback).not.toContainText('set from outside');
      await tools.getByRole('button', { name: 'Undo' }).click();
      await expect(callback).toContainText('set from outside');
      await tools.getByRole('button', { name: 'Redo' }).click();
      await expect(callback).not.toContainText('set from outside');
      await tools.getByRole('button', { name: 'Undo' }).click();
      await expect(callback).toContainText('set from outside');
      await page.reload();
      await expect(callback).toContainText('set from outside');
      await startButton(page).click();
      await expect(page.getByRole('dialog', { name: /^Start 1 run from/ })).toBeVisible();
      expect(await startsOf(sandbox)).toEqual([]);
    });
  }
});
