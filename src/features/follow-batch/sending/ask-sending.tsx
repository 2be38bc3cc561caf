import type { ReactNode } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { StoredBatch } from '#batches/keep/batch-store.ts';
import { ConfirmBatch } from '#batches/confirm-batch.tsx';
import { kindOf } from '#batches/row-kind.ts';
import {
  isEnding,
  isRowGone,
  isLimited,
  availableResults,
  type RowState,
} from '#core/batch/state/row-state.ts';
import type { SeenRow } from '#core/batch/state/seen-row.ts';
import { forecastOf } from '#core/batch/state/forecast.ts';
import { type BatchState, isSpent, spentText } from '#core/batch/state/batch-state.ts';
import { type PlanSums, sumPlan } from '#core/batch/sum-plan.ts';
import { NO_COST } from '#core/batch/cost-sum.ts';
import { readDecimal, toNumber } from '#core/decimal.ts';
import type { CostRange } from '#core/price/estimate-cost.ts';
import { formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { askThreshold } from '#starts/question/ask-threshold.ts';
import { overBudgetTitle } from '#starts/question/reason-text.tsx';
import { Button } from '#ui/controls/button.tsx';
import { LinkButton } from '#ui/controls/link.tsx';
import { Notice } from '#ui/notice.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { ROW_LOOK } from '#batches/row-look.ts';
import { type SendingQuestion, overtakenRows } from './sending.ts';

type AskSendingProps = {
  readonly batch: StoredBatch;
  readonly question: SendingQuestion;
  readonly onAnswer: (agreed: boolean) => void;
};

export function AskSending({ batch, question, onAnswer }: AskSendingProps) {
  const t = useMessages();
  const api = useApi();
  if (question.wanted.kind !== 'rules' && isSpent(batch.state))
    return <Spent state={batch.state} onClose={() => onAnswer(false)} />;
  const overtaken = overtakenRows(batch.state, question.wanted);
  if (overtaken) return <Overtaken batch={batch} rows={overtaken} onClose={() => onAnswer(false)} />;
  const { reasons, look } = question;
  const { title, confirm, about } = wordsOf(t, batch, question, api.serverTime().now);
  const sums = sumsOf(batch, question);
  const rules = question.wanted.kind === 'rules' ? question.wanted.rules : batch.state.rules;
  const questionParts = { leftOut: 0, expected: expectedOf(batch.state, sums), rules };
  return (
    <ConfirmBatch
      title={title}
      action={() => confirm}
      onAnswer={(agreement) => onAnswer(agreement !== undefined)}
      about={about !== undefined && <p>{about}</p>}
      question={{ ...sums, ...questionParts, reasons: [...(reasons ?? []), ...sums.reasons] }}
      isHeld={reasons === undefined || look === 'looking' || look === 'listed'}
      held={<Held question={question} />}
      titleOf={(field) => field}
    />
  );
}

/** A batch that has spent its limit sends nothing, so this leads to the limit instead of asking. */
function Spent({ state: batchState, onClose }: { readonly state: BatchState; readonly onClose: () => void }) {
  const t = useMessages();
  return (
    <Dialog title={t('batch.sending.spent.title')} onClose={onClose}>
      <p>
        {t('batch.sending.spent', {
          spent: formatMoney(Number(spentText(batchState))),
          limit: formatMoney(Number(batchState.rules.stopAtSpent ?? 0)),
        })}
      </p>
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('common.close')}</Button>
        <LinkButton variant="primary" data-first-focus href="?tab=settings" onClick={onClose}>
          {t('batch.changeLimit')}
        </LinkButton>
      </div>
    </Dialog>
  );
}

type OvertakenProps = {
  readonly batch: StoredBatch;
  readonly rows: readonly SeenRow[];
  readonly onClose: () => void;
};

/**
 * Shown instead of the question if no row is as the user saw it, for example after another tab decided
 * about them.
 */
function Overtaken({ batch: { plan, state: batchState }, rows, onClose }: OvertakenProps) {
  const t = useMessages();
  const [only, ...others] = rows.map(({ row }) => row);
  const of = only === undefined || others.length > 0 ? undefined : batchState.rows[only];
  return (
    <Dialog title={t('batch.again.overtaken.title')} onClose={onClose}>
      <p>
        {only !== undefined && of
          ? t('batch.again.overtaken.one', {
              row: plan?.rows[only]?.number ?? only + 1,
              state: t(ROW_LOOK[kindOf(of)].word),
            })
          : t('batch.again.overtaken.all')}
      </p>
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </Dialog>
  );
}

function Held({ question: { look, reasons } }: Pick<AskSendingProps, 'question'>): ReactNode {
  const t = useMessages();
  if (look === 'listed' || look === 'unread') return <Notice tone="warn" title={t(`batch.again.${look}`)} />;
  if (look === 'looking') return <p className="text-muted">{t('batch.lost.looking')}</p>;
  return reasons === undefined && <p className="text-muted">{t('batch.sending.looking')}</p>;
}

const NOTHING: PlanSums = { runs: 0, subtasks: undefined, cost: NO_COST, reasons: [] };

function sumsOf({ plan }: StoredBatch, { wanted, rows }: SendingQuestion): PlanSums {
  if (!plan || rows.length === 0) return NOTHING;
  const sums = sumPlan(plan, rows, { threshold: askThreshold(), ownCap: ownCap(plan.worker) });
  // What was agreed to for rows that were sent before is not asked about again, but for a limit that may be newer.
  return wanted.kind === 'again'
    ? { ...sums, reasons: sums.reasons.filter(({ kind }) => kind === 'ownCap') }
    : sums;
}

/** Expected cost of the rows by the finished rows of the batch; not more than they may cost. */
function expectedOf(batchState: BatchState, { runs, cost }: PlanSums): CostRange | undefined {
  const usd = forecastOf(batchState, runs);
  if (usd === undefined || runs === 0) return undefined;
  const most = cost.uncapped > 0 ? Infinity : toNumber(cost.atMost);
  const expected = readDecimal(String(Math.min(usd, most)));
  return expected && { usd: expected };
}

type QuestionWords = { readonly title: string; readonly confirm: string; readonly about?: string };

function wordsOf(
  t: Translate,
  { plan, state: batchState }: StoredBatch,
  { wanted, rows, look, isAnew, reasons }: SendingQuestion,
  now: number,
): QuestionWords {
  const count = rows.length;
  if (count === 0) return wordsWithoutRows(t, wanted, reasons);
  const lost = rows.find((row) => batchState.rows[row]?.state === 'lost');
  if (lost !== undefined) {
    const row = plan?.rows[lost]?.number ?? lost + 1;
    const confirm = look === 'unread' ? 'batch.again.regardless' : 'batch.again.confirm';
    return {
      title: t('batch.again.title', { row }),
      confirm: t(confirm, { row }),
      about: t('batch.again.lost'),
    };
  }
  const title = wanted.kind === 'again' ? 'batch.retry.title' : 'batch.confirm.title';
  const again = wanted.kind === 'again' ? rows.flatMap((row) => batchState.rows[row] ?? []) : [];
  const elsewhere = rows.filter((row) => batchState.rows[row]?.elsewhere).length;
  return {
    title: t(title, { count }),
    confirm: t('batch.retry.confirm', { count }),
    about: sentences(
      isAnew && t('batch.sending.anew'),
      t('batch.confirm.about'),
      elsewhere > 0 && t('batch.again.elsewhere', { count: elsewhere, of: count }),
      againText(t, again, now),
    ),
  };
}

const wordsWithoutRows = (
  t: Translate,
  { kind }: SendingQuestion['wanted'],
  reasons: SendingQuestion['reasons'] = [],
): QuestionWords =>
  kind === 'rules'
    ? { title: t('batch.limit.title'), confirm: t('batch.changeLimit') }
    : { title: t(overBudgetTitle(reasons)), confirm: t('batch.goOn') };

function againText(t: Translate, again: readonly RowState[], now: number): string {
  const of = (is: (row: RowState) => boolean) => ({ count: again.filter(is).length, of: again.length });
  const [gone, ending, limited] = [of(isRowGone), of(isEnding), of(isLimited)];
  const given = again.reduce((sum, row) => sum + availableResults(row, now), 0);
  return sentences(
    gone.count > 0 && t('batch.again.gone', gone),
    ending.count > 0 && t('batch.again.ending', ending),
    limited.count > 0 && t('batch.again.limited', limited),
    given > 0 && t('batch.again.results', { count: given }),
  );
}
