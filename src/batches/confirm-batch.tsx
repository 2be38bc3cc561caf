import type { ReactNode } from 'react';

import type { BatchRules } from '#core/batch/batch.ts';
import type { PlanSums } from '#core/batch/sum-plan.ts';
import { toNumber } from '#core/decimal.ts';
import type { CostRange } from '#core/price/estimate-cost.ts';
import { formatCost } from '#messages/format-range.ts';
import { formatList, formatMoney, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { ReasonsList } from '#starts/question/reasons-list.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

/** What is asked about before rows of a batch are sent. */
export type BatchQuestion = PlanSums & {
  readonly leftOut: number;
  /** USD that the runs will likely cost. */
  readonly expected: CostRange | undefined;
  readonly rules: BatchRules;
};

type ConfirmBatchProps = {
  readonly question: BatchQuestion;
  readonly title: string;
  /** What the button says that sends them. */
  readonly confirm: string;
  /** What is told before the sums. */
  readonly about: ReactNode;
  /** Something is being looked up, or speaks against it: there is no agreeing to it. */
  readonly isHeld?: boolean;
  /** What is told of that. */
  readonly held?: ReactNode;
  readonly titleOf: (field: string) => string;
  readonly onAnswer: (agreed: boolean) => void;
};

/** Asks once whether so many runs may start, with what they come to, and each danger by name and value. */
export function ConfirmBatch(props: ConfirmBatchProps) {
  const { title, confirm, about, isHeld = false, held, onAnswer } = props;
  return (
    <Guard
      title={title}
      action={confirm}
      isReady={!isHeld}
      onAgree={() => onAnswer(true)}
      onClose={() => onAnswer(false)}
      about={
        <>
          {about}
          <Sums question={props.question} />
          <ReasonsList reasons={props.question.reasons} titleOf={props.titleOf} />
        </>
      }
    >
      <div role="status">{held}</div>
    </Guard>
  );
}

function Sums({ question }: Pick<ConfirmBatchProps, 'question'>) {
  const t = useMessages();
  const { runs, subtasks, leftOut, cost, expected, rules } = question;
  const { stopAfterFailures, stopAtSpent } = rules;
  const stops = [
    stopAfterFailures > 0 && t('batch.confirm.stop.failures', { count: stopAfterFailures }),
    stopAtSpent !== undefined && t('batch.confirm.stop.spent', { money: formatMoney(Number(stopAtSpent)) }),
  ].filter((stop) => stop !== false);
  return (
    <dl className="my-3 divide-y divide-line rounded border border-line">
      {runs > 0 && (
        <>
          <Line name={t('batch.confirm.runs')}>{formatNumber(runs)}</Line>
          {subtasks !== undefined && <Line name={t('batch.confirm.subtasks')}>{formatNumber(subtasks)}</Line>}
          <Line name={t('batch.confirm.atMost')} warns={cost.uncapped > 0}>
            {cost.uncapped > 0 ? t('batch.atMost.none') : formatMoney(toNumber(cost.atMost))}
          </Line>
        </>
      )}
      {expected && (
        <Line name={t('batch.confirm.about.cost')}>
          {t('batch.about.money', { money: formatCost(expected) })}
        </Line>
      )}
      <Line name={t('batch.confirm.stop')} warns={stops.length === 0 && cost.uncapped > 0}>
        {stops.length === 0 ? t('batch.confirm.stop.never') : formatList(stops)}
      </Line>
      {leftOut > 0 && (
        <Line name={t('batch.confirm.leftOut')}>{t('batch.rowCount', { count: leftOut })}</Line>
      )}
    </dl>
  );
}

type LineProps = { readonly name: string; readonly warns?: boolean; readonly children: ReactNode };

function Line({ name, warns = false, children }: LineProps) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 px-3 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="min-w-0 wrap-anywhere text-muted">
        <bdi>{name}</bdi>
      </dt>
      <dd
        className={
          warns ? 'min-w-0 font-semibold wrap-anywhere text-warn' : 'min-w-0 wrap-anywhere tabular-nums'
        }
      >
        {children}
      </dd>
    </div>
  );
}
