import type { Locator } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { createDraftStore } from '#core/draft/draft-store.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import { defaultValues } from '#core/form/default-values.ts';
import type { FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import {
  createFieldHandles,
  fieldKey,
  FieldHandlesContext,
  type FieldHandles,
  type InnerPlace,
} from '#ui/field-handles.ts';

import { isSearched } from '#ui/schema-form/inputs/choices.ts';
import { COMBOBOX } from '#ui/schema-form/use-editors-loaded.ts';
import { SchemaForm } from '#ui/schema-form/schema-form.tsx';

type RenderOptions = {
  readonly showProblems?: boolean;
  readonly values?: FormValues;
  /** What the platform said of the first field when it refused its value. */
  readonly refused?: string;
};

const leadingTo = (handles: FieldHandles) => (name: string, place?: InnerPlace) =>
  handles.leadTo(fieldKey(name), place);

/** Draws a form for a browser test. `sent` is what would be sent of it at the moment. */
export async function renderForm(
  parameters: readonly Parameter[],
  { showProblems = false, values = defaultValues(parameters), refused }: RenderOptions = {},
) {
  if (parameters.some(isSearched)) await COMBOBOX.load();
  const name = parameters[0]?.name ?? '';
  const refusal =
    refused === undefined ? undefined : { name, entry: values.entries.get(name), message: refused };
  const handles = createFieldHandles();
  const store = createDraftStore({ parameters, draft: { values } });
  await render(
    <>
      <FieldHandlesContext value={handles}>
        <SchemaForm
          id="form"
          parameters={parameters}
          store={store}
          showProblems={showProblems}
          refusal={refusal}
        />
      </FieldHandlesContext>
      <button type="button">Elsewhere</button>
    </>,
  );
  return {
    store,
    leadTo: leadingTo(handles),
    sent: () => buildCustom(parameters, store.getState().draft.values).custom,
  };
}

/**
 * Pastes a text where the focus is, as the browser does: the control takes what no listener has taken. Not by the clipboard,
 * which is one for all test files that run at once.
 */
export function paste(text: string) {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  if (document.activeElement?.dispatchEvent(event) !== true) return;
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else of a page puts a text in as a person does
  document.execCommand('insertText', false, text);
}

/** Types in the same task, before anything that was begun in it goes on. */
export function typeAtOnce(control: Locator, text: string) {
  const input = control.element();
  if (!(input instanceof HTMLInputElement)) throw new Error('No field of one line');
  input.setRangeText(text, 0, input.value.length);
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
