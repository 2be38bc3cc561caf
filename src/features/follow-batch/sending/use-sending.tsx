import { useEffect, useRef, useState } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import type { BatchCommand } from '#batches/drive/batch-messages.ts';
import type { LiveBatch } from '#batches/drive/batch-view.ts';
import { isSpending } from '#batches/drive/spending.ts';
import type { BatchRules } from '#core/batch/batch.ts';
import {
  type BatchState,
  isSpent,
  maySendAgain,
  spentText,
  unaskedRows,
} from '#core/batch/state/batch-state.ts';
import { sumPlan } from '#core/batch/sum-plan.ts';
import { ceilingOf } from '#core/batch/cost-sum.ts';
import { equalJson } from '#core/json/compare.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useBudgetReasons } from '#starts/cost/budget/use-budget-reasons.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { ShownBatch } from '../batch/shown-batch.ts';
import { type SendingQuestion, overtakenRows, type Sending, type SendingRequest } from './sending.ts';

const AskSending = lazyComponent(
  async () => (await import('./ask-sending.tsx')).AskSending,
  'sendAgain',
  'sharing',
  'compose',
  'setUpBatch',
);

export const loadAskSending = () => AskSending.load();

/**
 * The only way in which this page sends rows. Asks once about a cost that nobody has accepted; sends
 * nothing after the question closed, the page was left, or the batch was paused or stopped.
 * Rows that this tab cannot send without a key are sent once one is saved.
 */
export function useSending(
  { batch }: ShownBatch,
  live: LiveBatch,
  requestKey: (reason?: string) => Promise<boolean>,
): Sending {
  const t = useMessages();
  const { state: batchState } = batch;
  const keyStore = useKeyStore();
  const budgetReasons = useBudgetReasons();
  const [pending, setPending] = useState<SendingQuestion>();
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);
  const question = pending?.stops === batchState.stops ? pending : undefined;
  const close = () => {
    leaving.current?.abort();
    setPending(undefined);
  };
  const anew = () => {
    leaving.current?.abort();
    leaving.current = new AbortController();
    return leaving.current.signal;
  };
  const latestState = () => {
    const view = live.current();
    return view.kind === 'batch' ? view.batch.state : batchState;
  };
  const send = (agreed: SendingQuestion) => {
    close();
    live.dispatch(commandOf(agreed));
  };
  const begin = async (begun: SendingQuestion) => {
    const signal = anew();
    setPending(begun);
    const reasons = await budgetReasons(costOf({ ...batch, state: latestState() }, begun));
    if (signal.aborted) return;
    if (begun.rows.length + reasons.length === 0) await sendAgreed(begun);
    else setPending({ ...begun, reasons });
  };
  const sendAgreed = async (agreed: SendingQuestion) => {
    const now = latestState();
    const rows = rowsToAgree(now, agreed.wanted);
    if (isInstead(now, agreed.wanted)) return setPending({ ...agreed, reasons: [], look: 'none' });
    if (agreed.wanted.kind !== 'putBack' && !equalJson(rows, agreed.rows))
      return begin({ ...agreed, rows, reasons: undefined, isAnew: true });
    if (agreed.wanted.kind !== 'rules' && isKeyMissing()) return sendWithKey(agreed);
    send(agreed);
  };
  /** Rows are sent with the key of the tab in which the user pressed, whichever tab drives. */
  const isKeyMissing = (): boolean => keyStore.get() === undefined;
  const sendWithKey = async (agreed: SendingQuestion) => {
    const signal = anew();
    setPending({ ...agreed, isForKey: true });
    // Where no row waits, nothing starts once it is saved.
    const isStart = sentBy(latestState(), agreed).length > 0;
    const isSaved = await requestKey(isStart ? t('key.needed') : undefined);
    if (signal.aborted) return;
    if (isSaved) await sendAgreed(agreed);
    else close();
  };
  const agree = async (agreed: SendingQuestion) => {
    const { wanted } = agreed;
    if (wanted.kind !== 'again' || wanted.onceMore === undefined) return sendAgreed(agreed);
    const signal = anew();
    setPending({ ...agreed, look: 'looking' });
    const found = await wanted.onceMore();
    if (signal.aborted) return;
    // That the list cannot be read is said before anything is sent without it.
    if (found === 'nothing' || (found === 'unread' && agreed.look === 'unread')) await sendAgreed(agreed);
    else setPending({ ...agreed, look: found });
  };
  return {
    ask: (wanted) => {
      // Of two fields that are changed quickly, the second one has the first one's change.
      if (question !== undefined && (wanted.kind !== 'rules' || question.wanted.kind !== 'rules')) return;
      const rows = rowsToAgree(batchState, wanted);
      const begun: SendingQuestion = {
        wanted,
        rows,
        stops: batchState.stops,
        reasons: undefined,
        look: 'none',
      };
      // What waits in a batch that stands is asked about when it goes on.
      const isAtOnce =
        (wanted.kind === 'putBack' && rows.length === 0) ||
        (wanted.kind === 'rules' && costOf(batch, begun) === undefined);
      if (isAtOnce) send(begun);
      else if (isSpent(batchState)) setPending({ ...begun, reasons: [] });
      else void begin(begun);
    },
    isAsking: question !== undefined,
    rules: question?.wanted.kind === 'rules' ? question.wanted.rules : batchState.rules,
    dialog: question &&
      !question.isForKey &&
      (isInstead(batchState, question.wanted) || isQuestion(question)) && (
        <LazyPart>
          <AskSending
            batch={batch}
            question={question}
            onAnswer={(agreed) => {
              if (agreed) void agree(question);
              else close();
            }}
          />
        </LazyPart>
      ),
  };
}

const isInstead = (batchState: BatchState, wanted: SendingRequest): boolean =>
  wanted.kind !== 'rules' && (isSpent(batchState) || overtakenRows(batchState, wanted) !== undefined);

const isQuestion = ({ rows, reasons = [] }: SendingQuestion): boolean => rows.length + reasons.length > 0;

/** Maximum cost in USD of what is not agreed to yet; 0 for no limit, undefined for none. */
function costOf(batch: ShownBatch['batch'], question: SendingQuestion): number | undefined {
  const { state: batchState } = batch;
  const { wanted } = question;
  if (wanted.kind !== 'rules') return ceilingOfRows(batch, sentBy(batchState, question), batchState.rules);
  if (batchState.phase.kind !== 'going' || !isSpending(wanted, batchState.rules)) return undefined;
  const rows = waitingRows(batchState);
  const most = ceilingOfRows(batch, rows, wanted.rules);
  const added = (most ?? 0) - (ceilingOfRows(batch, rows, batchState.rules) ?? 0);
  return most === 0 || added > 0 ? added : undefined;
}

/** Maximum cost of rows in USD; 0 for no limit, undefined for no rows. */
function ceilingOfRows(
  { plan, state: batchState }: ShownBatch['batch'],
  rows: readonly number[],
  { parallel, stopAtSpent }: BatchRules,
): number | undefined {
  if (plan === undefined || rows.length === 0) return undefined;
  const left = stopAtSpent !== undefined && {
    stopAtSpent: String(Number(stopAtSpent) - Number(spentText(batchState))),
  };
  return ceilingOf(sumPlan(plan, rows, { threshold: Infinity }).cost, { parallel, ...left });
}

const waitingRows = ({ rows }: BatchState): readonly number[] =>
  rows.flatMap(({ state }, row) => (state === 'waiting' ? [row] : []));

/** All waiting rows if the batch continues, because an earlier agreement may exceed what is left of a budget. */
const sentBy = (batchState: BatchState, { wanted, rows }: SendingQuestion): readonly number[] =>
  wanted.kind === 'goOn' ? waitingRows(batchState) : rows;

function commandOf({ wanted, rows, stops }: SendingQuestion): BatchCommand {
  switch (wanted.kind) {
    case 'again':
      return { kind: 'again', rows: wanted.rows, stops };
    case 'rules':
      return wanted;
    case 'goOn':
      return { kind: 'goOn', stops, ...(rows.length > 0 && { agreed: rows }) };
    case 'putBack':
      return { kind: 'putBack', rows: wanted.rows, stops, ...(rows.length > 0 && { agreed: true }) };
  }
}

function rowsToAgree(batchState: BatchState, wanted: SendingRequest): readonly number[] {
  if (wanted.kind === 'rules') return [];
  if (wanted.kind === 'goOn') return unaskedRows(batchState);
  if (wanted.kind === 'again')
    return wanted.rows.flatMap((seen) => (maySendAgain(batchState, seen) ? [seen.row] : []));
  return batchState.phase.kind === 'going' && !isSpent(batchState) ? wanted.rows : [];
}
