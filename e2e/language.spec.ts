import type { Locator, Page } from '@playwright/test';
import { field, HTTP_ERRORS, MAPS, openCompose, openPanel, requestText } from './steps/compose.ts';
import { expect, giveKey, test } from './fixtures.ts';

/** Opens the menu of the top bar, in either language. */
async function openMenu(page: Page): Promise<Locator> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^(Menu|菜单)$/ })
    .click();
  return page.getByRole('menu', { name: /^(Menu|菜单)$/ });
}

async function chooseLanguage(page: Page, name: 'English' | '简体中文'): Promise<void> {
  await (await openMenu(page)).getByRole('menuitemradio', { name }).click();
}

/** Names of the files with words that the page asks for from now on, such as `zh`. */
function watchWords(page: Page): ReadonlySet<string> {
  const languages = new Set<string>();
  page.on('request', (request) => {
    const name = /\/assets\/(en|zh)-/.exec(request.url())?.[1];
    if (name !== undefined) languages.add(name);
  });
  return languages;
}

for (const [locale, expected, heading] of [
  ['en-GB', 'en', 'Workers'],
  ['fr-FR', 'en', 'Workers'],
  ['zh-CN', 'zh-CN', '全部 Worker'],
  ['zh-SG', 'zh-CN', '全部 Worker'],
  ['zh-Hans', 'zh-CN', '全部 Worker'],
  ['zh', 'zh-CN', '全部 Worker'],
  ['zh-TW', 'en', 'Workers'],
] as const) {
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });

    const title = `gets the console in ${expected}, and loads no other words`;
    test(title, { tag: ['en-GB', 'zh-CN'].includes(locale) ? [] : '@deep' }, async ({ page }) => {
      const words = watchWords(page);
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', expected);
      expect([...words]).toEqual([expected.slice(0, 2)]);
    });
  });
}

test.describe('switching the language', () => {
  test('keeps what is typed, also what is wrong, and every choice; and is remembered', async ({ page }) => {
    await giveKey(page);
    await openCompose(page);
    await openPanel(page, 'link');
    await field(page, 'max_results').getByRole('textbox').fill('many');
    await field(page, 'callback_url').getByRole('textbox').fill('nowhere');
    const location = field(page, 'base_location').getByRole('textbox');
    await location.fill('Os');
    await expect(page.getByText('“many” is not a number.').first()).toBeVisible();

    await chooseLanguage(page, '简体中文');
    await expect(page.getByRole('button', { name: '开始运行', exact: true })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page).toHaveTitle(/运行控制台$/);
    await expect(page.getByText('“many”不是数字。').first()).toBeVisible();
    await expect(page.getByText('开头的完整地址').first()).toBeVisible();
    await expect(page.getByRole('tab', { name: '链接' })).toHaveAttribute('aria-selected', 'true');
    await expect(field(page, 'max_results').getByRole('textbox')).toHaveValue('many');
    await expect(field(page, 'callback_url').getByRole('textbox')).toHaveValue('nowhere');
    await location.focus();
    await page.keyboard.press('End');
    await page.keyboard.type('lo');
    await expect(location).toHaveValue('Oslo');
    await page.getByRole('tab', { name: '请求', exact: true }).click();
    await expect.poll(() => requestText(page)).toContain('"Oslo"');

    await page.reload();
    await expect(page.getByRole('button', { name: '开始运行', exact: true })).toBeVisible();
    await expect(location).toHaveValue('Oslo');
    await chooseLanguage(page, 'English');
    await expect(page.getByRole('button', { name: 'Start run', exact: true })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(location).toHaveValue('Oslo');
  });

  test('changes the other tabs of the browser, too, as does the theme @deep', async ({ page, context }) => {
    await page.goto('/runs');
    const other = await context.newPage();
    await other.goto('/');
    await expect(other.getByRole('button', { name: 'Menu', exact: true })).toBeVisible();
    await (await openMenu(other)).getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await chooseLanguage(other, '简体中文');
    await expect(page.getByRole('heading', { name: '运行记录' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  });

  test('names the proxy regions anew, the chosen one and those to choose from @deep', async ({ page }) => {
    await openCompose(page);
    const region = field(page, 'system.proxy_region').getByRole('combobox');
    await expect(region).toHaveValue('United States');
    await chooseLanguage(page, '简体中文');
    await expect(region).toHaveValue('美国');
    await region.fill('法国');
    await page.getByRole('option', { name: /法国/ }).click();
    await expect(region).toHaveValue('法国');
    await chooseLanguage(page, 'English');
    await expect(region).toHaveValue('France');
  });

  test('keeps a text in the JSON editor that is no JSON yet @deep', async ({ page }) => {
    await openCompose(page);
    await page.getByRole('button', { name: 'JSON', exact: true }).click();
    const editor = page.getByTestId('custom-json');
    await editor.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(' oops');
    await expect(page.getByRole('alert')).toContainText('does not belong here');

    await chooseLanguage(page, '简体中文');
    await expect(page.getByRole('alert')).toContainText('不应出现在此处');
    await expect(editor).toHaveAccessibleName('JSON 格式的参数');
    await expect(editor).toContainText('} oops');
    await editor.click();
    await page.keyboard.press('ControlOrMeta+f');
    await expect(page.getByRole('textbox', { name: '查找', exact: true })).toBeVisible();
  });

  test('gives the words of a screen that is opened later, too @deep', async ({ page, sandbox }) => {
    await giveKey(page);
    await sandbox.addRun({ rows: 3 });
    await page.goto('/');
    await chooseLanguage(page, '简体中文');
    await page.getByRole('navigation').getByRole('link', { name: '运行记录' }).click();
    await expect(page.getByRole('columnheader', { name: '开始时间' })).toBeVisible();
    await chooseLanguage(page, 'English');
    await expect(page.getByRole('columnheader', { name: 'Started' })).toBeVisible();
  });

  test.describe('without a connection', { tag: '@deep' }, () => {
    test.use({ allowedErrors: [HTTP_ERRORS] });

    test('says that the words cannot be had, and stays as it is', async ({ page }) => {
      await page.goto('/');
      await page.route('**/assets/zh-*', (route) => route.abort());
      await chooseLanguage(page, '简体中文');
      await expect(page.getByRole('alert')).toHaveText(/This language could not be loaded/);
      await expect((await openMenu(page)).getByRole('menuitemradio', { name: 'English' })).toBeChecked();
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    });
  });
});

test.describe('a browser in Chinese', { tag: '@deep' }, () => {
  test.use({ locale: 'zh-CN', allowedErrors: [HTTP_ERRORS] });

  test('says so where the words of the console cannot be had', async ({ page }) => {
    await page.route('**/assets/zh-*', (route) => route.abort());
    await page.goto(`/workers/${MAPS}`);
    await expect(page.getByRole('alert')).toHaveText(/控制台未能加载/);
  });
});
