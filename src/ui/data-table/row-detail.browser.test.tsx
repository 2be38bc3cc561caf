import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { RowDetail } from './row-detail.tsx';

const nothing = () => undefined;

it('says of a row each thing once, what each member of a family holds, and what has changed', async () => {
  await render(
    <RowDetail
      columns={[
        { key: 'title', label: 'Title' },
        { key: 'email_*', label: 'Email 1–3' },
      ]}
      index={0}
      place={0}
      rowCount={1}
      placeCount={1}
      row={{
        title: 'Late Pizza',
        email_1: 'a@x.example',
        email_2: '',
        email_3: 'c@x.example',
        'old:title': 'Late',
      }}
      before={new Map([['title', 'old:title']])}
      onMove={nothing}
      onClose={nothing}
    />,
  );
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map((found) => found.textContent);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(texts('dt')).toEqual(['Title', 'Email 1', 'Email 3']);
  expect(texts('dd')).toEqual(['Late → Late Pizza', 'a@x.example', 'c@x.example']);
});
