import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { aParameter } from '#test/a-parameter.ts';
import { createDraftStore } from '#core/draft/draft-store.ts';
import { defaultValues } from '#core/form/default-values.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { createFieldHandles, FieldHandlesContext } from '../field-handles.ts';

import { COMBOBOX, useEditorsLoaded } from './use-editors-loaded.ts';
import { SchemaForm } from './schema-form.tsx';

function ofOptions(count: number) {
  const options = Array.from({ length: count }, (_, at) => ({ label: `Place ${at}`, value: `p${at}` }));
  return aParameter({ name: 'place', title: 'Place', editor: 'select', options });
}

async function renderOnceLoaded(parameter: Parameter) {
  const parameters = [parameter];
  const store = createDraftStore({ parameters, draft: { values: defaultValues(parameters) } });
  const handles = createFieldHandles();
  function Form() {
    if (!useEditorsLoaded(parameters)) return <p>Loading</p>;
    return (
      <FieldHandlesContext value={handles}>
        <SchemaForm id="form" parameters={parameters} store={store} showProblems={false} />
      </FieldHandlesContext>
    );
  }
  await render(<Form />);
}

const field = () => page.getByRole('combobox', { name: 'Place', exact: true });

it('draws a form of few options at once, and loads nothing for it', async () => {
  const load = vi.spyOn(COMBOBOX, 'load');
  await renderOnceLoaded(ofOptions(15));
  await expect.element(field()).toBeVisible();
  expect(field().element()).toBeInstanceOf(HTMLSelectElement);
  expect(load).not.toHaveBeenCalled();
});

it('keeps a list of many options where what searches them cannot be loaded', async () => {
  vi.spyOn(COMBOBOX, 'loaded').mockReturnValue(undefined);
  vi.spyOn(COMBOBOX, 'load').mockRejectedValue(new Error('no network'));
  await renderOnceLoaded(ofOptions(16));
  await expect.element(field()).toBeVisible();
  expect(field().element()).toBeInstanceOf(HTMLSelectElement);
});

it('waits for what searches many options, and draws them with it', async () => {
  vi.spyOn(COMBOBOX, 'loaded').mockReturnValueOnce(undefined);
  const load = vi.spyOn(COMBOBOX, 'load');
  await renderOnceLoaded(ofOptions(16));
  await expect.element(field()).toBeVisible();
  expect(load).toHaveBeenCalledOnce();
  expect(field().element()).toBeInstanceOf(HTMLInputElement);
});
