import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { collectRun } from '#core/collection/collection.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { storedLabels } from '#starts/names/run-labels.ts';
import { NO_LABEL } from '#core/runs/run-label.ts';
import { renderConsole } from '#test/console.tsx';

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
