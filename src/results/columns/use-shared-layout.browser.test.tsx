import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { PLAIN_LAYOUT, resizeColumn, toggleColumn } from '#core/results/columns/column-layout.ts';

import { storedLayouts, useSharedLayout } from './use-shared-layout.ts';

const WORKER = 'acme/shared-layout';
const columns = () => new URLSearchParams(window.location.search).get('cols');

function Layout() {
  const [layout, setLayout] = useSharedLayout(WORKER, true);
  return (
    <>
      <output>
        {[...layout.hidden].join()} {layout.widths.get('name') ?? 'no width'}
      </output>
      <button type="button" onClick={() => setLayout(resizeColumn(layout, 'name', 320))}>
        Wider
      </button>
      <button type="button" onClick={() => setLayout(PLAIN_LAYOUT)}>
        As they come
      </button>
    </>
  );
}

async function open(search: string) {
  window.history.replaceState(null, '', `${window.location.pathname}${search}`);
  storedLayouts.of(WORKER).write(toggleColumn(PLAIN_LAYOUT, 'own'));
  await render(<Layout />);
}

afterEach(() => {
  storedLayouts.of(WORKER).write(PLAIN_LAYOUT);
  window.history.replaceState(null, '', window.location.pathname);
});

it('keeps the own layout where only a width of one from an address is changed', async () => {
  await open(`?cols=${encodeURIComponent('{"hidden":["theirs"]}')}`);
  await expect.element(page.getByRole('status')).toHaveTextContent('theirs no width');
  await page.getByRole('button', { name: 'Wider' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('theirs 320');
  expect(storedLayouts.of(WORKER).read()).toMatchObject({
    value: { hidden: new Set(['own']), widths: new Map([['name', 320]]) },
  });
});

it('keeps what another tab changed meanwhile', async () => {
  await open('');
  await expect.element(page.getByRole('status')).toHaveTextContent('own no width');
  storedLayouts.of(WORKER).write(toggleColumn(toggleColumn(PLAIN_LAYOUT, 'own'), 'other'));
  await page.getByRole('button', { name: 'Wider' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('320');
  expect(storedLayouts.of(WORKER).read()).toMatchObject({
    value: { hidden: new Set(['own', 'other']), widths: new Map([['name', 320]]) },
  });
});

it('tells in an address that every column is as it comes', async () => {
  await open('');
  await expect.element(page.getByRole('status')).toHaveTextContent('own no width');
  await expect.poll(columns).toBe('{"hidden":["own"]}');
  await page.getByRole('button', { name: 'As they come' }).click();
  await expect.poll(columns).toBe('');
});

it('shows every column as it comes where an address says so, whatever the own layout is', async () => {
  await open('?cols=');
  await expect.element(page.getByRole('status')).toHaveTextContent(/^no width$/);
  expect(columns()).toBe('');
});
