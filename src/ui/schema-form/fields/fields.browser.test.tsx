import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aParameter } from '#test/a-parameter.ts';
import type { Entry } from '#core/form/entry.ts';

import { renderForm } from '#test/render-form.tsx';

const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });
const combobox = (name: string) => page.getByRole('combobox', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const leave = () => userEvent.click(button('Elsewhere'));
const alert = () => page.getByRole('alert');

const max = aParameter({
  name: 'max',
  title: 'Maximum results',
  type: 'integer',
  editor: 'number',
  minimum: 1,
});
const languages = aParameter({
  name: 'lang',
  title: 'Language',
  editor: 'select',
  options: [
    { label: 'Any', value: '' },
    { label: 'English', value: 'en' },
    { label: 'Seven', value: 7 },
  ],
});

it.each(['select', 'radio', 'checkbox'] as const)(
  'reads the choices of a %s in their own language',
  async (editor) => {
    const options = ['English', '中文'].map((label) => ({ label, value: label }));
    const type = editor === 'checkbox' ? 'array' : 'string';
    await renderForm([aParameter({ name: 'lang', type, editor, options })]);
    const languageOf = (text: string) => page.getByText(text).element().closest<HTMLElement>('[lang]')?.lang;
    await expect.element(page.getByText('English')).toBeInTheDocument();
    expect(['English', '中文'].map(languageOf)).toEqual(['en', 'zh']);
  },
);

describe('every field', () => {
  it('says what is wrong when it is left, and from then on as soon as it is', async () => {
    await renderForm([max]);
    await userEvent.fill(textbox('Maximum results'), '10.5');
    await expect.element(alert()).not.toBeInTheDocument();
    await leave();
    await expect.element(alert()).toHaveTextContent('Whole numbers only: 10 or 11?');
    await userEvent.fill(textbox('Maximum results'), '10');
    await expect.element(alert()).not.toBeInTheDocument();
    await userEvent.fill(textbox('Maximum results'), '0');
    await expect.element(alert()).toHaveTextContent('At least 1.');
  });

  it('does not say something else at every key while it is mended, only after a rest', async () => {
    await renderForm([max]);
    await userEvent.fill(textbox('Maximum results'), '10.5');
    await leave();
    await expect.element(alert()).toHaveTextContent('Whole numbers only: 10 or 11?');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const said: (string | null)[] = [];
      const element = alert().element();
      new MutationObserver(() => said.push(element.textContent)).observe(element, {
        subtree: true,
        characterData: true,
        childList: true,
      });
      for (const typed of ['20.5', '30.5', '40.5', '40.7']) {
        await userEvent.fill(textbox('Maximum results'), typed);
      }
      expect(said).toEqual([]);
      vi.runAllTimers();
      await expect.element(alert()).toHaveTextContent('Whole numbers only: 40 or 41?');
      expect(said).toEqual(['Whole numbers only: 40 or 41?']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that stops working takes no other with it, and none of what is put in', async () => {
    // React reports every fault there, also one that is caught.
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let isBroken = true;
    const seen = aParameter({ name: 'seen', title: 'Seen since', editor: 'datepicker' });
    const { dateFormat } = seen;
    Object.defineProperty(seen, 'dateFormat', {
      get: () => {
        if (isBroken) throw new Error('broken on purpose');
        return dateFormat;
      },
    });
    const { store } = await renderForm([seen, max]);
    await expect.element(alert()).toHaveTextContent('This part stopped working');
    await expect.element(page.getByText('Seen since', { exact: true })).toBeVisible();
    await userEvent.fill(textbox('Maximum results'), '7');
    expect(store.getState().draft.values.entries.get('max')).toEqual({ kind: 'text', text: '7' });
    isBroken = false;
    await userEvent.click(button('Try again'));
    await expect.element(textbox('Seen since')).toBeVisible();
    await expect.element(textbox('Maximum results')).toHaveValue('7');
    reported.mockRestore();
  });

  it('says what is wrong, also unvisited, once a start was tried', async () => {
    await renderForm([aParameter({ title: 'Keyword', required: true })], { showProblems: true });
    await expect.element(alert()).toHaveTextContent('This Worker needs a value here.');
  });

  it('folds a long description, and unfolds it', async () => {
    await renderForm([aParameter({ description: `${'Long words. '.repeat(40)}\nThe end.` })]);
    const more = button('more');
    await userEvent.click(more);
    await expect.element(button('less')).toHaveAttribute('aria-expanded', 'true');
  });

  it('shows what it is told as text, whatever it looks like', async () => {
    await renderForm([aParameter({ title: '<b>Bold</b>', description: '<img src=x onerror=alert(1)>' })]);
    await expect.element(textbox('<b>Bold</b>')).toBeVisible();
    await expect.element(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  });
});

describe('input and number', () => {
  it('keep what is typed as it is typed, and send what it reads as', async () => {
    const { sent } = await renderForm([aParameter({ name: 'r', title: 'Ratio', type: 'number' })]);
    await userEvent.click(textbox('Ratio'));
    await userEvent.keyboard('-0.10');
    await expect.element(textbox('Ratio')).toHaveValue('-0.10');
    expect(sent()).toEqual({ r: -0.1 });
    await userEvent.clear(textbox('Ratio'));
    expect(sent()).toEqual({});
  });

  it('keep the line breaks of a text that came with some', async () => {
    const { sent } = await renderForm([aParameter({ name: 'k', title: 'Keyword', default: 'one\ntwo' })]);
    await userEvent.click(textbox('Keyword'));
    await userEvent.keyboard('{Control>}{End}{/Control}!');
    expect(sent()).toEqual({ k: 'one\ntwo!' });
  });
});

describe('select', () => {
  it('sends values in their own type, the empty text too, and leaves out what is not set', async () => {
    const { sent } = await renderForm([languages]);
    expect(sent()).toEqual({});
    await userEvent.selectOptions(combobox('Language'), 'Seven');
    expect(sent()).toEqual({ lang: 7 });
    await userEvent.selectOptions(combobox('Language'), 'Any');
    expect(sent()).toEqual({ lang: '' });
    await userEvent.selectOptions(combobox('Language'), 'Not set');
    expect(sent()).toEqual({});
  });

  it('keeps a default that is not among the options, and says so', async () => {
    const { sent } = await renderForm([{ ...languages, default: 'fr' }]);
    await expect.element(combobox('Language')).toHaveDisplayValue('fr (not among the options)');
    expect(sent()).toEqual({ lang: 'fr' });
    await userEvent.selectOptions(combobox('Language'), 'English');
    expect(sent()).toEqual({ lang: 'en' });
    await userEvent.selectOptions(combobox('Language'), 'fr (not among the options)');
    expect(sent()).toEqual({ lang: 'fr' });
  });

  it('takes several of a few from check boxes', async () => {
    const { sent } = await renderForm([{ ...languages, type: 'array', multiple: true }]);
    await userEvent.click(page.getByRole('checkbox', { name: 'Seven' }));
    await userEvent.click(page.getByRole('checkbox', { name: 'English' }));
    expect(sent()).toEqual({ lang: ['en', 7] });
  });
});

describe('switch', () => {
  const skip = aParameter({ name: 'skip', title: 'Skip closed', type: 'boolean', editor: 'switch' });

  it('says its state in words, and is on and off', async () => {
    const { sent } = await renderForm([skip]);
    const control = page.getByRole('switch', { name: 'Skip closed', exact: true });
    await expect.element(control).toHaveAccessibleDescription('Not set');
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect(sent()).toEqual({ skip: true });
    await userEvent.keyboard(' ');
    await expect.element(control).not.toBeChecked();
    expect(sent()).toEqual({ skip: false });
  });
});

describe('datepicker', () => {
  const since = aParameter({
    name: 'since',
    title: 'Since',
    editor: 'datepicker',
    dateFormat: { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' },
  });

  it('shows a date in its own format, and takes one from the calendar', async () => {
    const { sent } = await renderForm([{ ...since, default: '2025-12-31' }]);
    await expect.element(textbox('Since')).toHaveValue('31/12/2025');
    await userEvent.click(button('Open the calendar'));
    const calendar = document.querySelector<HTMLInputElement>('input[type="date"]');
    await userEvent.fill(calendar!, '2026-03-01');
    await expect.element(textbox('Since')).toHaveValue('01/03/2026');
    expect(sent()).toEqual({ since: '2026-03-01' });
  });

  it.each(['1/6/2026', '2026-06-01'])(
    'leaves %s as it is typed, and opens its calendar there',
    async (text) => {
      const { sent } = await renderForm([since]);
      await userEvent.fill(textbox('Since'), text);
      await userEvent.keyboard('{Tab}');
      await expect.element(textbox('Since')).toHaveValue(text);
      await userEvent.click(button('Open the calendar'));
      expect(document.querySelector<HTMLInputElement>('input[type="date"]')?.value).toBe('2026-06-01');
      expect(sent()).toEqual({ since: '2026-06-01' });
    },
  );
});

describe('json', () => {
  const config = aParameter({ name: 'config', title: 'Config', type: 'object', editor: 'json' });

  it('is laid out by a button', async () => {
    const { sent } = await renderForm([config]);
    await userEvent.fill(textbox('Config'), '{"a":[1]}');
    await userEvent.click(button('Format'));
    await expect.element(textbox('Config')).toHaveValue('{\n  "a": [\n    1\n  ]\n}');
    expect(sent()).toEqual({ config: { a: [1] } });
  });

  it('refuses a value of another type than the declared one', async () => {
    await renderForm([config], { showProblems: true });
    await userEvent.fill(textbox('Config'), '[1]');
    await expect.element(alert()).toHaveTextContent('This must be an object in braces.');
  });
});

it('shows null as nothing at all', async () => {
  const parameters = [
    aParameter({ name: 'on', title: 'On', type: 'boolean', editor: 'switch' }),
    aParameter({ name: 'note', title: 'Note' }),
    aParameter({ name: 'size', title: 'Size', editor: 'select', options: [{ label: 'Small', value: 's' }] }),
  ];
  const entries = new Map<string, Entry>(
    parameters.map(({ name }) => [name, { kind: 'value', value: null }]),
  );
  const { sent } = await renderForm(parameters, { values: { entries, extras: new Map() } });
  await expect.element(page.getByRole('switch', { name: 'On' })).toHaveAccessibleDescription(/Not set/);
  await expect.element(page.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  await expect.element(page.getByRole('combobox', { name: 'Size' })).toHaveDisplayValue('Not set');
  expect(sent()).toEqual({});
});
