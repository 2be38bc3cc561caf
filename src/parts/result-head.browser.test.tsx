import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { Button } from '#ui/controls/button.tsx';
import { LinkButton } from '#ui/controls/link.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

import { ResultHead } from './result-head.tsx';

function Rows({ look }: { readonly look: ActionLook }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button {...look} onClick={() => setIsOpen(true)}>
        Use as rows
      </Button>
      {isOpen && (
        <Dialog title="Of which Worker?" onClose={() => setIsOpen(false)}>
          <input aria-label="Search" />
        </Dialog>
      )}
    </>
  );
}

it('keeps what is seldom wanted in a menu that moves nothing, by the keyboard and back', async () => {
  await page.viewport(1280, 800);
  await render(
    <>
      <ResultHead
        ways={null}
        name={<h1>A run</h1>}
        edit={(look) => <Button {...look}>Edit</Button>}
        again={(look) => <Button {...look}>Again</Button>}
        more={(look) => (
          <>
            <LinkButton href="/runs/compare" {...look}>
              Against the run before
            </LinkButton>
            <Rows look={look} />
          </>
        )}
      />
      <p>What is below</p>
    </>,
  );
  const below = () => page.getByText('What is below').element().getBoundingClientRect().top;
  const top = below();
  const more = page.getByRole('button', { name: 'More' });
  const first = page.getByRole('link', { name: 'Against the run before' });
  const rows = page.getByRole('button', { name: 'Use as rows' });
  await expect.element(first).not.toBeInTheDocument();
  more.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(first).toHaveFocus();
  expect(below()).toBe(top);
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(rows).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(rows).not.toBeInTheDocument();
  await expect.element(more).toHaveFocus();

  // What it opens outlasts it, and the focus comes back.
  await more.click();
  await rows.click();
  await expect.element(page.getByRole('textbox', { name: 'Search' })).toBeVisible();
  await expect.element(rows).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(more).toHaveFocus();
});
