import { CircleAlert, CircleDashed, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';

import { useHasKey } from '#api/api-context.tsx';
import { useKeyOwner } from '#api/queries/use-balance.ts';
import { readDecimal, wholeTimes, ZERO } from '#core/decimal.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { ReadOptions } from '#core/options/read-options.ts';
import type { SubtaskSplit } from '#core/subtasks/split-into-subtasks.ts';
import { formatDuration, formatList, formatMoney, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { formatCost } from '#messages/format-range.ts';
import { useMessages } from '#messages/use-messages.ts';
import { BalanceWarning, isBalanceLow } from '#parts/balance-warning.tsx';
import { AtMost } from '#starts/cost/at-most.tsx';
import { useMonthBudget } from '#starts/cost/budget/budget.ts';
import { useBudgetLeft } from '#starts/cost/budget/use-budget-left.ts';
import { inWords } from '#starts/cost/estimate-basis.tsx';
import { type KnownCost, useCost } from '#starts/cost/use-cost.ts';
import { noteShownEstimate } from '#starts/history/shown-estimate.ts';
import { classNames } from '#ui/class-names.ts';
import { SpokenBlank } from '#ui/text/spoken-blank.tsx';
import { ANNOUNCE_AFTER } from '#ui/hooks/use-announced.ts';

import { foreseenText, type ListedProblem } from './listed-problems.ts';

export type StartFactsProps = {
  readonly worker: WorkerSlug;
  /** Empty if unknown. */
  readonly title: string;
  readonly descriptor: WorkerDescriptor;
  readonly options: ReadOptions;
  readonly custom: JsonObject;
  readonly subtasks: SubtaskSplit;
  readonly titleOf: (field: string) => string;
  readonly problems: readonly ListedProblem[];
  readonly attempts: number;
  readonly isStarting: boolean;
  /** What it says is of each run of a task. */
  readonly isOfTask?: boolean;
  readonly onProblem: (problem: ListedProblem) => void;
  readonly onLimit: (usd: number) => void;
};

/**
 * Two lines below Start run: the expected and maximum cost, then the size of the run or the most important
 * notice.
 * Notices in order: problem, limit below the estimate, possible refusal, balance, budget, key.
 */
export function StartFacts(props: StartFactsProps) {
  const { worker, descriptor, options, custom, problems, attempts } = props;
  const { maxCharge } = options;
  const cost = useCost({ worker, descriptor, version: options.version ?? '', custom, maxCharge });
  const estimate = cost?.estimate;
  useEffect(() => noteShownEstimate({ worker, custom, estimate }), [worker, custom, estimate]);
  const t = useMessages();
  const announced = useAnnouncedProblems(problems, attempts);
  const notice = useNotice({ ...props, announced, cost });
  return (
    <div className="space-y-1 px-3 pb-2 max-lg:pt-2 lg:px-4">
      <div className="flex flex-wrap items-center gap-x-1.5">
        <About cost={cost} />
        <span data-testid="cost-at-most" className="inline-flex items-center gap-1.5">
          {t('cost.atMost')}
          <AtMost
            worker={worker}
            title={props.title === '' ? worker : props.title}
            maxCharge={maxCharge}
            cost={cost}
            isLocked={props.isStarting}
            isOfTask={props.isOfTask}
            onLimit={props.onLimit}
          />
        </span>
      </div>
      <div className="min-h-5">
        <div role="status">{notice}</div>
        <p className={classNames('text-muted tabular-nums', notice !== undefined && 'sr-only')}>
          <Size {...props} />
        </p>
      </div>
    </div>
  );
}

function About({ cost }: { readonly cost: KnownCost | undefined }) {
  const t = useMessages();
  const hasKey = useHasKey();
  const estimate = cost?.estimate;
  return (
    <>
      {estimate ? (
        <strong data-testid="cost-about" className="font-medium text-ink tabular-nums">
          {t('cost.about', { usd: formatCost(estimate) })}
        </strong>
      ) : (
        <span className="text-muted tabular-nums">{aboutText(t, cost, hasKey)}</span>
      )}
      <span aria-hidden className="text-faint">
        ·
      </span>
    </>
  );
}

function aboutText(t: Translate, cost: KnownCost | undefined, hasKey: boolean): string {
  if (cost?.rate) return inWords(t, cost.rate);
  return t(cost || !hasKey ? 'cost.unknown' : 'cost.reading');
}

function Size({ subtasks, options, titleOf }: StartFactsProps) {
  const t = useMessages();
  const { count, sources, uncounted } = subtasks;
  const parts = sources.map((source) =>
    t('start.tasks.part', { count: source.count, name: titleOf(source.field) }),
  );
  return (
    <>
      <span title={formatList(parts)}>
        <span data-testid="task-count">{uncounted && count === 0 ? '–' : <Thousands of={count} />}</span>{' '}
        {t('start.tasks', { count })}
      </span>
      {options.timeout !== undefined && ` · ${formatDuration(options.timeout)}`}
      <UnusedFields subtasks={subtasks} titleOf={titleOf} />
    </>
  );
}

/** Fields whose values are unused because another field has values, too. */
function UnusedFields({ subtasks, titleOf }: Pick<StartFactsProps, 'subtasks' | 'titleOf'>) {
  const t = useMessages();
  return subtasks.unused.map(({ field, because }) => (
    <span key={field} className="block">
      {t('start.tasks.unused', { unused: titleOf(field), used: titleOf(because) })}
    </span>
  ));
}

/** A grouped whole number ("100,001"); its text has only the digits, which tests and scripts read. */
function Thousands({ of: whole }: { readonly of: number }) {
  return String(whole)
    .split(/\B(?=(?:\d{3})+$)/)
    .map((digits, index) => (
      <span key={index} className={classNames(index > 0 && "before:content-[',']")}>
        {digits}
      </span>
    ));
}

type NoticeInput = StartFactsProps & {
  readonly announced: readonly ListedProblem[];
  readonly cost: KnownCost | undefined;
};

function useNotice({ announced, cost, ...props }: NoticeInput): ReactNode {
  const t = useMessages();
  const hasKey = useHasKey();
  const { account, refusal } = useKeyOwner();
  const budget = useBudgetNotice();
  const { maxCharge } = props.options;
  if (announced.length > 0) return <Problems {...props} problems={announced} />;
  if (cost?.estimate?.uncut) return <Warning>{cutText(t, cost, maxCharge)}</Warning>;
  const foreseen = foreseenText(t, props.subtasks.problem, {
    parameters: props.descriptor.parameters,
    titleOf: props.titleOf,
  });
  if (foreseen !== undefined) return <Warning>{foreseen}</Warning>;
  if (refusal) return <Warning>{t('key.button.refused')}</Warning>;
  const balance = account?.balance;
  if (isBalanceLow({ balance, maxCharge })) return <BalanceWarning balance={balance} maxCharge={maxCharge} />;
  if (budget) return budget;
  if (!hasKey) return <p className="text-muted">{t('start.key')}</p>;
  return undefined;
}

function cutText(t: Translate, { estimate, rate }: KnownCost, maxCharge = 0): string {
  if (rate?.least) return t('cost.cut.may');
  if (rate?.per === 'result' && estimate) {
    const some = wholeTimes(readDecimal(String(maxCharge)) ?? ZERO, rate.usd);
    return t('cost.cut', {
      some: formatNumber(some),
      all: formatNumber(estimate.work),
      count: estimate.work,
    });
  }
  return t('cost.cut.time', { usd: formatCost(estimate?.uncut ?? { usd: ZERO }) });
}

/** Used part of the budget from which it is shown. */
const BUDGET_NOTICE_FROM = 0.8;

function useBudgetNotice(): ReactNode {
  const t = useMessages();
  const budget = useMonthBudget();
  const left = useBudgetLeft();
  if (budget === undefined || left === undefined || left.usd > budget * (1 - BUDGET_NOTICE_FROM))
    return undefined;
  return (
    <Warning isBad={left.usd === 0}>
      {t('start.budget', { left: formatMoney(left.usd), budget: formatMoney(budget) })}
    </Warning>
  );
}

function Warning({ isBad = false, children }: { readonly isBad?: boolean; readonly children: ReactNode }) {
  return (
    <p className={classNames('flex items-start gap-1.5', isBad ? 'text-bad' : 'text-warn')}>
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

function Problems({
  problems,
  attempts,
  onProblem,
}: Pick<StartFactsProps, 'problems' | 'attempts' | 'onProblem'>) {
  const t = useMessages();
  const [first, second] = problems;
  if (first === undefined) return null;
  const isWrong = attempts > 0 || problems.some(({ missing }) => !missing);
  const Icon = isWrong ? CircleAlert : CircleDashed;
  return (
    <div className={classNames('flex items-center gap-1.5', isWrong ? 'text-bad' : 'text-muted')}>
      <Icon size={16} aria-hidden className="shrink-0" />
      <button
        type="button"
        dir="auto"
        title={first.title}
        className="min-w-0 truncate text-left font-medium hover:underline pointer-coarse:min-h-12 pointer-coarse:min-w-11"
        onClick={() => onProblem(first)}
      >
        {first.title}
      </button>
      {second && <SpokenBlank />}
      {second && (
        <button
          type="button"
          className="touch-target shrink-0 text-muted hover:underline"
          onClick={() => onProblem(second)}
        >
          {t('start.problems.more', { count: problems.length - 1 })}
        </button>
      )}
    </div>
  );
}

/** Omits problems that appear while typing and may go with the next key; after a start attempt, returns all. */
function useAnnouncedProblems(
  problems: readonly ListedProblem[],
  attempts: number,
): readonly ListedProblem[] {
  const [settled, setSettled] = useState({ problems, attempts });
  if (settled.attempts !== attempts) setSettled({ problems, attempts });
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled({ problems, attempts }), ANNOUNCE_AFTER);
    return () => window.clearTimeout(timer);
  }, [problems, attempts]);
  if (settled.problems === problems) return problems;
  const known = new Set(settled.problems.map(keyOf));
  return problems.filter((problem) => known.has(keyOf(problem)));
}

function keyOf({ place }: ListedProblem): string {
  if (typeof place === 'string') return place;
  return 'option' in place ? `option ${place.option}` : `field ${place.field}`;
}
