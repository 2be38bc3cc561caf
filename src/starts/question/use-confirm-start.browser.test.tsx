import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { useApi } from '#api/api-context.tsx';
import { OWN } from '#core/draft/provenance.ts';
import { err } from '#core/result.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';
import { anOrder } from '#test/an-order.ts';
import { renderConsole } from '#test/console.tsx';

import { setMonthBudget } from '../cost/budget/budget.ts';
import type { SentStart } from '../history/sent-starts.ts';
import { type StartSubject, subjectKey } from '../journal/start-subject.ts';
import { someStarts } from '#test/some-starts.ts';
import { useStarts } from '../starts-context.tsx';
import type { Starts } from '../starts.ts';
import { useConfirmStart } from './use-confirm-start.tsx';

type Connection = Parameters<typeof someStarts>[0];

const { signal } = new AbortController();

const SUBJECT: StartSubject = { kind: 'worker', worker: anOrder().worker };

const NO_HISTORY = {
  keep: () => Promise.resolve(),
  input: () => Promise.resolve(err('none' as const)),
  noteAnswer: () => Promise.resolve(),
};

beforeEach(() => setMonthBudget(60));

function Starter({ maxCharge }: { readonly maxCharge: number }) {
  const starts = useStarts();
  const request = useApi().requests.startRun(anOrder());
  const { confirm, confirmUnforeseen, dialog } = useConfirmStart((field) => field);
  const send = (may: unknown) => {
    const slug = 'run-new' as RunSlug; // a name of this test
    if (may !== undefined && may !== false)
      void starts.start({ subject: SUBJECT, mode: 'async', send: () => Promise.resolve({ slug }) });
  };
  return (
    <>
      <button
        type="button"
        onClick={() =>
          void confirm(
            { request, reasons: [], provenance: OWN, maxCharge, subjects: [SUBJECT] },
            signal,
          ).then(send)
        }
      >
        Start
      </button>
      <button
        type="button"
        onClick={() =>
          void confirmUnforeseen(signal, { subjects: [SUBJECT], runs: [{ maxCharge }] }).then(send)
        }
      >
        Again
      </button>
      {dialog}
    </>
  );
}

it.each(['Start', 'Again'])(
  'asks where one run may cost more than is left of the budget (%s)',
  async (name) => {
    // As the platform names it.
    const run = aRun({ usage: 59, slug: 'spent' as RunSlug, startedAt: Date.now(), finishedAt: Date.now() });
    const runs = () => Promise.resolve({ runs: [run], unread: [], total: 1 });
    await renderConsole(<Starter maxCharge={50} />, { api: { runs }, key: '' });
    await page.getByRole('button', { name }).click();
    await expect.element(page.getByRole('dialog').getByText(/\$1\.00.*\$50\.00/)).toBeVisible();
  },
);

it.each(['Start', 'Again'])(
  'asks once where another tab has sent the like, and nobody has seen its answer (%s)',
  async (name) => {
    setMonthBudget(0);
    const sent = new Map<string, SentStart>([
      ['lost', { id: 'lost', at: Date.now(), key: subjectKey(SUBJECT) }],
    ]);
    const starts = (connection: Connection) =>
      someStarts({
        ...connection,
        sent: {
          note: (start) => Promise.resolve(void sent.set(start.id, start)),
          forget: () => Promise.resolve(),
          all: () => Promise.resolve([...sent.values()]),
        },
      });
    await renderConsole(<Starter maxCharge={5} />, { key: '', starts });
    const dialog = page.getByRole('dialog', { name: 'A run may have started: start another?' });
    await page.getByRole('button', { name }).click();
    await expect.element(dialog).toHaveTextContent(/was sent before .+ has had no answer/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(sent.get('lost')?.settled).toBeUndefined();
    await page.getByRole('button', { name }).click();
    // The list may be what stands behind the question.
    await dialog.getByRole('link', { name: 'Look at the runs' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(sent.get('lost')?.settled).toBeUndefined();
    await page.getByRole('button', { name }).click();
    const another = dialog.getByRole('button', { name: 'Start another run anyway' });
    await expect.element(another).toBeEnabled();
    await another.click();
    await expect.poll(() => sent.get('lost')?.settled).toBe(true);
  },
);

describe('a question that stands while another tab learns what became of its start', () => {
  const LOST: SentStart = { id: 'lost', at: Date.now(), key: subjectKey(SUBJECT) };

  /** Gives what this browser knows, and what starts were sent once the question is agreed to. */
  async function ask() {
    setMonthBudget(0);
    const known = { sent: [LOST], answers: new Map<string, string>() };
    const starts = (connection: Connection) =>
      someStarts({
        ...connection,
        sent: {
          note: () => Promise.resolve(),
          forget: () => Promise.resolve(),
          all: () => Promise.resolve(known.sent),
        },
        history: { ...NO_HISTORY, answers: () => Promise.resolve(known.answers) },
      });
    await renderConsole(<Starter maxCharge={5} />, { key: '', starts });
    await page.getByRole('button', { name: 'Start' }).click();
    await expect.element(page.getByRole('dialog')).toHaveTextContent(/has had no answer/);
    return known;
  }

  it.each([
    ['the platform has named', { sent: [LOST], answers: new Map([['run-1', 'lost']]) }],
    ['the person took for its', { sent: [{ ...LOST, run: aRun().slug }], answers: new Map() }],
  ])('says that it has led to a run, which %s', async (_, learned) => {
    Object.assign(await ask(), learned);
    const dialog = page.getByRole('dialog', { name: 'A run has started: start another?' });
    await expect.element(dialog).toHaveTextContent(/has led to a run by now/);
    await expect.element(dialog).not.toHaveTextContent(/has had no answer/);
    await expect.element(dialog.getByRole('button', { name: 'Start another run anyway' })).toBeVisible();
  });

  it.each([
    ['was refused', []],
    ['is settled', [{ ...LOST, settled: true as const }]],
  ])('says that it %s', async (_, sent) => {
    const known = await ask();
    known.sent = sent;
    const dialog = page.getByRole('dialog', { name: 'Start 1 run?' });
    await expect.element(dialog).toHaveTextContent(/is open no more/);
    await dialog.getByRole('button', { name: 'Start run' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
  });
});

it('sends nothing where what tells of such starts cannot be loaded, and asks once it can', async () => {
  const lost: SentStart = { id: 'lost', at: Date.now(), key: subjectKey(SUBJECT) };
  const start = vi.fn<Starts['start']>();
  let isLoaded = false;
  const openStarts = (connection: Connection): Starts => {
    const starts = someStarts({
      ...connection,
      sent: { note: NO_HISTORY.keep, forget: NO_HISTORY.keep, all: () => Promise.resolve([lost]) },
    });
    const elsewhere: Starts['elsewhere'] = (subjects) =>
      isLoaded ? starts.elsewhere(subjects) : Promise.reject(new TypeError('not loaded'));
    return { ...starts, start, elsewhere };
  };
  setMonthBudget(0);
  await renderConsole(<Starter maxCharge={5} />, { key: '', starts: openStarts });
  const press = () => page.getByRole('button', { name: 'Start', exact: true }).click();
  await press();
  await expect.element(page.getByText('This part could not be loaded')).toBeVisible();
  isLoaded = true;
  await press();
  const dialog = page.getByRole('dialog', { name: 'A run may have started: start another?' });
  await expect.element(dialog).toBeVisible();
  expect(start).not.toHaveBeenCalled();
});
