import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { TitleText } from './title-text.tsx';

it('a title in two languages is shown in the language of its reader, and whole in the tooltip', async () => {
  await render(<TitleText whole="Search terms | 搜索词" />);
  const title = page.getByText('Search terms', { exact: true });
  await expect.element(title).toHaveAttribute('title', 'Search terms | 搜索词');
});

it('a title in one language stands as it is, without a tooltip', async () => {
  await render(<TitleText whole="Search | filter" />);
  await expect.element(page.getByText('Search | filter')).not.toHaveAttribute('title');
});
