import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { anOrder } from '#test/an-order.ts';
import { renderConsole } from '#test/console.tsx';

import { removeOwnCap, setOwnCap } from '../cost/own-cap.ts';
import type { SentStart } from '../history/sent-starts.ts';
import { someStarts } from '#test/some-starts.ts';
import type { Starts } from '../starts.ts';
import { type Agreement, ConfirmStart, type StartQuestion } from './confirm-start.tsx';

type Setup = Partial<Starts> & { readonly sent?: readonly SentStart[] };

const show = async (
  reasons: readonly StartReason[],
  { elsewhere = [], ...question }: Partial<StartQuestion> = {},
  { sent = [], ...starts }: Setup = {},
) => {
  const answers: (Agreement | undefined)[] = [];
  const rendered = await renderConsole(
    <ConfirmStart
      question={{ ...question, reasons, elsewhere }}
      titleOf={(field) => field}
      onAnswer={(answer) => answers.push(answer)}
    />,
    {
      starts: (connection) => ({
        ...someStarts({
          ...connection,
          sent: {
            note: () => Promise.resolve(),
            forget: () => Promise.resolve(),
            all: () => Promise.resolve(sent),
          },
        }),
        ...starts,
      }),
    },
  );
  return { ...rendered, answers };
};

it.each([
  [{ kind: 'callback', value: 'https://example.com/a', source: 'link' }, 'Start 1 run from this link?'],
  [{ kind: 'noCap', usual: 0 }, 'Start 1 run?'],
  [{ kind: 'budget', budget: 60, spent: '61' }, 'Over this month’s budget. Start anyway?'],
  [{ kind: 'ownCap', cap: 5, maxCharge: 9 }, 'Over your limit. Start anyway?'],
] as const)('the title says what happens: %j', async (reason, name) => {
  await show([reason]);
  await expect.element(page.getByRole('dialog', { name })).toBeVisible();
});

it('the title names each of several sources once', async () => {
  await show([
    { kind: 'callback', value: 'https://example.com/a', source: 'import' },
    { kind: 'noCap', usual: 5, source: 'link' },
    { kind: 'address', name: 'webhook', value: 'https://example.com/b', source: 'link' },
  ]);
  await expect
    .element(page.getByRole('dialog', { name: 'Start 1 run from this link, an imported request?' }))
    .toBeVisible();
});

it('the values of the link come first, five of them, and More has the others', async () => {
  const custom = { a: 'dentists', b: ['x', 'y', 'z', 'u', 'v'], c: 30, d: true, e: 'e', f: 'f' };
  const question = { order: anOrder({ maxCharge: 0 }, { custom }), maxCharge: 0 };
  const reasons = [
    { kind: 'noCap', usual: 0, source: 'link' },
    { kind: 'subtasks', count: 101 },
    { kind: 'filled', fields: Object.keys(custom), emptied: ['g'], options: ['memory'], source: 'link' },
  ] as const;
  await show(reasons, question);
  const values = page.getByRole('dialog').element().querySelector('dl');
  expect(values?.textContent).toBe('adentistsbx, y, z, 2 morec30dtrueSubtasks101');
  await page.getByText('4 more').click();
  await expect.element(page.getByText('Left empty')).toBeVisible();
});

it('no danger is behind More', async () => {
  const dangers = Array.from({ length: 9 }, (_, at): StartReason => {
    return { kind: 'extra', name: `extra ${at}`, value: at, source: 'link' };
  });
  await show([...dangers, { kind: 'callback', value: 'https://example.com/a', source: 'link' }]);
  await expect.element(page.getByText('example.com')).toBeVisible();
  await expect.element(page.getByText(/ more$/)).not.toBeInTheDocument();
});

describe('the amount', () => {
  const OPEN: StartReason = { kind: 'noCap', usual: 5, source: 'link' };
  const open = { order: anOrder({ maxCharge: 0 }), maxCharge: 0 };
  const field = page.getByRole('textbox', { name: 'At most' });
  const button = page.getByRole('dialog').getByRole('button', { name: /^Start/ });
  const start = async () => {
    await expect.element(button).toBeEnabled();
    await button.click();
  };

  it('has the focus, and offers the Worker’s default', async () => {
    await show([OPEN], open);
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveValue('5');
    await expect.element(field).toHaveAccessibleDescription('The Worker’s default: $5.00');
    await expect.element(button).toHaveTextContent('Start, at most $5.00');
  });

  it('offers the person’s own limit before the Worker’s default', async () => {
    setOwnCap(open.order.worker, 2);
    await show([OPEN, { kind: 'ownCap', cap: 2, maxCharge: 0 }], open);
    await expect.element(button).toHaveTextContent('Start, at most $2.00');
    removeOwnCap(open.order.worker);
  });

  it('is agreed to as it is typed', async () => {
    const { answers } = await show([OPEN], open);
    await field.fill('1.25');
    await start();
    expect(answers).toEqual([{ limit: 1.25 }]);
  });

  it('agrees to no limit where it is cleared', async () => {
    const { answers } = await show([OPEN], open);
    await field.clear();
    await expect.element(field).toHaveAccessibleDescription('No limit is set. The Worker’s default: $5.00');
    await expect.element(button).toHaveTextContent('Start anyway');
    await start();
    expect(answers).toEqual([{}]);
  });

  it.each(['x', '0', '0.001', '-1'])('agrees to nothing where it is %j', async (text) => {
    const { answers } = await show([OPEN], open);
    await field.fill(text);
    await start();
    await expect.element(page.getByRole('alert')).toHaveTextContent('An amount in USD, 0.01 or more.');
    expect(answers).toEqual([]);
  });

  it('says that it is over a limit of the person as soon as it is', async () => {
    setOwnCap(open.order.worker, 2);
    await show([OPEN, { kind: 'ownCap', cap: 2, maxCharge: 0 }], open);
    await field.fill('3');
    await expect.element(button).toHaveTextContent('Start anyway, at most $3.00');
    await expect.element(page.getByText('Over your limit of $2.00 for a run of this Worker')).toBeVisible();
    removeOwnCap(open.order.worker);
  });

  it('takes no answer from an Enter that was held since before', async () => {
    const { answers } = await show([OPEN], open);
    await expect.element(button).toBeEnabled();
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true,
    });
    expect(field.element().dispatchEvent(held)).toBe(false);
    await userEvent.keyboard('{Enter}');
    expect(answers).toEqual([{ limit: 5 }]);
  });

  it('does not stand where the run has a maximum charge that nobody else set', async () => {
    await show([{ kind: 'callback', value: 'https://example.com/a', source: 'link' }], {
      order: anOrder({ maxCharge: 5 }),
      maxCharge: 5,
    });
    await expect.element(button).toHaveTextContent('Start, at most $5.00');
    await expect.element(button).toHaveFocus();
    await expect.element(field).not.toBeInTheDocument();
  });
});

it('is read aloud with its values, and begins at the button that starts', async () => {
  await show([{ kind: 'noCap', usual: 0 }], { maxCharge: 0 });
  await expect.element(page.getByRole('dialog')).toHaveAccessibleDescription(/Maximum charge No limit/);
  await expect.element(page.getByRole('button', { name: 'Start anyway' })).toHaveFocus();
});

it('says how many runs it starts where another tab may have started one', async () => {
  const elsewhere = [{ id: 'lost', at: Date.now(), of: 'worker' }];
  const together = { count: 3, atMost: 6 };
  await show([], { elsewhere, together }, { sent: elsewhere });
  const dialog = page.getByRole('dialog', { name: 'A run may have started: start 3 more?' });
  await expect.element(dialog.getByRole('button', { name: 'Start 3 runs anyway' })).toBeVisible();
});

it('asks still where the storages do not say what became of it', async () => {
  const elsewhere = [{ id: 'lost', at: Date.now(), of: 'worker' }];
  const tabs = vi.fn(() => Promise.resolve({ all: [], answers: new Map<string, string>(), isWhole: false }));
  await show([], { elsewhere }, { tabs });
  await expect.poll(() => tabs).toHaveBeenCalled();
  await expect
    .element(page.getByRole('dialog', { name: 'A run may have started: start another?' }))
    .toBeVisible();
});
