import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { aColumn, aParameter } from '#core/form/a-parameter.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import type { Editor, Parameter } from '#core/form/parameter.ts';
import type { Json } from '#core/json/json.ts';

import { renderForm } from '../render-form.tsx';

const options = ['one', 'two'].map((value) => ({ label: value, value }));

type Case = {
  readonly role: 'textbox' | 'combobox' | 'radiogroup' | 'group' | 'switch';
  readonly parameter: Partial<Parameter>;
  readonly usual: Json;
  readonly other: Json;
};

/** How each editor is known to assistive technology, and two values of it. */
const CASES: Record<Editor, Case> = {
  input: { role: 'textbox', parameter: {}, usual: 'one', other: 'two' },
  textarea: { role: 'textbox', parameter: {}, usual: 'one', other: 'two\nlines' },
  number: { role: 'textbox', parameter: { type: 'integer' }, usual: 0, other: 5 },
  select: { role: 'combobox', parameter: { options }, usual: 'one', other: 'two' },
  radio: { role: 'radiogroup', parameter: { options }, usual: 'one', other: 'two' },
  checkbox: {
    role: 'group',
    parameter: { type: 'array', multiple: true, options },
    usual: ['one'],
    other: ['one', 'two'],
  },
  switch: { role: 'switch', parameter: { type: 'boolean' }, usual: false, other: true },
  datepicker: { role: 'textbox', parameter: {}, usual: '2026-01-31', other: '2026-02-28' },
  stringList: { role: 'group', parameter: { type: 'array' }, usual: ['a'], other: ['a', 'b'] },
  requestList: {
    role: 'group',
    parameter: { type: 'array' },
    usual: ['https://a.example'],
    other: ['https://b.example'],
  },
  requestListSource: {
    role: 'group',
    parameter: { type: 'array', columns: [aColumn({ name: 'a' })] },
    usual: [{ a: 'x' }],
    other: [{ a: 'y', more: 1 }],
  },
  json: { role: 'textbox', parameter: { type: 'object' }, usual: { a: [1] }, other: { a: [] } },
};

it.each(Object.entries(CASES))(
  '%s has the name of its field, and goes back to its default by the keyboard',
  async (editor, { role, parameter, usual, other }) => {
    const field = aParameter({
      ...{ name: 'field', title: 'My field', default: usual },
      ...parameter,
      editor: editor as Editor, // a key of the table
    });
    const values = valuesFromCustom([field], { field: other });
    const { sent } = await renderForm([field], { values });
    await expect.element(page.getByRole(role, { name: 'My field', exact: true }).first()).toBeVisible();
    expect(sent()).toEqual({ field: other });
    const reset = page.getByRole('button', { name: 'Reset to default' });
    (await reset.findElement()).focus();
    await userEvent.keyboard('{Enter}');
    expect(sent()).toEqual({ field: usual });
    await expect.element(reset).not.toBeInTheDocument();
  },
);
