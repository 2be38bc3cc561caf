import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { SOURCES } from '#core/draft/provenance.ts';
import { overOwnCap } from '#core/draft/reasons/over-own-cap.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { RunOrder } from '#core/run/run.ts';
import { formatList, formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useOptionText } from '#parts/texts/option-text.ts';
import { Guard } from '#ui/overlay/guard.tsx';

import { monthBudget } from '../cost/budget/budget.ts';
import { useBudgetReasons } from '../cost/budget/use-budget-reasons.ts';
import { ownCap } from '../cost/own-cap.ts';
import type { InTheWay } from '../look-up/sent-elsewhere.ts';
import { AmountField } from './amount-field.tsx';
import { Elsewhere, type SentByNow, useSentByNow } from './elsewhere.tsx';
import { overBudgetTitle } from './reason-text.tsx';
import { ReasonsList } from './reasons-list.tsx';
import { useAmount } from './use-amount.ts';

/** Number of runs that start together and their maximum total cost (USD; 0 is no limit). */
export type RunsTogether = { readonly count: number; readonly atMost: number };

export type Agreement = { readonly limit?: number };

export type StartQuestion = {
  readonly reasons: readonly StartReason[];
  readonly elsewhere: readonly InTheWay[];
  readonly together?: RunsTogether | undefined;
  /** The run, if there is one; the question can set its maximum charge if that is open. */
  readonly order?: RunOrder | undefined;
  /** Maximum cost of the run in USD; 0 is no limit, undefined if unknown. */
  readonly maxCharge?: number | undefined;
};

type ConfirmStartProps = {
  readonly question: StartQuestion;
  readonly titleOf: (field: string) => string;
  readonly onAnswer: (agreement: Agreement | undefined) => void;
};

export function ConfirmStart({ question, titleOf, onAnswer }: ConfirmStartProps) {
  const t = useMessages();
  const { elsewhere, together, order } = question;
  const amount = useConfirmedAmount(question);
  const { reasons } = amount;
  const usd = together ? together.atMost : amount.usd;
  const sent = useSentByNow(elsewhere);
  const { title, another } =
    elsewhere.length > 0 ? anotherOf(t, sent, together) : { title: titleOfQuestion(t, reasons, together) };
  const agree = () => {
    if (!amount.isOpen) return onAnswer({});
    if (amount.usd === undefined) return amount.refuse();
    return onAnswer(amount.usd === question.maxCharge ? {} : { limit: amount.usd });
  };
  return (
    <Guard
      title={title}
      action={another ?? actionOf(t, reasons, { usd, count: together?.count ?? 1 })}
      isReady={amount.isReady}
      onAgree={agree}
      onClose={() => onAnswer(undefined)}
      about={
        <>
          {elsewhere.length > 0 && (
            <p className="mb-3">
              <Elsewhere sent={sent} onLook={() => onAnswer(undefined)} />
            </p>
          )}
          <ReasonsList
            reasons={amount.isOpen ? reasons.filter(({ kind }) => kind !== 'noCap') : reasons}
            order={order}
            titleOf={titleOf}
          />
        </>
      }
    >
      {amount.isOpen && <AmountField {...amount.field} />}
    </Guard>
  );
}

function useConfirmedAmount({ reasons, order, maxCharge }: StartQuestion) {
  const noCap = reasons.find((reason) => reason.kind === 'noCap');
  const isOpen = order !== undefined && (maxCharge === 0 || reasons.some(isOfAmount));
  const [cap] = useState(() => (order && ownCap(order.worker)) ?? 0);
  const {
    usd: typed,
    refuse,
    field,
  } = useAmount([maxCharge, cap, noCap?.usual].find((limit = 0) => limit > 0));
  const usd = isOpen ? typed : maxCharge;
  const isChanged = isOpen && usd !== undefined && usd !== maxCharge;
  const overBudget = useOverBudget(usd, isChanged);
  const others = reasons.filter(({ kind }) => kind !== 'ownCap' && kind !== 'budget');
  return {
    isOpen,
    usd,
    isReady: overBudget !== undefined,
    reasons: isChanged
      ? [...(overBudget ?? []), ...overOwnCap([{ maxCharge: usd, ownCap: cap }]), ...others]
      : reasons,
    refuse,
    field: { ...field, hint: useHint(typed === 0, noCap) },
  };
}

const isOfAmount = ({ kind }: StartReason) => kind === 'noCap' || kind === 'ownCap';

function useOverBudget(usd: number | undefined, isEnabled: boolean): readonly StartReason[] | undefined {
  const budgetReasons = useBudgetReasons();
  const enabled = isEnabled && monthBudget() !== undefined;
  const { data } = useQuery({
    queryKey: ['over the budget', usd],
    queryFn: () => budgetReasons(usd === 0 ? undefined : usd),
    enabled,
    gcTime: 0,
  });
  return enabled ? data : [];
}

type OpenCost = Extract<StartReason, { readonly kind: 'noCap' }>;

function useHint(isUnlimited: boolean, noCap: OpenCost | undefined): string {
  const t = useMessages();
  const optionText = useOptionText();
  const { usual = 0 } = noCap ?? {};
  return sentences(
    isUnlimited && t('start.confirm.amount.open'),
    noCap?.isAboveBalance && t('start.confirm.aboveBalance'),
    usual > 0 && t('link.confirm.usual', { value: optionText('maxCharge', String(usual)) }),
  );
}

type CapWords = { readonly title: string; readonly another: string };

function anotherOf(
  t: Translate,
  { open, started }: SentByNow,
  together?: Pick<RunsTogether, 'count'>,
): CapWords {
  const { count } = together ?? { count: 1 };
  const another = t('start.confirm.another', { count });
  if (open.length > 0) return { title: t('start.confirm.elsewhere', { count }), another };
  return started.length > 0
    ? { title: t('start.confirm.elsewhere.started', { count }), another }
    : {
        title: t('start.confirm.title', { count, sources: 'none' }),
        another: t('start.confirm.settled', { count }),
      };
}

function titleOfQuestion(t: Translate, reasons: readonly StartReason[], together?: RunsTogether): string {
  if (reasons.length > 0 && reasons.every(({ kind }) => kind === 'budget'))
    return t(overBudgetTitle(reasons));
  if (reasons.length > 0 && reasons.every(({ kind }) => kind === 'budget' || kind === 'ownCap'))
    return t('start.confirm.overCap');
  const set = new Set(reasons.map((reason) => ('source' in reason ? reason.source : undefined)));
  const sources = SOURCES.filter((source) => set.has(source)).map((source) =>
    t(`link.confirm.from.${source}`),
  );
  return t('start.confirm.title', {
    count: together?.count ?? 1,
    sources: sources.length > 0 ? formatList(sources) : 'none',
  });
}

function actionOf(
  t: Translate,
  reasons: readonly StartReason[],
  { usd, count }: { readonly usd: number | undefined; readonly count: number },
): string {
  const isOver = usd === 0 || reasons.some(({ kind }) => kind === 'budget' || kind === 'ownCap');
  return t('start.confirm.start', {
    count,
    isOver: String(isOver),
    usd: usd === undefined || usd === 0 ? 'none' : formatMoney(usd),
  });
}
