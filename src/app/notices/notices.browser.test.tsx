import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Floating } from '#ui/floating.tsx';

import { NewVersion } from './notices.tsx';

vi.mock('./new-version.ts', () => ({ useNewVersion: () => ({ isThere: true, dismiss: () => undefined }) }));

it.each([390, 768, 1440])(
  'covers nothing else that floats with a new version, at %i pixels',
  async (width) => {
    await page.viewport(width, 844);
    await render(
      <>
        <NewVersion />
        <Floating>Saved</Floating>
      </>,
    );
    const [version, saved] = [page.getByRole('status'), page.getByText('Saved')].map((one) =>
      one.element().getBoundingClientRect(),
    );
    const isApart =
      version !== undefined &&
      saved !== undefined &&
      (version.bottom <= saved.top || saved.bottom <= version.top || version.right <= saved.left);
    expect(isApart).toBe(true);
  },
);
