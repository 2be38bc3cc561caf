import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { defaultValues } from '#core/form/default-values.ts';
import { aParameter } from '#test/a-parameter.ts';
import { renderForm } from '#test/render-form.tsx';

const inSection = (caption: string) => ({ section: { caption, description: '' } });

const language = aParameter({
  name: 'lang',
  title: 'Language',
  editor: 'select',
  options: [
    { label: 'English', value: 'en' },
    { label: 'Deutsch', value: 'de' },
  ],
  default: 'en',
  ...inSection('Locale'),
});
const reviews = aParameter({
  name: 'reviews',
  title: 'Reviews',
  type: 'integer',
  editor: 'number',
  default: 5,
});
const proxy = aParameter({ name: 'proxy', title: 'Proxy', ...inSection('Network') });
const place = aParameter({ name: 'place', title: 'Place', ...inSection('Places') });

const head = (caption: string) => page.getByRole('button', { name: caption, exact: true });
const control = (title: string) => page.getByLabelText(title, { exact: true });

it('is one line of what it holds where nothing in it was changed; the first is open', async () => {
  await renderForm([place, language, reviews, proxy]);
  await expect.element(head('Places')).toHaveAttribute('aria-expanded', 'true');
  await expect.element(head('Locale')).toHaveAccessibleDescription('English, Reviews 5');
  await expect.element(head('Network')).toHaveAccessibleDescription('None');
  await expect.element(control('Language')).not.toBeVisible();
  await userEvent.click(head('Locale'));
  await expect.element(control('Language')).toBeVisible();
  await expect.element(head('Locale')).not.toHaveAccessibleDescription();
});

it('is open where a field differs from its default, or is required and empty', async () => {
  const parameters = [place, language, { ...proxy, required: true }];
  const { entries, extras } = defaultValues(parameters);
  await renderForm(parameters, {
    values: { entries: new Map(entries).set('lang', { kind: 'value', value: 'de' }), extras },
  });
  await expect.element(head('Locale')).toHaveAttribute('aria-expanded', 'true');
  await expect.element(head('Network')).toHaveAttribute('aria-expanded', 'true');
});

it('opens once a field in it is changed from elsewhere, and never tells a text', async () => {
  const { store } = await renderForm([place, language, proxy]);
  store.getState().setEntry('proxy', { kind: 'value', value: 'pw-1234' });
  await expect.element(control('Proxy')).toBeVisible();
  await userEvent.click(head('Network'));
  await expect.element(head('Network')).toHaveAccessibleDescription('Proxy');
});

it('is found by a search in the page, and opens then', async () => {
  await renderForm([place, language, proxy]);
  const content = control('Proxy').element().closest('[hidden]');
  expect(content?.getAttribute('hidden')).toBe('until-found');
  content?.dispatchEvent(new Event('beforematch'));
  await expect.element(head('Network')).toHaveAttribute('aria-expanded', 'true');
});
