import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { readDescriptor } from '#core/descriptor/read-descriptor.ts';

import { EmptySheet } from './empty-sheet.tsx';

const nothing = () => undefined;

it('keeps the way from a list within its card, however long the title of the list', async () => {
  await page.viewport(390, 844);
  const title = 'Names of the coins that are looked up in every market (stringList)';
  const { container } = await render(
    <EmptySheet
      descriptor={readDescriptor({ parameters: { custom: { properties: [] } } })}
      fileName="sheet.csv"
      lists={[{ field: 'coins', title, count: 2 }]}
      onFile={nothing}
      onPaste={nothing}
      onResults={nothing}
      onUndo={undefined}
      onType={nothing}
      onList={nothing}
    />,
  );
  const button = page.getByRole('button', { name: `One run for each item of ${title}` });
  await expect.element(button).toBeVisible();
  const { left, right } = button.element().getBoundingClientRect();
  const card = container.getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(card.left);
  expect(right).toBeLessThanOrEqual(card.right);
});
