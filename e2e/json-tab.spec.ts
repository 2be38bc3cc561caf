import type { Page } from '@playwright/test';
import {
  expectRequest,
  field,
  moreOfForm,
  openCompose,
  showInput as show,
  startButton,
} from './steps/compose.ts';
import { expect, test } from './fixtures.ts';

const SLUG = 'e2e/json-tab';
const OPTIONS = [
  { label: 'Small', value: 's' },
  { label: 'Large', value: 'l' },
];

test.beforeEach(async ({ page, sandbox }) => {
  const properties = [
    { name: 'city', title: 'City', type: 'string', editor: 'input', default: 'Oslo' },
    { name: 'note', title: 'Note', type: 'string', editor: 'input' },
    { name: 'size', title: 'Size', type: 'string', editor: 'select', options: OPTIONS },
  ];
  await sandbox.addWorker({ slug: SLUG, data: { version: 'v1', parameters: { custom: { properties } } } });
  await openCompose(page, SLUG);
});

const editor = (page: Page) => page.getByTestId('custom-json');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const broken = (page: Page) => page.getByRole('alert').filter({ hasText: 'Line' });

/** Puts text in place of the JSON. */
async function write(page: Page, text: string): Promise<void> {
  await show(page, 'JSON');
  await editor(page).press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

test('mending the JSON keeps what was typed into the form meanwhile @deep', async ({ page }) => {
  await write(page, '{"city": "Bergen", "size": "l"');
  await expect(broken(page)).toBeVisible();
  await show(page, 'Form');
  await field(page, 'note').getByRole('textbox').fill('typed meanwhile');
  await show(page, 'JSON');
  await expect(editor(page)).toHaveText('{"city": "Bergen", "size": "l"');
  await editor(page).press('Control+End');
  await page.keyboard.type('}');
  await expect(broken(page)).toBeHidden();
  const custom = { city: 'Bergen', note: 'typed meanwhile', size: 'l' };
  await expectRequest(page).toHaveProperty('input.parameters.custom', custom);
  await expect(editor(page)).toContainText('typed meanwhile');
});

test('the key that mends the JSON leaves the editor and the caret where they are @deep', async ({ page }) => {
  await show(page, 'JSON');
  await editor(page).press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await expect(broken(page)).toBeVisible();
  await show(page, 'Form');
  await field(page, 'note').getByRole('textbox').fill('typed meanwhile');
  await show(page, 'JSON');
  await editor(page).press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type('" ');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('!');
  await expect(editor(page)).toBeFocused();
  const custom = { city: 'Oslo!', note: 'typed meanwhile' };
  await expectRequest(page).toHaveProperty('input.parameters.custom', custom);
  await expect(editor(page)).toContainText('typed meanwhile');
  await page.keyboard.press('Control+z');
  await expectRequest(page).toHaveProperty('input.parameters.custom.note', 'typed meanwhile');
});

test('undo and reset leave JSON alone that is not right yet, and never a false problem @deep', async ({
  page,
}) => {
  await field(page, 'note').getByRole('textbox').fill('first');
  await write(page, '{"city": "Bergen"');
  await expect(button(page, 'Undo')).toBeDisabled();
  await expect(button(page, 'Undo')).toHaveAttribute('title', /Correct the JSON/);
  await show(page, 'Form');
  await button(page, 'Undo').click();
  await expect(field(page, 'note').getByRole('textbox')).toHaveValue('');
  await moreOfForm(page, 'Reset to defaults');
  await show(page, 'JSON');
  await expect(editor(page)).toHaveText('{"city": "Bergen"');
  await expect(broken(page)).toBeVisible();
  await button(page, 'Use the form’s values instead').click();
  await expect(broken(page)).toBeHidden();
  await expectRequest(page).toHaveProperty('input.parameters.custom', { city: 'Oslo' });
});

test('an import over JSON that is not right is undone with it @deep', async ({ page }) => {
  await write(page, '{"city": "Bergen"');
  await moreOfForm(page, 'Import input');
  const dialog = page.getByRole('dialog', { name: 'Import input' });
  await dialog.getByRole('textbox', { name: 'Input to import' }).fill('{"note": "imported"}');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(editor(page)).toContainText('imported');
  await expect(startButton(page)).toBeEnabled();
  await page.getByRole('region', { name: 'Form', exact: true }).getByRole('button', { name: 'Undo' }).click();
  await expect(editor(page)).toHaveText('{"city": "Bergen"');
  await expect(broken(page)).toBeVisible();
});

test('a completed name or value leaves no quote over @deep', async ({ page }) => {
  await write(page, '{}');
  await editor(page).press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('"siz');
  await page.getByRole('option', { name: '"size"' }).click();
  await expect(editor(page)).toHaveText('{"size"}');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type(': "l');
  await page.getByRole('option', { name: '"l"' }).click();
  await expect(editor(page)).toHaveText('{"size": "l"}');
});
