import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { createFieldHandles, focusById } from './field-handles.ts';

it('leads to a field that is drawn later once it is, unless the focus has gone elsewhere', async () => {
  await render(
    <>
      <input id="late" />
      <input id="other" />
    </>,
  );
  const focused = () => document.activeElement?.id;
  const late = { focus: () => focusById('late') };
  const handles = createFieldHandles();
  handles.leadTo('late');
  handles.register('late', late)();
  expect(focused()).toBe('late');
  focusById('other');
  handles.register('late', late)();
  expect(focused()).toBe('other');
  handles.leadTo('unknown');
  focusById('late');
  handles.register('unknown', { focus: () => focusById('other') });
  expect(focused()).toBe('late');
});

it('lets what is typed take the place of the line that it leads to', async () => {
  await render(<input id="limit" defaultValue="20" />);
  focusById('limit');
  await userEvent.keyboard('5');
  await expect.element(page.getByRole('textbox')).toHaveValue('5');
});
