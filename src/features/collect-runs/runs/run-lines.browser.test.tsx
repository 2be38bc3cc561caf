import { useState } from 'react';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { collectRun } from '#core/collection/collection.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { storedLabels } from '#starts/names/run-labels.ts';
import { NO_LABEL } from '#core/runs/run-label.ts';
import { renderConsole } from '#test/console.tsx';
import { pressAsItComes } from '#test/press.ts';

import { RunLines } from './run-lines.tsx';

const slugs = ['A', 'B'].map((last) => `01KSFDS8XWTJME33C08XMCR6B${last}` as RunSlug); // are some

it('tells runs of one minute apart by their names', async () => {
  await storedLabels.remove(await storedLabels.keys());
  await storedLabels.put([slugs[0] ?? '', 'mark'], { ...NO_LABEL, name: 'Hotels in Bonn', at: 1 });
  const startedAt = new Date(2026, 10, 24, 14, 2).getTime();
  const runs = slugs.map((slug) => collectRun(aRun({ slug, startedAt, status: 'succeeded' }), undefined));
  await renderConsole(<RunLines label="Runs" runs={runs} note={() => ''} onRemove={() => undefined} />);
  await expect.element(page.getByRole('link', { name: 'Hotels in Bonn' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Remove Hotels in Bonn' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: /24 Nov/ })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Remove .*24 Nov/ })).toBeVisible();
});

it('removes one run by a double click, not also the one that takes its place', async () => {
  const some = slugs.map((slug) => collectRun(aRun({ slug, status: 'succeeded' }), undefined));
  function Lines() {
    const [runs, setRuns] = useState(some);
    const remove = ({ slug }: { readonly slug: RunSlug }) => setRuns(runs.filter((run) => run.slug !== slug));
    return <RunLines label="Runs" runs={runs} note={() => ''} onRemove={remove} />;
  }
  await renderConsole(<Lines />);
  const buttons = page.getByRole('button', { name: /^Remove / });
  await expect.element(buttons.last()).not.toHaveAttribute('aria-disabled', 'true');
  pressAsItComes(buttons.last().element().ariaLabel ?? '');
  await buttons.first().click();
  await expect.element(page.getByText('Press again')).toBeVisible();
  expect(buttons.elements()).toHaveLength(1);
  await buttons.click();
  await expect.element(buttons).not.toBeInTheDocument();
});
