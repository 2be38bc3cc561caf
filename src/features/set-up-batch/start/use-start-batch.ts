import { useState } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import { useBalance } from '#api/queries/use-balance.ts';
import type { Origin } from '#batches/batches.ts';
import type { BatchQuestion } from '#batches/confirm-batch.tsx';
import type { SentBack, SentBackHow } from '#batches/ask/send-back.ts';
import type { SameBatch } from '#batches/keep/same-batch.ts';
import type { BatchId, BatchPlan, BatchRules, PlannedRow } from '#core/batch/batch.ts';
import { isSpent } from '#core/batch/state/batch-state.ts';
import { createRowChecker, type RowChecker } from '#core/batch/sheet/check-rows.ts';
import { judgedBy, waysOf } from '#core/batch/sheet/judge-columns.ts';
import { createBatchJudge } from '#core/batch/judge-batch.ts';
import { rulesOf as batchRulesOf } from '#core/batch/batch-rules.ts';
import { createRowPlanner, type PlannedRows } from '#core/batch/plan-batch.ts';
import { writeSetUp } from '#core/batch/sheet/sheet-codec.ts';
import { type DraftRow, isUsedColumn, type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { rowsWithKey } from '#core/batch/rows-with-key.ts';
import { sumPlan } from '#core/batch/sum-plan.ts';
import { ceilingOf } from '#core/batch/cost-sum.ts';
import { limitRows } from '#core/batch/limit-rows.ts';
import { type RunGroup, sumRows } from '#core/batch/sum-rows.ts';
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

export const TRIED = 3;

type StartBatchInput = {
  readonly sheet: SheetDraft;
  readonly checker: RowChecker;
  readonly provenance: Provenance;
  readonly name: string;
  readonly expectedOf: (runGroups: readonly RunGroup[]) => ExpectedCost | undefined;
  readonly parallel: number;
  readonly leadToFault: () => boolean;
  readonly leadToWrong: (places: readonly number[]) => undefined;
  readonly leadToRules: () => undefined;
  readonly requestKey: (reason: string) => Promise<boolean>;
  /**
   * True if the sheet and form are unchanged since the press: a batch is made of what the user saw, or
   * not at all.
   */
  readonly isSame: () => boolean;
  readonly way: Way;
  /** Has the rows sent again in their batch, and goes there unless the signal was aborted. */
  readonly sendBack: (batch: BatchId, rows: SentBack, signal: AbortSignal) => Promise<SentBackHow | 'secret'>;
  /** A row holds a secret, so the rows do not go back. */
  readonly onSecret: () => void;
  /**
   * A batch started with these rows while they stood here, by a tab that has a copy of them; undefined
   * if there is none.
   */
  readonly begunAlike: (rows: readonly PlannedRow[]) => Promise<SameBatch | undefined>;
  /** Stores the batch, and goes to it unless the signal was aborted. */
  readonly createBatch: CreateBatch;
  readonly onCreated: (inBatch: ReadonlySet<DraftRow>) => void;
};

/**
 * @returns undefined if the batch `from` which the rows come does not leave them out, or does not know
 * that they are started elsewhere
 */
export type CreateBatch = (
  plan: BatchPlan,
  begin: { readonly first: number | 'all'; readonly from?: Origin | undefined },
  signal: AbortSignal,
) => Promise<BatchId | undefined>;

/**
 * Why nothing was sent: the browser could not store the batch, something changed after the press, the rows
 * may be sent by the batch they wait in or differ from those taken from it, their batch has spent its
 * limit, or a row holds a secret.
 * With `unheard`, it is unknown whether anything was sent.
 */
export type NotStarted =
  | 'failed'
  | 'changed'
  | 'moved'
  | 'changedThere'
  | 'spent'
  | 'secret'
  | 'unheard'
  /** The key of this tab must be confirmed on the page of their batch, or belongs to another account. */
  | 'otherKey'
  | 'otherAccount'
  /** The code that detects unanswered starts could not be loaded. */
  | 'notLoaded';

type Prepared = PlannedRows & {
  readonly rules: BatchRules;
  readonly rows: readonly number[];
  readonly begun: readonly number[];
  readonly leftOut: number;
  readonly runGroups: readonly RunGroup[];
};

type BatchStartQuestion = BatchQuestion & {
  readonly isTry: boolean;
  readonly isBack: boolean;
  readonly alike: SameBatch | undefined;
  /** Sent starts of the Worker whose answers nobody has seen. */
  readonly elsewhere: readonly InTheWay[];
  /** Numbers of the rows that send the API key itself. */
  readonly withKey: readonly number[];
  readonly before: (BackFacts & { readonly of: number }) | undefined;
};

/**
 * Starts a batch once per press. Creates nothing while something blocks it, a question is open or another
 * start is pending, nor after the screen was left or the rows changed.
 */
export function useStartBatch(input: StartBatchInput) {
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
    BatchStartQuestion & { readonly answer: (agreement: Agreement | undefined) => void }
  >();
  const ask = (details: BatchStartQuestion) =>
    new Promise<Agreement | undefined>((resolve) => {
      setQuestion({
        ...details,
        answer: (agreement) => {
          setQuestion(undefined);
          resolve(agreement);
        },
      });
    });

  const isOver = (signal: AbortSignal): boolean => {
    if (!signal.aborted && !input.isSame()) setOutcome('changed');
    return signal.aborted || !input.isSame();
  };

  /** Returns what to start; undefined if something blocks it, to which the user is led. */
  const prepare = async (
    first: number | 'all',
    alone: RowChecker,
    signal: AbortSignal,
  ): Promise<Prepared | undefined> => {
    const { sheet, way } = input;
    if (input.leadToFault()) return undefined;
    const rules = way.kind === 'back' ? way.state.rules : batchRulesOf(sheet.limits, input.parallel);
    if (rules === undefined) return input.leadToRules();
    const { checker, wrong, leftOut, runGroups } = await checkAll(alone, sheet);
    const made = await plan(checker, { ...input, balance });
    if (isOver(signal)) return undefined;
    const rows = made.planned.flatMap(({ leftOut = false }, at) => (leftOut ? [] : [at]));
    const begun = first === 'all' ? rows : rows.slice(0, first);
    if (begun.length === 0 || (first === 'all' && wrong.length > 0)) return input.leadToWrong(wrong);
    return { ...made, rules, rows, begun, runGroups, leftOut: first === 'all' ? leftOut : 0 };
  };

  const prepareWithKey = async (first: number | 'all', signal: AbortSignal) => {
    const { checker } = input;
    const prepared = await prepare(first, checker, signal);
    if (prepared === undefined || keyStore.get() !== undefined) return prepared;
    if (!(await input.requestKey(t('key.needed'))) || isOver(signal)) return undefined;
    // Only now can be told whether the key stands in a cell or in a callback URL.
    return prepare(first, createRowChecker(checker.rules), signal);
  };

  /** Asks once about all rows; also about the first few if there is a reason, or if they were sent before. */
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
    const expected = isTry ? undefined : input.expectedOf(prepared.runGroups);
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

  /** Stores the plan in the rows' batch or as a new batch. `over`: no longer wanted. */
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
    const usedColumns = sheet.columns.filter(isUsedColumn);
    const columns = usedColumns.map((column) => column.name);
    const { source, limits } = sheet;
    const setUp = writeSetUp({ source, limits, columns: usedColumns });
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
    if (way.kind === 'back' && isSpent(way.state)) return setOutcome('spent');
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

/**
 * The batch of the rows, which must know that they are started elsewhere, even a deleted one that may be
 * restored; undefined if unreadable.
 */
function originOf({ sheet: { source }, way }: StartBatchInput, made: PlannedRows): Origin | undefined {
  if (source.kind !== 'batch') return undefined;
  if (source.moved) return { batch: source.moved.from };
  if (way.kind !== 'apart' || way.why === 'unread') return undefined;
  return { batch: way.sent.of, sent: leftBehind(way.sent, made) };
}

async function checkAll(alone: RowChecker, sheet: SheetDraft) {
  await forEachInTimeSlices(rowsOf(sheet.rows), alone.checkAlone, { stride: 8 });
  const checker = judgedBy(alone, waysOf(alone, sheet));
  return { checker, ...sumRows(checker, sheet.rows) };
}

async function plan(
  checker: RowChecker,
  {
    sheet,
    provenance,
    balance,
  }: Pick<StartBatchInput, 'sheet' | 'provenance'> & { readonly balance: number | undefined },
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

/** True if a likely secret is sent or kept beside the results, or if the detecting code could not be loaded. */
async function holdsSecret(
  { rules: { worker, descriptor, columns } }: RowChecker,
  { base, planned, key }: Omit<PlannedRows, 'judged'> & { readonly key: string | undefined },
): Promise<boolean> {
  try {
    const { omitSecrets } = await import('#core/secrets/omit-secrets.ts');
    const { findLooseSecret } = await import('#core/secrets/find-secrets.ts');
    const usedColumns = columns.filter(isUsedColumn);
    const isSecretLabel = (cell: string, at: number) =>
      usedColumns[at]?.target.kind === 'label' &&
      findLooseSecret(usedColumns[at].name, cell, key) !== undefined;
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
