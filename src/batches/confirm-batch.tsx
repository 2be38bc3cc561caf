import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';

import type { BatchRules } from '#core/batch/batch.ts';
import type { PlanSums } from '#core/batch/sum-plan.ts';
import { toNumber } from '#core/decimal.ts';
import type { CostRange } from '#core/price/estimate-cost.ts';
import { formatCost } from '#messages/format-range.ts';
import { formatList, formatMoney, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { AmountField } from '#starts/question/amount-field.tsx';
import type { Agreement } from '#starts/question/confirm-start.tsx';
import { ReasonsList } from '#starts/question/reasons-list.tsx';
import { useAmount } from '#starts/question/use-amount.ts';
import { Guard } from '#ui/overlay/guard.tsx';

export type BatchQuestion = PlanSums & {
  readonly leftOut: number;
  readonly expected: CostRange | undefined;
  readonly rules: BatchRules;
  readonly sumsAt?: (usd: number) => Promise<PlanSums>;
  /** Initial USD; 0 for none. */
  readonly offer?: number;
};

type ConfirmBatchProps = {
  readonly question: BatchQuestion;
  readonly title: string;
  readonly action: (usd: string) => string;
  readonly about: ReactNode;
  readonly isHeld?: boolean;
  readonly held?: ReactNode;
  readonly titleOf: (field: string) => string;
  readonly onAnswer: (agreement: Agreement | undefined) => void;
};

/** One confirmation for all runs, with the total cost and each danger by name and value. */
export function ConfirmBatch(props: ConfirmBatchProps) {
  const { title, action, about, isHeld = false, held, onAnswer } = props;
  const amount = useAmountOfEach(props.question);
  const { question } = amount;
  const { atMost, uncapped } = question.cost;
  const agree = () => {
    if (amount.usd === undefined) return amount.refuse();
    return onAnswer(amount.usd > 0 ? { limit: amount.usd } : {});
  };
  return (
    <Guard
      title={title}
      action={action(question.runs === 0 || uncapped > 0 ? 'none' : formatMoney(toNumber(atMost)))}
      isReady={!isHeld && amount.isReady}
      onAgree={agree}
      onClose={() => onAnswer(undefined)}
      about={
        <>
          {about}
          <Sums question={question} />
          <ReasonsList reasons={question.reasons} titleOf={props.titleOf} />
        </>
      }
    >
      {amount.field}
      <div role="status">{held}</div>
    </Guard>
  );
}

function useAmountOfEach(question: BatchQuestion) {
  const t = useMessages();
  const id = useId();
  const { sumsAt, offer = 0, cost } = question;
  const isOpen = sumsAt !== undefined && cost.uncapped > 0;
  const { usd, refuse, field } = useAmount(isOpen ? offer : 0);
  const isLimited = isOpen && usd !== undefined && usd > 0;
  const { data } = useQuery({
    queryKey: ['sums with a limit', id, usd],
    queryFn: () => sumsAt?.(usd ?? 0) ?? null,
    enabled: isLimited,
    structuralSharing: false,
    gcTime: 0,
  });
  return {
    usd,
    isReady: !isLimited || data !== undefined,
    question: isLimited ? { ...question, ...data } : question,
    refuse,
    field: isOpen && <AmountField {...field} hint={t('batch.confirm.each')} />,
  };
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
            {cost.uncapped > 0 ? t('cap.none') : formatMoney(toNumber(cost.atMost))}
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
