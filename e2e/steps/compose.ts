import { expect, type Locator, type Page, type Route } from '@playwright/test';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import type { ReceivedRequest } from '#sandbox/world/state.ts';
import type { Sandbox } from '../servers/sandbox.ts';

export const MAPS = 'coreclaw/google-maps-scraper';
export const MAPS_ID = '01KPD6M5YQADCQKGVKPDZVYC63';

/** The path of a run's page. */
export const RUN_URL = /\/runs\/[0-9A-HJKMNP-TV-Z]{26}$/;

/** What the untouched form of the Maps Worker asks for. */
export const MAPS_BODY = {
  scraper_slug: MAPS,
  version: 'v1.0.5',
  is_async: true,
  input: {
    parameters: {
      system: {
        cpus: 0.125,
        memory: 512,
        execute_limit_time_seconds: 1800,
        max_total_charge: 0,
        max_total_traffic: 0,
        proxy_region: 'US',
      },
      custom: {
        keywords: ['coffee roasters'],
        base_location: 'New York, USA',
        max_results: 20,
        lang: 'en',
        skipClosed: true,
        reviews_per_place: 0,
        extras: ['opening_hours'],
      },
    },
  },
};

export const startButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Start run', exact: true });

/** What heads the screen of a Worker: its title, its slug and its version. */
export const workerHeader = (page: Page): Locator =>
  page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });

/** The button in the top bar that opens the key dialog. */
export const keyButton = (page: Page): Locator =>
  page.getByRole('banner').getByRole('button', { name: /^API key/ });

/** A field of the form by its name, or a run option by its platform name, such as `system.memory`. */
export const field = (page: Page, name: string): Locator => page.locator(`[data-field="${name}"]`);

/** A tool of a list or table, which comes with the focus. */
export async function listTool(page: Page, name: string, tool: string): Promise<Locator> {
  await field(page, name).getByRole('textbox').first().focus();
  return field(page, name).getByRole('button', { name: tool, exact: true });
}

/** Opens a Worker by its address and waits for its form. */
export async function openCompose(page: Page, slug = MAPS, fragment = ''): Promise<void> {
  await page.goto(`/workers/${slug}${fragment}`);
  await expect(startButton(page)).toBeVisible();
  await openRunOptions(page);
  await openSections(page);
}

/** Opens the sections of the form that are folded, in any language. */
export async function openSections(page: Page): Promise<void> {
  await expect(page.locator('form[data-ready="true"]')).toBeAttached();
  const folded = page.locator('form section h2 > button[aria-expanded="false"]').first();
  // Not by the pointer, which would scroll the page and move the focus.
  while (await folded.isVisible()) await folded.dispatchEvent('click');
}

/** The line that opens the run options, in any language. */
const runOptions = (page: Page): Locator => page.locator('[data-run-options]');

/** Opens the run options where they are closed. */
export async function openRunOptions(page: Page): Promise<void> {
  await expect(runOptions(page)).toBeVisible();
  if ((await runOptions(page).getAttribute('aria-expanded')) === 'false') await runOptions(page).click();
}

/** Says in the tool row what the form was filled from, and opens the ways back. */
export const originLine = (page: Page): Locator =>
  page.getByRole('region', { name: 'Form', exact: true }).locator('[data-origin]');

/** Goes one of the ways back from what the form was filled from. */
export async function goWayBack(page: Page, way: string): Promise<void> {
  await originLine(page).click();
  await page.getByRole('menuitem', { name: way }).click();
}

/** Takes back what was done last in the form. */
export const undo = (page: Page): Promise<void> =>
  page.getByRole('region', { name: 'Form', exact: true }).getByRole('button', { name: 'Undo' }).click();

/** Opens the panel of Share at one of its tabs, in any language. */
export async function openPanel(page: Page, tab: 'link' | 'snippet' | 'request'): Promise<void> {
  const share = page.locator('[data-share]');
  if ((await share.getAttribute('aria-pressed')) !== 'true') await share.click();
  await page.locator(`[data-tab="${tab}"]`).click();
}

/** The text of the request that is shown: what is sent, to the byte. */
export async function requestText(page: Page): Promise<string> {
  const request = page.getByTestId('request-json');
  if (!(await request.isVisible())) await openPanel(page, 'request');
  return (await request.textContent()) ?? '';
}

/** Saves what is in the form, by one of the ways of the menu Save. */
export async function saveForm(page: Page, way: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('menuitem', { name: way }).click();
}

/** Does what stands in the menu More of the form. */
export async function moreOfForm(page: Page, what: string): Promise<void> {
  const form = page.getByRole('region', { name: 'Form', exact: true });
  await form.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

/** Opens the run options, or closes them again. */
export const toggleRunOptions = (page: Page): Promise<void> => runOptions(page).click();

/** Turns the form into JSON, and back. What is wrong in the JSON is listed elsewhere by the same name. */
export const jsonToggle = (page: Page): Locator =>
  page.getByRole('region', { name: 'Form', exact: true }).getByRole('button', { name: 'JSON', exact: true });

/** Shows the input as the form, or as JSON. */
export async function showInput(page: Page, view: 'Form' | 'JSON'): Promise<void> {
  const json = jsonToggle(page);
  if (((await json.getAttribute('aria-pressed')) === 'true') !== (view === 'JSON')) await json.click();
}

/** Goes to the form of one run, or of many rows. */
export const chooseMode = (page: Page, mode: 'One run' | 'Many rows'): Promise<void> =>
  page.getByRole('radio', { name: mode, exact: true }).click();

/** The request that is shown; it follows the keys a little later. */
export function expectRequest(page: Page) {
  return expect.poll(async (): Promise<unknown> => JSON.parse(await requestText(page)));
}

/** A request to start a run of a Worker, in any dialect. */
const isStart = ({ method, path }: ReceivedRequest) =>
  method === 'POST' && /^\/api\/(v1\/scraper\/run|v2\/workers\/[^/]+\/runs)$/.test(path);

/** Keeps back the answer to the next start, which the platform takes at once, until it is let go. */
export async function holdAnswer(page: Page, startPath: string): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const hold = async (route: Route) => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  };
  await page.route(`**${startPath}`, hold, { times: 1 });
  return letGo;
}

/** Requests to start a run that reached the platform, oldest first. */
export async function startsOf(sandbox: Sandbox): Promise<readonly ReceivedRequest[]> {
  return (await sandbox.requests()).filter(isStart);
}

/** Expects one request to start a run, and that its body is this text. */
export async function expectOneStart(sandbox: Sandbox, body: string): Promise<void> {
  const starts = await startsOf(sandbox);
  expect(starts.map((request) => request.body)).toEqual([body]);
}

/** Saves a key through the open key dialog. */
export async function saveKey(page: Page, key: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'API key' });
  await dialog.getByLabel('API key', { exact: true }).fill(key);
  await dialog.getByRole('button', { name: 'Save key' }).click();
}

/** Saves a key through the open key dialog, and closes that once the key is known to be good. */
export async function saveKeyAndClose(page: Page, key: string): Promise<void> {
  await saveKey(page, key);
  await expect(page.getByText('The key works.')).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Starts what is in the form of a tab of the sandbox that has no key yet. */
export async function runOnce(page: Page): Promise<void> {
  await startButton(page).click();
  await saveKey(page, SANDBOX_KEY);
  await expect(page).toHaveURL(RUN_URL);
}

/** Until nothing stands any more for what is loading: a part of the page, or what it shows. */
export async function untilLoaded(page: Page): Promise<void> {
  await expect(page.locator('.animate-late')).toHaveCount(0);
}

/** Every request that a page sends, as "METHOD url". */
export function watchRequests(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
  return sent;
}

/** The browser's own lines about answers that are no success. */
export const HTTP_ERRORS = /Failed to load resource/;
