import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { someRules } from '#test/a-sheet.ts';
import type { RowRules } from '#core/batch/sheet/check-rows.ts';
import type { RunGroup } from '#core/batch/sum-rows.ts';
import { writeDecimal } from '#core/decimal.ts';
import { aRun } from '#test/a-run.ts';
import { renderConsole } from '#test/console.tsx';

import { useExpectedCost } from './use-expected-cost.ts';

const rules = someRules([]);
const dearer = `${rules.descriptor.version}-next`;
const ended = { status: 'succeeded', startedAt: 0, finishedAt: 60_000, results: 10 } as const;
const RUNS = [
  aRun({ ...ended, usage: 0.05, version: dearer }),
  aRun({ ...ended, usage: 0.01, version: rules.descriptor.version }),
];

const ofForm = (version: string): RowRules => ({
  ...rules,
  form: { ...rules.form, options: { ...rules.form.options, version } },
});

const asks = (group: Partial<RunGroup>): RunGroup => ({
  results: 1000,
  subtasks: 1,
  switches: '',
  cap: 0,
  count: 1,
  ...group,
});

type ShownProps = { readonly of: RowRules; readonly runGroups: readonly RunGroup[] };

function Shown({ of, runGroups }: ShownProps) {
  const expected = useExpectedCost(of)(runGroups);
  return <p>{expected && `${writeDecimal(expected.usd)} USD, ${expected.cut} ended`}</p>;
}

async function show(props: ShownProps) {
  await renderConsole(<Shown {...props} />, { api: { walkRuns: () => Promise.resolve({ runs: RUNS }) } });
}

it('expects of a row no more than its maximum charge', async () => {
  await show({
    of: rules,
    runGroups: [asks({ count: 100, cap: 0.25 }), asks({ count: 2 }), asks({ count: 3, cap: 1 })],
  });
  await expect.element(page.getByText('30 USD, 100 ended')).toBeVisible();
});

it('expects what the version costs that the rows start', async () => {
  await show({ of: ofForm(dearer), runGroups: [asks({})] });
  await expect.element(page.getByText('5 USD, 0 ended')).toBeVisible();
});

it('takes the version of the Worker where the form names none', async () => {
  await show({ of: ofForm(''), runGroups: [asks({})] });
  await expect.element(page.getByText('1 USD, 0 ended')).toBeVisible();
});
