import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { valuesFromCustom } from '#core/form/build-custom.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { Json } from '#core/json/json.ts';

import { paste, renderForm } from '#test/render-form.tsx';
import { EDITOR_CASES, type EditorCase } from '#test/editor-cases.ts';

const NEEDED = 'This Worker needs a value here.';
/** No field has more stops for Tab. */
const STOPS = 20;

const alert = () => page.getByRole('alert');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const controlOf = ({ role }: EditorCase) => page.getByRole(role, { name: 'My field', exact: true });
const filledWith = (field: Parameter, value: Json) => valuesFromCustom([field], { field: value });

/** True where the focus is in the control, or in the first of a group's; of radio buttons, in whichever Tab reaches. */
function hasFocus(of: EditorCase): boolean {
  const control = controlOf(of).element();
  const { activeElement } = document;
  if (of.role === 'radiogroup') return control.contains(activeElement);
  const [first] = of.role === 'group' ? control.querySelectorAll('input') : [control];
  return activeElement === first;
}

/** Presses Tab until it is there, and no key else. */
async function tabUntil(isThere: () => boolean, shift = false) {
  for (let stops = 0; stops < STOPS && !isThere(); stops += 1) await userEvent.tab({ shift });
  expect(isThere(), 'Tab leads there').toBe(true);
}
const enter = (of: EditorCase) => tabUntil(() => hasFocus(of));
const leave = () => tabUntil(() => document.activeElement === button('Elsewhere').element());
const goBack = (of: EditorCase) => tabUntil(() => hasFocus(of), true);

/**
 * What is said to be invalid: the control, or those in a group. A group itself can be neither that nor required by ARIA 1.2,
 * which leaves it its description.
 */
function invalidControls(of: EditorCase): readonly Element[] {
  const control = controlOf(of).element();
  const inGroup = control.querySelectorAll('[aria-invalid="true"]');
  return of.role === 'group' ? [...inGroup] : [control].filter((one) => one.ariaInvalid === 'true');
}

const containing = (words: string) => new RegExp(words.replaceAll(/[()]/g, String.raw`\$&`));

async function expectSaid(of: EditorCase, words: string) {
  await expect.element(alert()).toHaveTextContent(words);
  await expect.element(controlOf(of)).toHaveAccessibleDescription(containing(words));
}

async function expectNothingSaid(of: EditorCase) {
  await expect.element(alert()).not.toBeInTheDocument();
  expect(invalidControls(of)).toEqual([]);
}

describe.each(EDITOR_CASES)('%s', (_, of) => {
  const { field, role, fill, paste: pasted, clear, mistake, usual, other } = of;
  const needed = { ...field, required: true };

  it('is reached, filled and left by the keyboard alone', async () => {
    const { sent } = await renderForm([field]);
    await userEvent.tab();
    expect(hasFocus(of)).toBe(true);
    await userEvent.keyboard(fill.keys);
    await leave();
    expect(sent()).toEqual({ field: fill.sent });
  });

  it('is known by the name of its field, and as required where it is', async () => {
    await renderForm([{ ...needed, description: 'Some help.' }]);
    const control = controlOf(of);
    await expect.element(control).toHaveAccessibleDescription(/Some help\./);
    if (role === 'group') {
      await expect.element(control).toHaveAccessibleDescription(/\brequired\b/);
    } else {
      await expect.element(control).toHaveAttribute('aria-required', 'true');
    }
  });

  it('says that it is needed once it is left empty, until it is filled', async () => {
    const { sent } = await renderForm([needed]);
    await userEvent.tab();
    await expectNothingSaid(of);
    await leave();
    await expectSaid(of, NEEDED);
    expect(invalidControls(of)).not.toEqual([]);
    await goBack(of);
    await userEvent.keyboard(fill.keys);
    await expectNothingSaid(of);
    expect(sent()).toHaveProperty('field');
  });

  if (mistake) {
    it('says what is wrong with it once it is left', async () => {
      const { sent } = await renderForm([field]);
      await userEvent.tab();
      await userEvent.keyboard(mistake.keys);
      await expectNothingSaid(of);
      await leave();
      await expectSaid(of, mistake.says);
      expect(invalidControls(of)).toHaveLength(1);
      expect(sent()).toEqual({});
    });
  }

  it('takes what is pasted', async () => {
    const { sent } = await renderForm([field]);
    await userEvent.tab();
    paste(pasted.text);
    if (pasted.then) await userEvent.keyboard(pasted.then);
    await leave();
    expect(sent()).toEqual(pasted.sent === undefined ? {} : { field: pasted.sent });
    await expect.element(alert()).not.toBeInTheDocument();
  });

  it('is left out once it is emptied', async () => {
    const { sent } = await renderForm([field], { values: filledWith(field, usual) });
    await enter(of);
    await userEvent.keyboard(clear.keys);
    expect(hasFocus(of)).toBe(true);
    await leave();
    expect(sent()).toEqual({});
    await expect.element(alert()).not.toBeInTheDocument();
  });

  it(`where it is required, is ${clear.required} by the same keys`, async () => {
    const { sent } = await renderForm([needed], { values: filledWith(field, usual) });
    await enter(of);
    await userEvent.keyboard(clear.keys);
    await leave();
    if (clear.required === 'kept') {
      expect(sent()).toHaveProperty('field');
      await expectNothingSaid(of);
    } else {
      expect(sent()).toEqual({});
      await expectSaid(of, NEEDED);
      expect(invalidControls(of)).not.toEqual([]);
    }
  });

  it('goes back to its default, and the focus to its control', async () => {
    const parameter = { ...field, default: usual };
    const { sent } = await renderForm([parameter], { values: filledWith(parameter, other) });
    expect(sent()).toEqual({ field: other });
    await userEvent.tab();
    await expect.element(button('Reset to default')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Reset to default')).not.toBeInTheDocument();
    expect(hasFocus(of)).toBe(true);
    expect(sent()).toEqual({ field: usual });
  });

  it('says what the platform refused, until it is changed', async () => {
    await renderForm([field], { values: filledWith(field, usual), refused: 'Not known here.' });
    await expectSaid(of, 'Not known here.');
    // The platform names a field, not a row of it.
    if (!field.editor.includes('List')) expect(invalidControls(of)).not.toEqual([]);
    await enter(of);
    await userEvent.keyboard(clear.keys);
    await leave();
    await expectNothingSaid(of);
  });
});
