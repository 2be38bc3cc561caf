import { field, HTTP_ERRORS, openRunOptions, requestText, RUN_URL } from './steps/compose.ts';
import { expect, expectAccessible, giveKey, test } from './fixtures.ts';

test.use({ locale: 'zh-CN' });

test('the main job is done in Chinese: key, form, start, results, log', async ({ page, sandbox, wire }) => {
  await sandbox.hurry();
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Worker', exact: true }).fill('coreclaw/google-maps-scraper');
  await page.getByRole('combobox', { name: 'Worker', exact: true }).press('Enter');
  await field(page, 'base_location').getByRole('textbox').fill('');
  await page.getByRole('button', { name: '开始运行', exact: true }).click();
  await expect(field(page, 'base_location').getByText('此 Worker 要求填写此项。')).toBeVisible();

  await field(page, 'base_location').getByRole('textbox').fill('上海');
  await expect(page.getByTestId('task-count')).toHaveText('1');
  await openRunOptions(page);
  await expect(field(page, 'system.execute_limit_time_seconds')).toContainText('30 分钟');
  await expect.poll(() => requestText(page)).toContain('"上海"');
  const body = await requestText(page);
  await page.getByRole('button', { name: '开始运行', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'API 密钥' });
  await dialog.getByLabel('API 密钥', { exact: true }).fill(sandbox.key);
  await dialog.getByRole('button', { name: '保存密钥' }).click();

  await expect(page).toHaveURL(RUN_URL);
  await expect(page.getByTestId('run-status')).toHaveText('成功');
  await expect(page).toHaveTitle(/^成功 · .*上海.* · 运行控制台$/);
  await expect(page.getByRole('grid', { name: '结果' })).toBeVisible();
  await page.getByRole('tab', { name: '日志' }).click();
  await expect(page.getByRole('table', { name: '日志' }).getByText('信息').first()).toBeVisible();
  const starts = (await sandbox.requests()).filter(({ path }) => path === wire.start);
  expect(starts.map((start) => start.body)).toEqual([body]);
});

test('texts of the platform are read in their own language', async ({ page }) => {
  const languageOf = (text: string) =>
    page
      .getByText(text)
      .first()
      .evaluate((element) => element.closest<HTMLElement>('[lang]')?.lang);
  await page.goto('/workers/coreclaw/google-maps-scraper');
  await expect.poll(() => languageOf('Search terms')).toBe('en');
  await page.goto('/');
  for (const text of ['数据去重', '按指定字段去除重复行'])
    await expect.poll(() => languageOf(text)).toBe('zh');
  await page.getByRole('banner').getByRole('button', { name: '菜单' }).click();
  await page.getByRole('menu', { name: '菜单' }).getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Workers', level: 1 })).toBeVisible();
  await expect.poll(() => languageOf('按指定字段去除重复行')).toBe('zh');
  await expect.poll(() => languageOf('Dedup Rows')).toBe('en');
});

test('the list of runs shows whole when each began', async ({ page, sandbox }) => {
  const DAY = 86_400_000;
  for (const days of [0, 25, 340]) await sandbox.addRun({ age: days * DAY });
  await giveKey(page);
  await page.goto('/runs');
  const cells = page.getByRole('cell', { name: /\d+月\d+日 \d\d:\d\d$/ });
  await expect(cells).toHaveCount(3);
  const cut = () => cells.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
  await expect.poll(cut).toBe(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in Chinese, ${colorScheme}`, () => {
    test.use({
      colorScheme,
      allowedErrors: [HTTP_ERRORS],
      // Colours are judged as they are, not on their way.
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('every screen is accessible', async ({ page, sandbox }) => {
      await page.goto('/');
      await expect(page.getByRole('combobox', { name: 'Worker', exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'API 密钥', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);

      await giveKey(page);
      await page.goto('/workers/coreclaw/google-maps-scraper');
      await field(page, 'max_results').getByRole('textbox').fill('多');
      await page.getByRole('button', { name: '开始运行', exact: true }).click();
      await expect(page.getByText('“多”不是数字。').first()).toBeVisible();
      await expectAccessible(page);

      const { run_slug: slug } = await sandbox.addRun({ rows: 30, logs: 30 });
      await page.goto('/runs');
      await expect(page.getByRole('row', { name: /成功/ })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/runs/${slug}`);
      await expect(page.getByRole('grid', { name: '结果' })).toBeVisible();
      await expectAccessible(page);
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { name: '页面不存在' })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
