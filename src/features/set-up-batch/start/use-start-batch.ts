import { useState } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import { useBalance } from '#api/queries/use-balance.ts';
import type { Origin } from '#batches/batches.ts';
import type { BatchQuestion } from '#batches/confirm-batch.tsx';
import type { SentBack, SentBackHow } from '#batches/ask/send-back.ts';
import type { SameBatch } from '#batches/keep/same-batch.ts';
import type { BatchId, BatchPlan, BatchRules, PlannedRow } from '#core/batch/batch.ts';
import { isSpent } from '#core/batch/course/course.ts';
import { createRowChecker, type RowChecker } from '#core/batch/sheet/check-rows.ts';
import { judgedBy, waysOf } from '#core/batch/sheet/judge-columns.ts';
import { createBatchJudge } from '#core/batch/judge-batch.ts';
import { rulesOf as batchRulesOf } from '#core/batch/batch-rules.ts';
import { createRowPlanner, type PlannedRows } from '#core/batch/plan-batch.ts';
import { writeSetUp } from '#core/batch/sheet/sheet-codec.ts';
import { type DraftRow, isKept, type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { rowsWithKey } from '#core/batch/rows-with-key.ts';
import { sumPlan } from '#core/batch/sum-plan.ts';
import { ceilingOf } from '#core/batch/cost-sum.ts';
import { limitRows } from '#core/batch/limit-rows.ts';
import { type AskedRuns, sumRows } from '#core/batch/sum-rows.ts';
import { descriptorDigest } from '#core/descriptor/descriptor-digest.ts';
import type { Provenance } from '#core/draft/provenance.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { InTheWay } from '#starts/look-up/sent-elsewhere.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { useBudgetReasons } from '#starts/cost/budget/use-budget-reasons.ts';
import { askThreshold } from '#starts/question/ask-threshold.ts';
import type { Agreement } from '#starts/question/confirm-start.tsx';
import { useSingleFlight } from '#starts/question/use-single-flight.ts';
import { ELSEWHERE } from '#starts/starts.ts';
import { useStarts } from '#starts/starts-context.tsx';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';
import { forEachInTimeSlices } from '#browser/time-slices.ts';

import type { ExpectedCost } from '../rail/use-expected-cost.ts';
import { rowsOf } from '../rows/use-checks.ts';
import { batchName } from './batch-name.ts';
import { type BackFacts, backFacts, leftBehind, sentBack, type Way } from './way-back.ts';

/** Rows that are tried before the others. */
export const TRIED = 3;

type Input = {
  readonly sheet: SheetDraft;
  readonly checker: RowChecker;
  /** Of the form. */
  readonly provenance: Provenance;
  /** What the rows are called. */
  readonly name: string;
  readonly expectedOf: (asked: readonly AskedRuns[]) => ExpectedCost | undefined;
  /** How many runs go at once where nobody chose. */
  readonly parallel: number;
  /** Leads to what is wrong with the sheet as a whole or with the form; true where there is something. */
  readonly leadToFault: () => boolean;
  /** Leads to the first of these rows with a problem. */
  readonly leadToWrong: (places: readonly number[]) => undefined;
  readonly leadToRules: () => undefined;
  readonly requestKey: (reason: string) => Promise<boolean>;
  /** Whether the sheet and the form still are as they are here: a batch is made of what was seen at the press, or not at all. */
  readonly isSame: () => boolean;
  /** Where the rows go. */
  readonly way: Way;
  /** Has rows sent again in the batch that they are of, and goes on to it unless the signal was aborted. */
  readonly sendBack: (batch: BatchId, rows: SentBack, signal: AbortSignal) => Promise<SentBackHow | 'secret'>;
  /** One of the rows holds a secret: they do not go back. */
  readonly onSecret: () => void;
  /** The batch that was begun with these rows while they stood here, if there is one: in a tab that has a copy of them. */
  readonly begunAlike: (rows: readonly PlannedRow[]) => Promise<SameBatch | undefined>;
  /** Notes the batch down, and goes on to it unless the signal was aborted. */
  readonly createBatch: CreateBatch;
  /** Told which rows of the sheet are in the batch that was made. */
  readonly onCreated: (inBatch: ReadonlySet<DraftRow>) => void;
};

/** @returns undefined where the batch `from` which the rows are does not leave them out, or does not know that they are started elsewhere */
export type CreateBatch = (
  plan: BatchPlan,
  begin: { readonly first: number | 'all'; readonly from?: Origin | undefined },
  signal: AbortSignal,
) => Promise<BatchId | undefined>;

/**
 * The browser could not note the batch down; something was changed after the press; rows may be sent by the batch that they wait in, or
 * are not as they were taken from theirs; their batch has spent what it may; or one holds a secret. Nothing was sent; but where their batch
 * is `unheard`, nobody knows.
 */
export type NotStarted =
  | 'failed'
  | 'changed'
  | 'moved'
  | 'changedThere'
  | 'spent'
  | 'secret'
  | 'unheard'
  /** The key of this tab is to be confirmed on the page of their batch, or is of another account. */
  | 'otherKey'
  | 'otherAccount'
  /** What tells of starts that nobody has seen an answer to could not be loaded. */
  | 'notLoaded';

type Prepared = PlannedRows & {
  readonly rules: BatchRules;
  /** The places of all rows of which a run comes, and of those that are begun with. */
  readonly rows: readonly number[];
  readonly begun: readonly number[];
  readonly leftOut: number;
  /** What is asked of the runs, as `sumRows` has it. */
  readonly asked: readonly AskedRuns[];
};

/** The first rows are asked about in other words. */
type AskedBatch = BatchQuestion & {
  readonly isTry: boolean;
  /** They are sent again in their batch. */
  readonly isBack: boolean;
  /** It was begun with the same rows. */
  readonly alike: SameBatch | undefined;
  /** Starts of the Worker that were sent, and nobody had seen an answer to. */
  readonly elsewhere: readonly InTheWay[];
  /** The numbers of the rows that send the API key itself. */
  readonly withKey: readonly number[];
  /** Of all rows where some were sent before, and how many they are. */
  readonly before: (BackFacts & { readonly of: number }) | undefined;
};

/**
 * Starts a batch once for one press: nothing is made while something stands in the way, is asked about, or is being made, nor
 * after its screen was left or its rows were changed.
 */
export function useStartBatch(input: Input) {
  const t = useMessages();
  useAfterPaint(ELSEWHERE.load);
  const api = useApi();
  const keyStore = useKeyStore();
  const balance = useBalance();
  const budgetReasons = useBudgetReasons();
  const starts = useStarts();
  const press = useSingleFlight();
  const [starting, setStarting] = useState<number | 'all'>();
  const [outcome, setOutcome] = useState<NotStarted>();
  const [question, setQuestion] = useState<
    AskedBatch & { readonly answer: (agreement: Agreement | undefined) => void }
  >();
  const ask = (asked: AskedBatch) =>
    new Promise<Agreement | undefined>((resolve) => {
      setQuestion({
        ...asked,
        answer: (agreement) => {
          setQuestion(undefined);
          resolve(agreement);
        },
      });
    });

  /** Whether nobody wants what was pressed any more: the screen was left, or shows something else by now. */
  const isOver = (signal: AbortSignal): boolean => {
    if (!signal.aborted && !input.isSame()) setOutcome('changed');
    return signal.aborted || !input.isSame();
  };

  /** What is to be started; undefined where something stands in its way, to which the person is led. */
  const prepare = async (
    first: number | 'all',
    alone: RowChecker,
    signal: AbortSignal,
  ): Promise<Prepared | undefined> => {
    const { sheet, way } = input;
    if (input.leadToFault()) return undefined;
    const rules = way.kind === 'back' ? way.course.rules : batchRulesOf(sheet.limits, input.parallel);
    if (rules === undefined) return input.leadToRules();
    const { checker, wrong, leftOut, asked } = await checkAll(alone, sheet);
    const made = await plan(checker, { ...input, balance });
    if (isOver(signal)) return undefined;
    const rows = made.planned.flatMap(({ leftOut = false }, at) => (leftOut ? [] : [at]));
    const begun = first === 'all' ? rows : rows.slice(0, first);
    if (begun.length === 0 || (first === 'all' && wrong.length > 0)) return input.leadToWrong(wrong);
    return { ...made, rules, rows, begun, asked, leftOut: first === 'all' ? leftOut : 0 };
  };

  /** As `prepare`, with an API key, which is asked for where the tab has none. */
  const prepareWithKey = async (first: number | 'all', signal: AbortSignal) => {
    const { checker } = input;
    const prepared = await prepare(first, checker, signal);
    if (prepared === undefined || keyStore.get() !== undefined) return prepared;
    if (!(await input.requestKey(t('key.needed'))) || isOver(signal)) return undefined;
    // Only now can be told whether the key stands in a cell or in a callback URL.
    return prepare(first, createRowChecker(checker.rules), signal);
  };

  /** Asks about all of them once, also about the first few where there is a reason, or where they were sent before. */
  const askAbout = async (
    first: number | 'all',
    prepared: Prepared,
    signal: AbortSignal,
  ): Promise<Agreement | undefined> => {
    const { base, planned, begun, rules, leftOut } = prepared;
    const { descriptor } = input.checker.rules;
    const own = { threshold: askThreshold(), ownCap: ownCap(input.checker.rules.worker) };
    const isTry = first !== 'all';
    const sumsOf = async (made: PlannedRows) => {
      const sums = sumPlan({ ...made, rows: made.planned }, begun, own);
      const ceiling = ceilingOf(sums.cost, rules);
      // A few that nothing limits are asked about as one such run is.
      const atMost = isTry && ceiling === 0 ? undefined : ceiling;
      return { ...sums, reasons: [...(await budgetReasons(atMost)), ...sums.reasons] };
    };
    const sums = await sumsOf(prepared);
    const { reasons } = sums;
    const alike = await input.begunAlike(planned);
    // A row may be what such a start asked for; its batch settles none of them.
    const { worker } = input.checker.rules;
    const elsewhere = await starts.elsewhere([{ kind: 'worker', worker }]).catch(() => undefined);
    if (isOver(signal)) return undefined;
    if (elsewhere === undefined) {
      setOutcome('notLoaded');
      return undefined;
    }
    const { way } = input;
    const facts = backFacts(way, prepared, api.serverTime().now);
    // The others follow the first few, and of those nobody asks it again.
    const withKey = rowsWithKey({ worker, base, rows: planned }, prepared.rows, keyStore.get());
    const questions = reasons.length + elsewhere.length + withKey.length;
    if (isTry && questions === 0 && (facts ?? alike) === undefined) return {};
    const before = facts && { ...facts, of: prepared.rows.length };
    const expected = isTry ? undefined : input.expectedOf(prepared.asked);
    const isBack = way.kind === 'back';
    const findings = { before, alike, elsewhere, withKey };
    // Rows that go back are sent as their batch has them.
    const limit = isBack
      ? {}
      : {
          offer: own.ownCap ?? descriptor.system.maxCharge,
          sumsAt: (usd: number) => sumsOf(limitRows(prepared, usd)),
        };
    return ask({ ...sums, ...findings, ...limit, rules, isTry, leftOut, expected, isBack });
  };

  /** Notes down what is planned: in the batch that the rows are of, or as one of their own. `over`: nobody wants it any more. */
  const note = async (
    made: PlannedRows & Pick<Prepared, 'rules'>,
    first: number | 'all',
    signal: AbortSignal,
  ): Promise<NotStarted | 'over' | undefined> => {
    const { sheet, checker, way } = input;
    const { base, planned, judged, rules } = made;
    const secret = await holdsSecret(checker, { ...made, key: keyStore.get() });
    if (isOver(signal)) return 'over';
    if (way.kind === 'back') {
      const how = secret ? 'secret' : await input.sendBack(way.batch, sentBack(way, made), signal);
      if (how === 'secret') input.onSecret();
      return how === 'sent' ? undefined : AFTER_BACK[how];
    }
    const { worker, descriptor } = checker.rules;
    const kept = sheet.columns.filter(isKept);
    const columns = kept.map((column) => column.name);
    const { source, limits } = sheet;
    const setUp = writeSetUp({ source, limits, columns: kept });
    const created = await input.createBatch(
      {
        worker,
        title: worker,
        name: batchName(t, { name: input.name, source, planned, secret }),
        columns,
        base,
        workerDigest: descriptorDigest(descriptor),
        rows: planned,
        rules,
        judged,
        setUp,
        secret,
        searched: true,
      },
      { first, from: originOf(input, made) },
      signal,
    );
    if (created !== undefined) return undefined;
    return way.kind === 'apart' ? 'changedThere' : 'moved';
  };

  const startOnce = async (first: number | 'all', signal: AbortSignal) => {
    const { way } = input;
    if (way.kind === 'back' && isSpent(way.course)) return setOutcome('spent');
    const prepared = await prepareWithKey(first, signal);
    const agreement = prepared && (await askAbout(first, prepared, signal));
    if (prepared === undefined || agreement === undefined) return;
    const { limit = 0 } = agreement;
    const agreed = limit > 0 ? { ...prepared, ...limitRows(prepared, limit) } : prepared;
    const failed = await note(agreed, first, signal);
    if (failed === 'over') return;
    if (failed) return setOutcome(failed);
    const numbers = new Set(prepared.planned.map(({ number }) => number));
    input.onCreated(new Set([...rowsOf(input.sheet.rows)].filter((row) => numbers.has(row.number))));
  };

  return {
    /** How many rows are being started, where they are. */
    starting: press.isOpen ? starting : undefined,
    outcome,
    question,
    start: (first: number | 'all') =>
      void press
        .make((signal) => {
          setStarting(first);
          setOutcome(undefined);
          return startOnce(first, signal);
        })
        .catch(() => setOutcome('failed')),
  };
}

const AFTER_BACK: Record<Exclude<SentBackHow, 'sent'> | 'secret', NotStarted> = {
  changed: 'changedThere',
  spent: 'spent',
  unheard: 'unheard',
  otherKey: 'otherKey',
  otherAccount: 'otherAccount',
  secret: 'secret',
};

/** The batch that rows are of, which is told that they are started elsewhere, also where it is deleted and may be there again; none where it cannot be read. */
function originOf({ sheet: { source }, way }: Input, made: PlannedRows): Origin | undefined {
  if (source.kind !== 'batch') return undefined;
  if (source.moved) return { batch: source.moved.from };
  if (way.kind !== 'apart' || way.why === 'unread') return undefined;
  return { batch: way.sent.of, sent: leftBehind(way.sent, made) };
}

/** Checks all rows, each of them by how those that there are now show their columns to be written. */
async function checkAll(alone: RowChecker, sheet: SheetDraft) {
  await forEachInTimeSlices(rowsOf(sheet.rows), alone.checkAlone, { stride: 8 });
  const checker = judgedBy(alone, waysOf(alone, sheet));
  return { checker, ...sumRows(checker, sheet.rows) };
}

/** Plans all rows that could be sent, and judges what each of them would start. */
async function plan(
  checker: RowChecker,
  {
    sheet,
    provenance,
    balance,
  }: Pick<Input, 'sheet' | 'provenance'> & { readonly balance: number | undefined },
): Promise<PlannedRows> {
  const planner = createRowPlanner(checker);
  const judging = createBatchJudge({ checker, provenance, source: sheet.source, balance });
  const planned: PlannedRow[] = [];
  const take = (row: DraftRow) => {
    const made = planner.plan(row);
    if (made === undefined) return;
    planned.push(made);
    judging.take(row);
  };
  await forEachInTimeSlices(rowsOf(sheet.rows), take, { stride: 8 });
  return { base: planner.base, planned, judged: judging.judged() };
}

/** Whether something that looks like a secret is sent, or kept beside the results. Where the code that tells cannot be had, it is taken for one. */
async function holdsSecret(
  { rules: { worker, descriptor, columns } }: RowChecker,
  { base, planned, key }: Omit<PlannedRows, 'judged'> & { readonly key: string | undefined },
): Promise<boolean> {
  try {
    const { omitSecrets } = await import('#core/secrets/omit-secrets.ts');
    const { findLooseSecret } = await import('#core/secrets/find-secrets.ts');
    const kept = columns.filter(isKept);
    const isSecretLabel = (cell: string, at: number) =>
      kept[at]?.target.kind === 'label' && findLooseSecret(kept[at].name, cell, key) !== undefined;
    let isFound = false;
    const look = ({ custom, options }: Pick<PlannedRow, 'custom' | 'options'>) => {
      const order = { worker, custom, options: { ...base.options, ...options } };
      isFound ||= omitSecrets(order, descriptor.parameters, key).omitted.length > 0;
    };
    look(base);
    const lookAtRow = (row: PlannedRow) => {
      look(row);
      isFound ||= row.cells.some(isSecretLabel);
    };
    await forEachInTimeSlices(planned, lookAtRow, { stride: 8, shouldContinue: () => !isFound });
    return isFound;
  } catch {
    return true;
  }
}
