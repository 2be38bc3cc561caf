import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { LazyCode } from '#ui/loading/lazy-code.ts';

import { Screen } from './screen.tsx';

const Page = ({ name }: { readonly name: string }) => <h1>{name}</h1>;

it('draws a screen whose code comes while its place is being drawn', async () => {
  let callCount = 0;
  const screen: LazyCode<{ readonly name: string }> = {
    load: () => Promise.resolve(Page),
    loaded: () => ((callCount += 1) > 1 ? Page : undefined),
  };
  await render(<Screen screen={screen} props={{ name: 'Runs' }} />);
  await expect.element(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
});
