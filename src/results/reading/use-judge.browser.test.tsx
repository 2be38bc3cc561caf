import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import type { PlacedRow } from '#core/results/row-set.ts';

import { useJudge } from './use-judge.ts';

const someRows = (count: number): readonly PlacedRow[] =>
  Array.from({ length: count }, (_, place) => ({ place, row: { n: place } }));

type Judge = { readonly seen: readonly unknown[]; readonly take: (row: { n?: unknown }) => void };

function aJudge(): Judge {
  const seen: unknown[] = [];
  return { seen, take: ({ n }) => void seen.push(n) };
}

const tell = ({ seen }: Judge, count: number) => `${seen.join(' ')} of ${count}`;

function JudgeView({ make, rows }: { readonly make: () => Judge; readonly rows: readonly PlacedRow[] }) {
  return <p>{useJudge(make, rows, tell) ?? 'nothing yet'}</p>;
}

it('takes each row once, however often others come at their end', async () => {
  const make = () => aJudge();
  const rows = someRows(4);
  const screen = await render(<JudgeView make={make} rows={rows.slice(0, 2)} />);
  await expect.element(page.getByText('0 1 of 2')).toBeVisible();
  await screen.rerender(<JudgeView make={make} rows={rows} />);
  await expect.element(page.getByText('0 1 2 3 of 4')).toBeVisible();
});

it('begins anew with other rows, and with another judge', async () => {
  const make = () => aJudge();
  const screen = await render(<JudgeView make={make} rows={someRows(2)} />);
  await expect.element(page.getByText('0 1 of 2')).toBeVisible();
  const others = someRows(3);
  await screen.rerender(<JudgeView make={make} rows={others} />);
  await expect.element(page.getByText('0 1 2 of 3')).toBeVisible();
  await screen.rerender(<JudgeView make={() => aJudge()} rows={others.slice(0, 1)} />);
  await expect.element(page.getByText('0 of 1')).toBeVisible();
});
