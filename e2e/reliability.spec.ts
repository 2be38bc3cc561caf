import { readFile } from 'node:fs/promises';
import type { Page, Route } from '@playwright/test';
import type { input } from 'zod';
import { STORED } from '#browser/stored/registry.ts';
import type { faultSchema } from '#sandbox/faults.ts';
import {
  expectOneStart,
  expectRequest,
  field,
  holdAnswer,
  HTTP_ERRORS,
  keyButton,
  MAPS,
  openCompose,
  requestText,
  RUN_URL,
  saveKeyAndClose,
  startButton,
  startsOf,
} from './steps/compose.ts';
import type { Wire } from './steps/dialect.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';
import type { Sandbox } from './servers/sandbox.ts';
import { slowed } from './stress.ts';

type Fault = input<typeof faultSchema>['fault'];
type Place = { readonly page: Page; readonly sandbox: Sandbox; readonly wire: Wire };

/** What a person does or meets after "Start run", and what is true then. */
type Row = {
  readonly name: string;
  /** Before the click. */
  readonly arrange?: (place: Place) => Promise<unknown>;
  /** After the click; gives the page that the person looks at. */
  readonly meet?: (place: Place) => Promise<Page>;
  /** `started`: one run exists, and is found. `notStarted`: none does. `refused`: the platform said no. */
  readonly truth: 'started' | 'notStarted' | 'refused';
};

const fail =
  (fault: Fault, after = false) =>
  ({ sandbox, wire }: Place) =>
    sandbox.fail({ match: wire.start, fault, after });

/** The answer does not come before the page is left; the run has started. */
const lateAnswer = fail({ kind: 'delay' }, true);

const untilReceived = ({ sandbox }: Place) =>
  expect.poll(async () => (await startsOf(sandbox)).length).toBe(1);

const reload = async (place: Place) => {
  await place.page.reload();
  return place.page;
};

/** Leaves no room for a single character. */
const fillStorage = ({ page }: Place) =>
  page.evaluate(() => {
    for (let size = 4_000_000, part = 0; size >= 1; part += 1) {
      try {
        sessionStorage.setItem(`fill ${part}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });

/** Closes the tab and opens it again as a browser does: with what its session storage held. */
async function closeAndReopen({ page }: Place): Promise<Page> {
  const url = page.url();
  const sessionText = await page.evaluate(() => JSON.stringify(sessionStorage));
  const context = page.context();
  await page.close();
  const reopened = await context.newPage();
  await reopened.addInitScript((text) => {
    if (sessionStorage.length > 0) return;
    for (const [key, value] of Object.entries(JSON.parse(text) as Record<string, string>))
      sessionStorage.setItem(key, value);
  }, sessionText);
  await reopened.goto(url);
  return reopened;
}

/** Every fault of a start that the README names, in its words, and the ways in which it comes. */
const STARTS: Readonly<Record<string, readonly Row[]>> = {
  'the connection breaks before or after the platform took the start': [
    {
      name: 'the connection is dropped before the request is sent',
      arrange: ({ page, wire }) =>
        page.route(`**${wire.start}`, (route) => route.abort('connectionfailed'), { times: 1 }),
      truth: 'notStarted',
    },
    {
      name: 'the connection is dropped after the platform accepted',
      arrange: fail({ kind: 'drop' }, true),
      truth: 'started',
    },
  ],
  'the tab is reloaded, or closed and opened again, while it starts': [
    {
      name: 'the tab is reloaded while the start is in flight',
      arrange: lateAnswer,
      meet: async (place) => {
        await untilReceived(place);
        return reload(place);
      },
      truth: 'started',
    },
    {
      name: 'the tab is reloaded while the start is in flight, and its storage is full',
      arrange: async (place) => {
        await lateAnswer(place);
        await fillStorage(place);
      },
      meet: async (place) => {
        await untilReceived(place);
        return reload(place);
      },
      truth: 'started',
    },
    {
      name: 'the tab is reloaded before the request has arrived',
      arrange: ({ page, wire }) => page.route(`**${wire.start}`, () => undefined, { times: 1 }),
      meet: async (place) => {
        await expect(place.page.getByRole('button', { name: 'Starting…' })).toBeDisabled();
        return reload(place);
      },
      truth: 'notStarted',
    },
    {
      name: 'the tab is closed while the start is in flight, and opened again',
      arrange: lateAnswer,
      meet: async (place) => {
        await untilReceived(place);
        return closeAndReopen(place);
      },
      truth: 'started',
    },
  ],
  'the answer comes too late, is cut off, or is a page of a proxy': [
    {
      name: 'the answer comes later than the console waits',
      arrange: async (place) => {
        await fail({ kind: 'delay' }, true)(place);
        await place.page.clock.install();
      },
      meet: async (place) => {
        await untilReceived(place);
        await place.page.clock.fastForward(61_000);
        return place.page;
      },
      truth: 'started',
    },
    { name: 'the JSON of the answer is cut off', arrange: fail({ kind: 'cutJson' }, true), truth: 'started' },
    {
      name: 'a proxy answers with a page of HTML',
      arrange: fail({ kind: 'html', status: 504 }, true),
      truth: 'started',
    },
  ],
  'the platform answers with an internal error (HTTP 500)': [
    {
      name: 'the platform answers 500 after it accepted',
      arrange: fail({ kind: 'status', status: 500 }, true),
      truth: 'started',
    },
    {
      name: 'the platform answers 500 and has started nothing',
      arrange: fail({ kind: 'status', status: 500 }),
      truth: 'notStarted',
    },
  ],
  'the platform refuses: key, balance, version, input, too many runs': [
    { name: 'the key is refused', arrange: fail({ kind: 'status', status: 401 }), truth: 'refused' },
  ],
  'the platform asks to wait (HTTP 429)': [
    {
      name: 'the platform answers 429 with a time to wait',
      arrange: fail({ kind: 'status', status: 429, headers: { 'retry-after': '2' } }),
      truth: 'refused',
    },
    {
      name: 'the platform answers 429 without one',
      arrange: fail({ kind: 'status', status: 429 }),
      truth: 'refused',
    },
  ],
  'waiting for a synchronous run is given up': [
    {
      name: 'a synchronous run is no longer waited for',
      arrange: async ({ page }) => {
        await page.getByLabel('Run mode').selectOption('Sync');
        await expectRequest(page).toMatchObject({ is_async: false });
      },
      meet: async (place) => {
        await untilReceived(place);
        await place.page.getByRole('button', { name: 'Stop waiting' }).click();
        return place.page;
      },
      truth: 'started',
    },
  ],
};

const FOUND = 'The platform shows that the run started';
const MAYBE = 'The run may have started';
const NONE = /^No matching run found as of .*\d\d:\d\d:\d\d$/;

/** Follows what the console offers until the one run that was asked for is on the screen. */
const GO_ON: Record<Row['truth'], (page: Page, sandbox: Sandbox) => Promise<void>> = {
  started: async (page) => {
    await expect(page.getByText(FOUND)).toBeVisible();
    await expect(startButton(page)).toBeDisabled();
    await page.getByRole('link', { name: 'Open the run' }).click();
  },
  notStarted: async (page, sandbox) => {
    await expect(page.getByText('The run may have started')).toBeVisible();
    await expect(startButton(page)).toBeDisabled();
    await expect(page.getByText(NONE)).toBeVisible();
    expect(await sandbox.runs()).toEqual([]);
    await startButton(page).click();
  },
  refused: async (page, sandbox) => {
    await expect(page.getByRole('alert')).toContainText(/HTTP (401|429)/);
    await expect(page.getByText('The run may have started')).toBeHidden();
    expect(await sandbox.runs()).toEqual([]);
    const enterKey = page.getByRole('button', { name: 'Enter a key' });
    if (await enterKey.isVisible()) {
      await enterKey.click();
      await saveKeyAndClose(page, sandbox.key);
      await startButton(page).click();
    } else await page.getByRole('button', { name: 'Start again', exact: true }).click();
  },
};

/** What every change is seen in; the other ways, and those that are looked for as long as it takes to be sure, are deep. */
const OFTEN = [
  'the connection is dropped after the platform accepted',
  'the tab is reloaded while the start is in flight',
  'the key is refused',
];
/** What looks the same over the wire in each dialect. */
const ON_SCREENS = [
  'the tab is reloaded while the start is in flight, and its storage is full',
  'the JSON of the answer is cut off',
  'the answer comes later than the console waits',
];
const tagsOf = ({ name, truth }: Row) => [
  ...(truth === 'notStarted' ? ['@never-arrived'] : []),
  ...(OFTEN.includes(name) ? [] : ['@deep']),
  ...(ON_SCREENS.includes(name) ? ['@screens'] : []),
];

test.describe('one run is started, and the truth is told, although', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  for (const row of Object.values(STARTS).flat()) {
    const { name, arrange, meet, truth } = row;
    test(name, { tag: tagsOf(row) }, async ({ page, sandbox, wire }) => {
      await giveKey(page);
      await openCompose(page);
      const place = { page, sandbox, wire };
      await arrange?.(place);
      await startButton(page).click();
      const shown = (await meet?.(place)) ?? page;

      await GO_ON[truth](shown, sandbox);
      await expect(shown).toHaveURL(RUN_URL);
      const run = await shown.getByTestId('run-slug').textContent();
      expect(await sandbox.runs()).toEqual([run]);

      // Nothing is left over: the form is free, and what it starts next is a second run.
      await shown.goto(`/workers/${MAPS}`);
      await expect(startButton(shown)).toBeEnabled();
      await expect(shown.getByText(/The platform shows|may have started|not listed/)).toBeHidden();
      expect(await sandbox.runs()).toHaveLength(1);
    });
  }
});

/** Agrees to another start in a tab where one of another tab has had no answer. */
async function startAnother(page: Page): Promise<void> {
  const question = page.getByRole('dialog', { name: 'A run may have started: start another?' });
  const another = question.getByRole('button', { name: 'Start another run anyway' });
  await expect(another).toBeEnabled();
  await another.click();
}

test.describe('a start whose answer was lost', () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  /** Starts a run of the Worker by other means. */
  async function startElsewhere({ page, sandbox, wire }: Place): Promise<void> {
    const answer = await page.request.post(wire.start, {
      headers: { 'api-key': sandbox.key, 'content-type': 'application/json' },
      data: await requestText(page),
    });
    expect(await answer.json()).toMatchObject({ code: 0 });
  }

  test('is one of several runs, of which the person chooses @deep', async ({ page, sandbox, wire }) => {
    await giveKey(page);
    await openCompose(page);
    // The runs before are read for the price by then.
    await expect(page.getByText(/Price unknown/)).toBeVisible();
    await sandbox.fail({ match: wire.runList, fault: { kind: 'html' } });
    await sandbox.fail({ match: wire.start, fault: { kind: 'drop' }, after: true });
    await startButton(page).click();
    await expect(page.getByText('The list of runs could not be read, so it is not known yet.')).toBeVisible();
    await expect(startButton(page)).toBeDisabled();
    await startElsewhere({ page, sandbox, wire });

    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/It may be one of these runs of the Worker/)).toBeVisible();
    const [newest] = await sandbox.runs();
    await page
      .getByRole('link', { name: /^Run (of|that)/ })
      .first()
      .click();
    await expect(page).toHaveURL(`/runs/${newest ?? ''}`);
    await page.goBack();
    await expect(startButton(page)).toBeEnabled();
    expect(await startsOf(sandbox)).toHaveLength(2);
  });

  test('is none of the runs that are listed, says the person @screens @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await giveKey(page);
    await openCompose(page);
    await sandbox.fail({ match: wire.start, fault: { kind: 'drop' }, after: true });
    await startButton(page).click();
    await page.getByRole('button', { name: 'Not mine' }).click();
    await expect(startButton(page)).toBeEnabled();
    await expect(page.getByText(FOUND)).toBeHidden();
    await page.reload();
    await expect(startButton(page)).toBeEnabled();
    expect(await sandbox.runs()).toHaveLength(1);
  });

  test('is followed by another only on purpose @screens @deep', async ({ page, sandbox, wire }) => {
    await giveKey(page);
    await openCompose(page);
    await sandbox.fail({ match: wire.start, fault: { kind: 'drop' }, after: true });
    await startButton(page).click();
    await expect(page.getByText(FOUND)).toBeVisible();
    await page.getByLabel('Base location').press('Enter');
    await page.getByRole('button', { name: 'Start another run anyway' }).click();
    await expect(page).toHaveURL(RUN_URL);
    expect(await sandbox.runs()).toHaveLength(2);
  });

  test('is asked about again where the one after it is refused @deep', async ({
    page,
    context,
    sandbox,
    wire,
  }) => {
    await giveKey(page);
    await openCompose(page);
    await sandbox.fail({ match: wire.start, fault: { kind: 'drop' }, after: true });
    await startButton(page).click();
    await expect(page.getByText(FOUND)).toBeVisible();
    await sandbox.setBalance(0);
    await page.getByRole('button', { name: 'Start another run anyway' }).click();
    await expect(page.getByText('The balance is too low')).toBeVisible();
    await expect(page.getByText(FOUND)).toBeVisible();
    await expect(startButton(page)).toBeDisabled();

    const other = await context.newPage();
    await giveKey(other);
    await openCompose(other);
    await startButton(other).click();
    await expect(other.getByRole('dialog', { name: 'A run may have started: start another?' })).toBeVisible();
    expect(await sandbox.runs()).toHaveLength(1);
  });

  test('that is refused, and whose refusal names a run, is shown with that run @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await giveKey(page);
    await openCompose(page);
    // The runs before are read for the price by then: the one that is named is none of them.
    await expect(page.getByText(/Price unknown/)).toBeVisible();
    await startElsewhere({ page, sandbox, wire });
    const [run] = await sandbox.runs();
    const data = { run_slug: run ?? '' };
    await sandbox.fail({ match: wire.start, fault: { kind: 'status', status: 402, code: 30001, data } });
    await startButton(page).click();
    await expect(page).toHaveURL(`/runs/${run ?? ''}`);
    const news = page
      .getByRole('alert')
      .or(page.getByRole('status'))
      .filter({
        hasText: `The platform refused the start of ${MAPS}, and named a run all the same`,
      });
    await expect(news.getByRole('link', { name: 'Open the run' })).toHaveAttribute(
      'href',
      `/runs/${run ?? ''}`,
    );
    await news.getByRole('button', { name: 'Dismiss' }).click();
    await expect(news).toBeHidden();
    await page.goto(`/workers/${MAPS}`);
    await expect(startButton(page)).toBeEnabled();
    await expect(page.getByText(/was not started|may have started/)).toBeHidden();
    expect(await startsOf(sandbox)).toHaveLength(2);
  });

  /** It is said that there is no run, and the person comes back to that after a while. */
  async function missAndComeBackLater({ page, wire }: Place): Promise<void> {
    await giveKey(page);
    await page.clock.install();
    await openCompose(page);
    await page.route(`**${wire.start}`, (route) => route.abort('connectionfailed'), { times: 1 });
    await startButton(page).click();
    for (let second = 0; second < 12; second += 1) await page.clock.runFor(1_000);
    await expect(page.getByText(NONE)).toBeVisible();
    const said = await page.getByText(NONE).textContent();
    await page.clock.fastForward(120_000);
    // It has been looked for again, and nothing is under way.
    await expect(page.getByText(NONE)).not.toHaveText(said ?? '');
  }

  test('goes on being looked for while that is said, and is found without a click @screens @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    const place = { page, sandbox, wire };
    await missAndComeBackLater(place);
    await startElsewhere(place);
    // The next look is planned once the last one is answered.
    await expect(async () => {
      await page.clock.fastForward(400_000);
      await expect(page.getByText(FOUND)).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(startButton(page)).toBeDisabled();
    expect(await startsOf(sandbox)).toHaveLength(1);
  });

  test('is looked for once more when it is started again long after, and then started @screens @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await missAndComeBackLater({ page, sandbox, wire });
    const before = (await sandbox.requests()).length;
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    const paths = (await sandbox.requests()).map(({ path }) => new URL(path, page.url()).pathname);
    // The list of the Worker's runs, and that of all runs; each of two months where one has ended since.
    const pathsOfStart = paths.slice(before, paths.lastIndexOf(wire.start) + 1);
    expect([...new Set(pathsOfStart)]).toEqual([wire.runList, wire.start]);
    expect([3, 5]).toContain(pathsOfStart.length);
    expect(await startsOf(sandbox)).toHaveLength(1);
  });

  test('is looked for while the form is edited, and what stood there at the click is started @screens', async ({
    page,
    sandbox,
    wire,
  }) => {
    await missAndComeBackLater({ page, sandbox, wire });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(`**${wire.runList}*`, async (route) => {
      await held;
      await route.continue();
    });
    const shown = await requestText(page);
    const runListRequest = page.waitForRequest(`**${wire.runList}*`);
    await startButton(page).click();
    await runListRequest;
    await field(page, 'max_results').getByRole('textbox').fill('99');
    await field(page, 'callback_url').getByRole('textbox').fill('https://example.com/hook');
    await expect.poll(() => requestText(page)).toMatch(/"max_results": 99[^]*"callback_url"/);
    expect(await startsOf(sandbox)).toEqual([]);
    release();
    await expect(page).toHaveURL(RUN_URL);
    await expectOneStart(sandbox, shown);
  });

  test(
    'is not taken for the run of another tab',
    { tag: ['@screens', '@deep'] },
    async ({ page, context, sandbox, wire }) => {
      await giveKey(page);
      await openCompose(page);
      const other = await context.newPage();
      await giveKey(other);
      await openCompose(other);
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const left = page.waitForRequest(`**${wire.start}`);
      const lose = async (route: Route) => {
        await held;
        await route.abort('connectionfailed');
      };
      await page.route(`**${wire.start}`, lose, { times: 1 });
      await startButton(page).click();
      await left;
      await startButton(other).click();
      await startAnother(other);
      await expect(other).toHaveURL(RUN_URL);
      release();
      await other.goBack();
      await expect(startButton(other)).toBeEnabled();
      await page.bringToFront();
      await expect(page.getByText(NONE)).toBeVisible();
      await page.reload();
      await expect(page.getByText(NONE)).toBeVisible();
      expect(await sandbox.runs()).toHaveLength(1);
    },
  );

  test('is not said to have led to the run that may be that of another tab @screens @deep', async ({
    page,
    context,
    sandbox,
    wire,
  }) => {
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await giveKey(tab);
      await openCompose(tab);
    }
    await page.route(`**${wire.start}`, (route) => route.abort('connectionfailed'), { times: 1 });
    await startButton(page).click();
    await expect(page.getByText(MAYBE)).toBeVisible();
    await sandbox.fail({ match: wire.start, fault: { kind: 'drop' }, after: true });
    await startButton(other).click();
    await startAnother(other);

    const mayBe = /may be yours, which you requested/;
    for (const tab of [page, other]) await expect(tab.getByText(mayBe)).toBeVisible();
    await other.getByRole('link', { name: /^Run (of|that)/ }).click();
    await expect(other).toHaveURL(RUN_URL);

    await page.reload();
    await expect(page.getByText(/You have taken it for the run of another start/)).toBeVisible();
    for (const tab of [page, other]) await expect(tab.getByText(FOUND)).toBeHidden();
    expect(await sandbox.runs()).toHaveLength(1);
  });

  test('is asked about in another tab, also where its own was closed @screens', async ({
    page,
    context,
    sandbox,
    wire,
  }) => {
    await giveKey(page);
    await openCompose(page);
    await sandbox.fail({ match: wire.start, fault: { kind: 'drop' }, after: true });
    await startButton(page).click();
    await expect(page.getByText(FOUND)).toBeVisible();
    await page.close();

    const other = await context.newPage();
    await giveKey(other);
    await openCompose(other);
    await startButton(other).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await startButton(other).click();
    await other.getByRole('dialog').getByRole('link', { name: 'Look at the runs' }).click();
    await expect(other).toHaveURL(/\/runs$/);
    expect(await sandbox.runs()).toHaveLength(1);

    await other.goBack();
    await startButton(other).click();
    await startAnother(other);
    await expect(other).toHaveURL(RUN_URL);
    await other.goBack();
    await startButton(other).click();
    await expect(other).toHaveURL(RUN_URL);
    expect(await sandbox.runs()).toHaveLength(3);
  });
});

/** In the words of the README. */
const LEFT = 'the answer comes after you left for another screen';

test.describe(`a start is told although ${LEFT}: it`, { tag: '@screens' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  const leave = async ({ page, sandbox, wire }: Place) => {
    await openCompose(page);
    await startButton(page).click();
    await untilReceived({ page, sandbox, wire });
    await page.getByRole('navigation').getByRole('link', { name: 'Workers' }).click();
    await expect(page.getByRole('combobox', { name: 'Worker' })).toBeVisible();
  };

  test('is told where the person is when it was refused @deep', async ({ page, sandbox, wire }) => {
    await giveKey(page);
    await sandbox.setBalance(0);
    const letGo = await holdAnswer(page, wire.start);
    await leave({ page, sandbox, wire });
    letGo();
    const news = page.getByRole('alert').filter({ hasText: `The run of ${MAPS} was not started` });
    await expect(news).toBeVisible();
    await expect(news).toContainText(/HTTP \d+ · code 30001/);
    await expectAccessible(page);
    await page.reload();
    await expect(news).toBeVisible();
    await news.getByRole('link', { name: 'Back to where you started it' }).click();
    await expect(startButton(page)).toBeEnabled();
    await expect(news).toBeHidden();
  });

  test('is told where the person is when it has started', async ({ page, sandbox, wire }) => {
    await giveKey(page);
    const letGo = await holdAnswer(page, wire.start);
    await leave({ page, sandbox, wire });
    letGo();
    // What is under way beside the first screen leads there too.
    await page.getByRole('link', { name: 'Open the run' }).first().click();
    await expect(page).toHaveURL(RUN_URL);
    await page.goBack();
    await expect(page.getByText(/has started$/)).toBeHidden();
  });

  /** Back on the screen of the start, which is drawn anew, before the answer. */
  const comeBack = async ({ page }: Place) => {
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Starting…' })).toBeDisabled();
  };

  test('opens its run when the person has come back meanwhile @deep', async ({ page, sandbox, wire }) => {
    await giveKey(page);
    const letGo = await holdAnswer(page, wire.start);
    await leave({ page, sandbox, wire });
    await comeBack({ page, sandbox, wire });
    letGo();
    await expect(page).toHaveURL(RUN_URL);
    await expect(page.getByText(/has started$/)).toBeHidden();
    expect(await sandbox.runs()).toHaveLength(1);
  });

  test('is told beside the form when it was refused and the person has come back meanwhile @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await giveKey(page);
    await sandbox.setBalance(0);
    const letGo = await holdAnswer(page, wire.start);
    await leave({ page, sandbox, wire });
    await comeBack({ page, sandbox, wire });
    letGo();
    await expect(page.getByRole('alert')).toContainText(/HTTP \d+ · code 30001/);
    await expect(startButton(page)).toBeEnabled();
    await page.getByRole('navigation').getByRole('link', { name: 'Workers' }).click();
    await page.goBack();
    await expect(startButton(page)).toBeEnabled();
    await expect(page.getByRole('alert')).toBeHidden();
  });

  test('opens its run when a link has made the form anew meanwhile @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await giveKey(page);
    await openCompose(page);
    const letGo = await holdAnswer(page, wire.start);
    await startButton(page).click();
    await untilReceived({ page, sandbox, wire });
    await page.evaluate(() => {
      location.hash = '#v2.';
    });
    await expect(page.getByText('it is incomplete or damaged.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Starting…' })).toBeDisabled();
    letGo();
    await expect(page).toHaveURL(RUN_URL);
    expect(await sandbox.runs()).toHaveLength(1);
  });

  test('is told where the person is when its dialog was closed, also on the first screen @deep', async ({
    page,
  }) => {
    await giveKey(page);
    let receive: () => void = () => undefined;
    let refuse: () => void = () => undefined;
    const received = new Promise<void>((resolve) => (receive = resolve));
    const refused = new Promise<void>((resolve) => (refuse = resolve));
    await page.route('**/api/v2/worker-tasks/*/runs', async (route) => {
      receive();
      await refused;
      await route.fulfill({
        status: 402,
        json: { code: 30001, message: 'insufficient balance', data: null },
      });
    });
    await page.goto('/tasks/01KQ3T7AD4M5WNZ8V6C2XJRGEB');
    await page.getByRole('button', { name: 'Run now' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Start( run$|, at most| anyway)/ })
      .click();
    await expect(page.getByRole('button', { name: 'Starting…' })).toBeDisabled();
    // Closed before it is sent, nothing is started, and there is nothing to tell.
    await received;
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    refuse();
    await expect(page.getByRole('alert')).toContainText(
      'The run of the task Bakeries in Lyon was not started',
    );
  });

  test('is told to be open when its answer was lost, and is looked for on its screen', async ({
    page,
    sandbox,
    wire,
  }) => {
    await giveKey(page);
    await holdAnswer(page, wire.start);
    await leave({ page, sandbox, wire });
    await page.reload();
    const news = page.getByRole('alert').filter({ hasText: `The run of ${MAPS} may have started` });
    await news.getByRole('link', { name: 'Check now' }).click();
    await page.getByRole('link', { name: 'Open the run' }).click();
    await expect(page).toHaveURL(RUN_URL);
  });
});

test.describe('a start that the browser has no place to note', { tag: '@screens' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('is made all the same, and says what a reload would take @deep', async ({ page, sandbox, wire }) => {
    await giveKey(page);
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('forbidden', 'SecurityError');
      };
    });
    await openCompose(page);
    await expect(page.getByText(/can’t save a record of this start/)).toBeHidden();
    const letGo = await holdAnswer(page, wire.start);
    await startButton(page).click();
    await expect(page.getByText(/can’t save a record of this start/)).toContainText(/can’t look for its run/);
    letGo();
    await expect(page).toHaveURL(RUN_URL);
    expect(await sandbox.runs()).toHaveLength(1);
  });

  test('is not looked for after a reload, and asked about before another @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await giveKey(page);
    await page.addInitScript((journal) => {
      const setItem: (this: Storage, name: string, text: string) => void = Reflect.get(
        Storage.prototype,
        'setItem',
      );
      Storage.prototype.setItem = function (name, text) {
        if (name.endsWith(journal)) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, name, text);
      };
    }, STORED.journal.key);
    await openCompose(page);
    await sandbox.fail({ match: wire.start, fault: { kind: 'drop' }, after: true });
    await startButton(page).click();
    await expect(page.getByText(/can’t save a record of this start/)).toBeVisible();
    await page.reload();
    await startButton(page).click();
    await expect(page.getByRole('dialog')).toContainText(/was sent before .+ has had no answer/);
    await expect(page.getByText(MAYBE)).toBeHidden();
    expect(await sandbox.runs()).toHaveLength(1);
  });
});

test.describe('a lost start that is looked for with another key', { tag: '@screens' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  test('is not said to have failed: the list may be another account’s @deep', async ({
    page,
    sandbox,
    wire,
  }) => {
    await giveKey(page);
    await openCompose(page);
    // What the price is learned from is read before the list fails.
    await expect(page.getByText(/Price unknown/)).toBeVisible();
    await page.route(`**${wire.start}`, (route) => route.abort('connectionfailed'), { times: 1 });
    await sandbox.fail({ match: wire.runList, fault: { kind: 'html' } });
    await startButton(page).click();
    await expect(page.getByText('The list of runs could not be read, so it is not known yet.')).toBeVisible();
    await keyButton(page).click();
    await page.getByRole('button', { name: 'Forget key' }).click();
    await saveKeyAndClose(page, sandbox.key);
    await expect(page.getByText(/was sent with a different API key/)).toBeVisible();
    await expect(page.getByText(NONE)).toBeHidden();
    await expect(startButton(page)).toBeDisabled();
    expect(await sandbox.runs()).toEqual([]);
    await page.getByRole('button', { name: 'Start another run anyway' }).click();
    await expect(page).toHaveURL(RUN_URL);
  });
});

type FollowRow = {
  /** In the words of the README. */
  readonly name: string;
  /** While the run is shown as running. */
  readonly meet: (place: Place) => Promise<unknown>;
  /** What is said then. */
  readonly notice: RegExp;
  /** What the run is called then, where that is not as before. */
  readonly shown?: string;
  /** What a person does, if anything, before the run is followed on; the run has ended meanwhile. */
  readonly goOn: (place: Place) => Promise<unknown>;
};

const BACK_BY_ITSELF = { timeout: slowed(30_000) };

/** Every fault of following a run that the README names. */
const FOLLOW_ROWS: readonly FollowRow[] = [
  {
    name: 'there is no network for a while',
    meet: async ({ page }) => {
      await page.context().setOffline(true);
      await expect(page.getByText(/^Offline, last updated at/)).toBeVisible(BACK_BY_ITSELF);
      await page.clock.runFor(60_000);
    },
    notice: /^Offline, last updated at .*\d\d:\d\d:\d\d$/,
    goOn: ({ page }) => page.context().setOffline(false),
  },
  {
    name: 'the platform answers with errors (HTTP 500)',
    meet: ({ sandbox, wire }) =>
      sandbox.fail({ match: wire.run, fault: { kind: 'status', status: 500 }, times: 50 }),
    notice: /^Last updated at .*\d\d:\d\d:\d\d/,
    goOn: ({ sandbox }) => sandbox.forgetFaults(),
  },
  {
    name: 'the key has expired',
    meet: ({ sandbox, wire }) =>
      sandbox.fail({ match: wire.run, fault: { kind: 'status', status: 401 }, times: 50 }),
    notice: /^Last updated at .*\d\d:\d\d:\d\d/,
    goOn: async ({ page, sandbox }) => {
      await sandbox.forgetFaults();
      await page.getByRole('alert').getByRole('button', { name: 'API key' }).first().click();
      await saveKeyAndClose(page, sandbox.key);
    },
  },
  {
    name: 'the platform says that the run does not exist',
    meet: ({ sandbox, wire }) =>
      sandbox.fail({ match: wire.run, fault: { kind: 'status', status: 404 }, times: 50 }),
    notice: /^Last updated at .*\d\d:\d\d:\d\d/,
    shown: 'Unknown',
    goOn: async ({ page, sandbox }) => {
      await sandbox.forgetFaults();
      await page.getByRole('button', { name: 'Check again' }).first().click();
    },
  },
];

test.describe('a run is followed to its end, and what is shown stays, although', { tag: '@screens' }, () => {
  test.use({ allowedErrors: [HTTP_ERRORS] });

  for (const { name, meet, notice, shown = 'Running', goOn } of FOLLOW_ROWS) {
    test(name, { tag: '@deep' }, async ({ page, sandbox, wire }) => {
      await giveKey(page);
      await sandbox.linger();
      await page.clock.install();
      await openCompose(page);
      await startButton(page).click();
      await expect(page).toHaveURL(RUN_URL);
      const status = page.getByTestId('run-status');
      await expect(status).toHaveText('Running');
      const place = { page, sandbox, wire };
      await meet(place);
      await expect(page.getByText(notice)).toBeVisible(BACK_BY_ITSELF);
      await expect(status).toHaveText(shown);

      await sandbox.hurry();
      await goOn(place);
      await expect(status).toHaveText('Succeeded', BACK_BY_ITSELF);
      await expect(page.getByText(notice)).toBeHidden();
      await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', /1a7a4c/);
      await expect(page).toHaveTitle(/^Succeeded · /);
      expect(await sandbox.runs()).toHaveLength(1);
    });
  }
});

test('what the README says of faults is proved here, line by line', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [, section = ''] = /^## When something goes wrong during a start$([^]*?)^## /m.exec(readme) ?? [];
  const lines = [...section.matchAll(/^\| ([^-].*?) +\|/gm)].map(([, first]) => first);
  const proved = [...Object.keys(STARTS), ...FOLLOW_ROWS.map(({ name }) => name), LEFT];
  expect(proved.toSorted()).toEqual(lines.filter((line) => line !== 'what happens').toSorted());
});

test('a synchronous start says how long it waits, and what happens after that', async ({
  page,
  sandbox,
  wire,
}) => {
  await giveKey(page);
  await openCompose(page);
  await page.getByLabel('Run mode').selectOption('Sync');
  await expectRequest(page).toMatchObject({ is_async: false });
  await page.clock.install();
  await sandbox.fail({ match: wire.start, fault: { kind: 'delay' } });
  await startButton(page).click();
  await expect(page.getByText(/^Waiting for the run to end… \d+ sec/)).toBeVisible();
  await expect(page.getByText(/waits 30 seconds to 5 minutes/)).toBeVisible();
  await page.clock.fastForward(301_000);
  await expect(page.getByText(/^Waiting for the run to end… 5 min/)).toBeVisible();
  await expect(page.getByText(/limit of 5 minutes has passed: the run continues on its own/)).toBeVisible();
});

test.describe('the runs that were started from this browser', { tag: '@screens' }, () => {
  test('keep their input without its secrets, and can be edited and run again @deep', async ({
    page,
    sandbox,
  }) => {
    const { slug } = await sandbox.addWorker({
      slug: 'someone/login',
      data: {
        version: 'v1',
        parameters: {
          custom: {
            properties: [
              { name: 'city', type: 'string', editor: 'input', title: 'City' },
              { name: 'password', type: 'string', editor: 'input', title: 'Password' },
            ],
          },
        },
      },
    });
    await sandbox.addRun({ rows: 1 });
    await giveKey(page);
    await openCompose(page, slug);
    await page.getByLabel('City').fill('Oslo');
    await page.getByLabel('Password').fill('hunter2');
    await page.getByLabel('Memory').selectOption('2,048 MB');
    await expectRequest(page).toMatchObject({
      input: { parameters: { custom: { password: 'hunter2' }, system: { memory: 2048 } } },
    });
    const request = JSON.parse(await requestText(page)) as {
      input: { parameters: { custom: Record<string, string> } };
    };
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    const run = page.url();

    await page.getByRole('tab', { name: 'Input' }).click();
    const expected = {
      ...request,
      input: { parameters: { ...request.input.parameters, custom: { city: 'Oslo' } } },
    };
    expect(JSON.parse((await page.getByTestId('run-input').textContent()) ?? '')).toEqual(expected);
    await expect(page.getByText(/Left out, because it looks like a secret: password/)).toBeVisible();
    await page.reload();
    await expect(page.getByTestId('run-input')).toBeVisible();
    const elsewhere = page.getByText('Only the browser that starts a run keeps its input.');
    await expect(elsewhere).toBeHidden();

    const again = page.getByRole('link', { name: 'Edit and run again' });
    const href = (await again.getAttribute('href')) ?? '';
    await again.click();
    await expect(page.getByText('Filled from an earlier run. This starts nothing.')).toBeVisible();
    await expect(page.getByText('Not kept: Password. Fill it in again if the run needs it.')).toBeVisible();
    // What is one's own is not marked as another's, and starts without a question.
    const memory = page.locator('[data-field="system.memory"]');
    await expect(memory).not.toContainText('set from outside');
    await expectRequest(page).toEqual(expected);
    await page.getByLabel('Password').fill('hunter2');
    await expectRequest(page).toEqual(request);
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    await expect(page).not.toHaveURL(run);
    // The very same as a link is a link.
    await page.goto(href);
    await expect(page.getByText('Filled from a link. This starts nothing.')).toBeVisible();
    await expect(memory).toContainText('set from outside');
    expect(await startsOf(sandbox)).toHaveLength(2);

    await page.goto('/runs');
    await page.getByRole('button', { name: 'Kept in this browser' }).click();
    await expect(page.getByText('This browser keeps the inputs of 2 runs.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear history' }).click();
    await expect(page.getByText('This browser keeps the inputs of 2 runs.')).toBeHidden();
    await page.goto(`${run}?tab=input`);
    await expect(page.getByRole('tab', { name: 'Log' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Input' })).toBeHidden();
    await expect(again).toBeHidden();
    await expect(elsewhere).toBeHidden();
    await expect(page.getByText('This run was started here, but its input is not kept.')).toBeVisible();
    await expectAccessible(page);
  });

  test('keep their input also where the page is left with the very answer @deep', async ({ page }) => {
    await giveKey(page);
    // The databases of that page are too late for anything.
    await page.addInitScript(() => {
      if (location.protocol.startsWith('http') && sessionStorage.getItem('e2e.left') === null)
        IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
    });
    await openCompose(page);
    await page.getByLabel('Memory').selectOption('2,048 MB');
    await startButton(page).click();
    await expect(page).toHaveURL(RUN_URL);
    const run = page.url();
    await page.evaluate(() => sessionStorage.setItem('e2e.left', 'yes'));
    await page.goto('/runs');
    await page.getByRole('button', { name: 'Kept in this browser' }).click();
    await expect(page.getByText('This browser keeps the input of 1 run.')).toBeVisible();
    await page.goto(`${run}?tab=input`);
    await expect(page.getByTestId('run-input')).toContainText('2048');
  });
});

test.describe('the balance', { tag: '@screens' }, () => {
  test('that is zero, or below the maximum charge, is told before a start', async ({ page, sandbox }) => {
    await sandbox.setBalance(5);
    await giveKey(page);
    await openCompose(page);
    await expect(page.getByText('Balance $5.00', { exact: true })).toBeVisible();
    await expect(page.getByText(/Your balance/)).toBeHidden();
    await page.getByLabel('Maximum charge').fill('10');
    await expect(
      page.getByText('Your balance of $5.00 is below the maximum charge of $10.00.'),
    ).toBeVisible();
    await expect(startButton(page)).toBeEnabled();

    await sandbox.setBalance(0);
    await page.reload();
    await expect(page.getByText(/Your balance is \$0.00/)).toBeVisible();
  });

  test('has the traffic that is left beside it @deep', async ({ page }) => {
    await giveKey(page);
    await openCompose(page);
    await expect(page.getByTitle(/^Traffic left: [\d.]+ [MGT]B, until \d+ \w+/)).toHaveText(
      'Balance $100.00',
    );
  });

  test('stands in the top bar, and follows each start @deep', async ({ page, sandbox }) => {
    await giveKey(page);
    await openCompose(page);
    await expect(page.getByText('Balance $100.00', { exact: true })).toBeVisible();
    await sandbox.setBalance(50);
    await startButton(page).click();
    await expect(page.getByText(/^Balance \$(50\.00|49\.9\d)/)).toBeVisible();
  });
});
