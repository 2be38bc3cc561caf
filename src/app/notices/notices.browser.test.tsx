import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { setMonthBudget } from '#starts/cost/budget/budget.ts';
import { setOwnCap } from '#starts/cost/own-cap.ts';
import { removeOwnPrice, setOwnPrice } from '#starts/cost/own-price.ts';
import { setAskThreshold } from '#starts/question/ask-threshold.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { Floating } from '#ui/floating.tsx';

import { NewVersionNotice, UnreadAmount } from './notices.tsx';

it.each([390, 768, 1440])(
  'covers nothing else that floats with a new version, at %i pixels',
  async (width) => {
    await page.viewport(width, 844);
    await render(
      <>
        <NewVersionNotice onDismiss={() => undefined} />
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

describe('an amount of the person that cannot be read', () => {
  const worker = 'acme/maps' as WorkerSlug; // as one is named
  const later = page.getByText('was stored by a later version of the console', { exact: false });
  const damaged = page.getByText('is damaged: you are asked', { exact: false });
  beforeEach(() => localStorage.clear());

  it('is told: a budget of a later version, for as long as it is there', async () => {
    localStorage.setItem('run-console.budget', '{"format":9,"usd":60}');
    await render(<UnreadAmount />);
    await expect.element(later).toBeVisible();
    setMonthBudget(5);
    await expect.element(later).toBeVisible();
    expect(localStorage.getItem('run-console.budget')).toContain('60');
  });

  it('is told: one of a run, until it is set anew', async () => {
    localStorage.setItem(`run-console.own-cap.${worker}`, '"much"');
    await render(<UnreadAmount />);
    await expect.element(damaged).toBeVisible();
    setOwnCap(worker, 5);
    await expect.element(damaged).not.toBeInTheDocument();
  });

  it('is told: a price of a later version, until the person removes it', async () => {
    localStorage.setItem(`run-console.own-price.${worker}`, '{"format":9,"usd":"3"}');
    await render(<UnreadAmount />);
    await expect.element(later).toBeVisible();
    removeOwnPrice(worker);
    await expect.element(later).not.toBeInTheDocument();
  });

  it('is told: from how many subtasks on a start is asked about', async () => {
    localStorage.setItem('run-console.ask-from', '{"format":9,"subtasks":5}');
    await render(<UnreadAmount />);
    await expect.element(later).toBeVisible();
  });

  it('is not there where each can be read', async () => {
    setMonthBudget(60);
    setOwnCap(worker, 5);
    setOwnPrice(worker, { usd: { units: 3n, scale: 0 }, unit: 'thousand' });
    setAskThreshold(5);
    await render(<UnreadAmount />);
    await expect.element(page.getByRole('status')).not.toBeInTheDocument();
  });
});
