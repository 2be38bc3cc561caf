import type { StoredBatch } from '#batches/batch-store.ts';
import { ConfirmBatch } from '#batches/confirm-batch.tsx';
import { type PlanSums, sumPlan } from '#core/batch/sum-plan.ts';
import { ZERO } from '#core/decimal.ts';
import { useMessages } from '#messages/use-messages.ts';
import { askThreshold } from '#starts/question/ask-threshold.ts';
import { Notice } from '#ui/notice.tsx';

import type { Asked } from './use-sending.tsx';

type AskSendingProps = {
  readonly batch: StoredBatch;
  readonly asked: Asked;
  readonly onAnswer: (agreed: boolean) => void;
};

/** Of no rows. */
const NOTHING: PlanSums = { runs: 0, subtasks: undefined, cost: { atMost: ZERO, uncapped: 0 }, reasons: [] };

/** The question before rows are sent: how many runs that starts, what they cost at most, and what speaks against it. */
export function AskSending({ batch: { plan, course }, asked, onAnswer }: AskSendingProps) {
  const t = useMessages();
  const { wanted, rows, reasons, look } = asked;
  const count = rows.length;
  const lost =
    wanted.kind === 'again' ? rows.find((row) => course.rows[row]?.state === 'unknown') : undefined;
  const row = plan?.rows[lost ?? 0]?.number ?? 0;
  const sums = plan && count > 0 ? sumPlan(plan, rows, askThreshold()) : NOTHING;
  const words =
    lost !== undefined
      ? { title: t('batch.again.title', { row }), confirm: t('batch.again.confirm', { row }) }
      : count === 0
        ? { title: t('start.confirm.over'), confirm: t('batch.goOn') }
        : {
            title:
              wanted.kind === 'again'
                ? t('batch.retry.title', { count })
                : t('batch.confirm.title', { count }),
            confirm: t('batch.retry.confirm', { count }),
          };
  return (
    <ConfirmBatch
      {...words}
      question={{
        ...sums,
        ...{ leftOut: 0, expected: undefined, rules: course.rules },
        // What was agreed to for these rows is not asked about again.
        reasons: [...(reasons ?? []), ...(wanted.kind === 'again' ? [] : sums.reasons)],
      }}
      about={
        lost !== undefined ? <p>{t('batch.again.lost')}</p> : count > 0 && <p>{t('batch.confirm.about')}</p>
      }
      isHeld={reasons === undefined || look !== 'none'}
      held={
        look === 'listed' ? (
          <Notice tone="warn" title={t('batch.again.listed')} />
        ) : (
          (reasons === undefined || look === 'looking') && (
            <p className="text-muted">
              {t(look === 'looking' ? 'batch.lost.looking' : 'batch.sending.looking')}
            </p>
          )
        )
      }
      titleOf={(field) => field}
      onAnswer={onAnswer}
    />
  );
}
