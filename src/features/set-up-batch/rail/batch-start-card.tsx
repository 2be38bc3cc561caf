import { type ReactNode, useId } from 'react';

import { useBalance } from '#api/queries/use-balance.ts';
import { rowsText } from '#batches/rows-text.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { type Decimal, writeDecimal } from '#core/decimal.ts';
import { formatDuration, formatList, formatMoney, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { formatCost } from '#messages/format-range.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { ButtonProps } from '#ui/controls/button.tsx';
import { MenuButton } from '#ui/overlay/menu-button.tsx';
import { AmountForm, type AmountWords } from '#starts/cost/at-most.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { MOD_KEY } from '#ui/commands/mod-key.ts';
import { barAtBottom } from '#ui/bar-at-bottom.ts';
import { ConsoleLink } from '#parts/links/console-link.tsx';
import { WarningIcon } from '#ui/warning-icon.tsx';

import type { ExpectedCost } from './use-expected-cost.ts';
import { Problems, type ProblemsProps } from './problems.tsx';

type BatchStartCardProps = ProblemsProps & {
  readonly first: readonly number[];
  readonly tried: number;
  readonly expected: ExpectedCost | undefined;
  /** Expected seconds for all runs at this parallelism; undefined if no earlier runs tell. */
  readonly seconds: number | undefined;
  readonly starting: number | 'all' | undefined;
  readonly isAsking: boolean;
  /** Names of the columns that are not sent although nobody chose so. */
  readonly unsent: readonly string[];
  /** All rows are sent again in their batch, in one way. */
  readonly isBack: boolean;
  readonly onTry: () => void;
  readonly onStartAll: () => void;
  readonly worker: WorkerSlug;
  /** Empty if unknown. */
  readonly title: string;
  /** Sets the maximum charge of each run, in USD; undefined if a column sets it per row. */
  readonly onLimit: ((usd: number) => void) | undefined;
  readonly outcome: ReactNode;
};

const moneyOf = (sum: Decimal): string => formatMoney(Number(writeDecimal(sum)));

const triedOf = ({ tried, sums }: BatchStartCardProps): number => Math.min(tried, sums.runs || tried);

export function BatchStartCard(props: BatchStartCardProps) {
  const { sums } = props;
  const t = useMessages();
  const reason = useId();
  const isEmpty = sums.runs === 0;
  return (
    <>
      <section
        ref={barAtBottom}
        aria-label={t('batch.rail')}
        className="z-10 border-line bg-surface max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:border-t max-lg:shadow-lg lg:rounded-t-lg lg:border lg:border-b-0"
      >
        <div className="flex flex-wrap gap-x-3 gap-y-2 p-3 lg:px-4 lg:pt-4">
          <Starts {...props} reason={isEmpty ? reason : undefined} />
          {isEmpty ? (
            <p id={reason} className="w-full text-sm text-muted">
              {t('batch.addFirst')}
            </p>
          ) : (
            <p className="w-full text-center text-sm text-muted lg:hidden">{shortSum(t, props)}</p>
          )}
        </div>
        {props.outcome}
      </section>
      {(!isEmpty || sums.leftOut > 0) && (
        <div className="border border-line bg-surface max-lg:rounded-lg lg:rounded-b-lg lg:border-t-0">
          {!isEmpty && <Sums {...props} />}
          <Problems {...props} />
        </div>
      )}
    </>
  );
}

/** @param props.reason ID of the element that says why nothing can be started */
function Starts(props: BatchStartCardProps & { readonly reason: string | undefined }) {
  const { reason, sums, starting, isAsking, isBack, onTry, onStartAll } = props;
  const t = useMessages();
  const isEmpty = sums.runs === 0;
  const isDisabled = starting !== undefined || isEmpty;
  const sent = isAsking ? undefined : starting;
  const words = (of: 'all' | 'try', text: string) =>
    sent !== undefined && (sent === 'all') === (of === 'all') ? t('batch.starting') : text;
  if (isBack)
    return (
      <BatchStartButton isDisabled={isDisabled} variant="primary" keys onPress={onStartAll}>
        {words('all', t('batch.back.send', { count: sums.runs }))}
      </BatchStartButton>
    );
  return (
    <>
      <BatchStartButton isDisabled={isDisabled} reason={reason} variant="primary" keys onPress={onTry}>
        {words('try', t('batch.try', { count: triedOf(props) }))}
      </BatchStartButton>
      <BatchStartButton isDisabled={isDisabled} reason={reason} onPress={onStartAll}>
        {isEmpty ? t('batch.startNone') : words('all', t('batch.startAll', { count: sums.runs }))}
      </BatchStartButton>
      {!isEmpty && <TryLine {...props} />}
    </>
  );
}

type BatchStartButtonProps = Pick<ButtonProps, 'variant' | 'children'> & {
  readonly isDisabled: boolean;
  readonly reason?: string | undefined;
  readonly keys?: boolean;
  readonly onPress: () => void;
};

function BatchStartButton({ isDisabled, reason, keys = false, onPress, ...look }: BatchStartButtonProps) {
  return (
    <GuardedButton
      {...look}
      size="large"
      data-starts=""
      aria-disabled={isDisabled}
      aria-describedby={reason}
      {...(keys && { 'aria-keyshortcuts': 'Control+Enter', title: `${MOD_KEY} ⏎` })}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
      className="grow basis-0"
    />
  );
}

function shortSum(t: Translate, { sums: { runs, cost }, expected }: BatchStartCardProps): string {
  const parts = [
    `${formatNumber(runs)} ${t('batch.runs', { count: runs })}`,
    atMostWords(t, cost.uncapped > 0 ? undefined : cost.atMost),
    expected && t('batch.about.money', { money: formatCost(expected) }),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

const atMostWords = (t: Translate, sum: Decimal | undefined) =>
  sum === undefined ? t('batch.atMost.noLimit') : t('batch.atMost.money', { money: moneyOf(sum) });

function TryLine({ first, sums, isChecking }: BatchStartCardProps) {
  const t = useMessages();
  // Until all are checked, how many others can go is not known.
  const hasOthers = !isChecking && sums.runs - sums.wrong.length > first.length;
  if (first.length === 0 || !hasOthers) return null;
  return (
    <p className="w-full text-sm text-muted max-lg:hidden">
      {t('batch.try.rows', { rows: rowsText(first), count: first.length })}
    </p>
  );
}

function Sums(props: BatchStartCardProps) {
  const { sums, expected, seconds } = props;
  const t = useMessages();
  const balance = useBalance();
  const { runs, subtasks, cost } = sums;
  const likely = expected ? Number(writeDecimal(expected.usd)) : undefined;
  const most = cost.uncapped > 0 ? likely : Number(writeDecimal(cost.atMost));
  return (
    <div className="space-y-1 px-4 pb-3 max-lg:pt-3">
      <div className="flex flex-wrap items-center gap-x-1.5">
        {expected && (
          <>
            <strong data-testid="cost-about" className="font-medium tabular-nums">
              {t('cost.about', { usd: formatCost(expected) })}
            </strong>
            <span aria-hidden className="text-faint">
              ·
            </span>
          </>
        )}
        <AtMost {...props} />
      </div>
      <p className="text-muted tabular-nums">
        <span data-testid="batch-count">{runs}</span> {t('batch.runs', { count: runs })}
        {t('batch.subtasks', { count: subtasks })}
        {seconds !== undefined && (
          <span title={t('batch.time.about')}> · {t('batch.time', { time: formatDuration(seconds) })}</span>
        )}
      </p>
      {expected && <Learned {...expected} wrong={sums.wrong.length} />}
      <Unsent names={props.unsent} />
      {balance !== undefined && most !== undefined && balance < most && (
        <p className="text-sm text-warn">
          <WarningIcon />
          {t('batch.balance.short', { balance: formatMoney(balance) })} <ConsoleLink to="topUp" />
        </p>
      )}
    </div>
  );
}

function AtMost({ worker, title, sums: { runs, cost }, expected, onLimit }: BatchStartCardProps) {
  const t = useMessages();
  const isOpen = cost.uncapped > 0;
  const amount = isOpen ? t('cap.none') : moneyOf(cost.atMost);
  const tone = isOpen ? 'text-warn' : 'tabular-nums';
  return (
    <span data-testid="cost-at-most" className="inline-flex flex-wrap items-center gap-1.5">
      {t(expected ? 'cost.atMost' : 'batch.atMost')}
      {onLimit ? (
        <MenuButton label={amount} name={t('cap.name', { amount })} className={tone}>
          {(close) => (
            <div className="p-1">
              <AmountForm
                worker={worker}
                title={title === '' ? worker : title}
                maxCharge={cost.each}
                words={capWords(t, runs)}
                onLimit={onLimit}
                onClose={close}
              />
            </div>
          )}
        </MenuButton>
      ) : (
        <strong className={tone}>{amount}</strong>
      )}
      {isOpen && cost.uncapped < runs && (
        <span className="text-sm text-warn">{t('batch.atMost.uncapped', { count: cost.uncapped })}</span>
      )}
    </span>
  );
}

const capWords = (t: Translate, count: number): AmountWords => ({
  amount: t('batch.cap.amount'),
  scope: t('batch.cap.scope'),
  sum: (usd = 0) => (usd > 0 ? t('batch.cap.sum', { count, usd: formatMoney(usd * count) }) : ''),
});

type LearnedProps = Pick<ExpectedCost, 'runs' | 'cut'> & {
  /** Rows with a problem, which have no expectation yet. */
  readonly wrong: number;
};

function Learned({ runs, cut, wrong }: LearnedProps) {
  const t = useMessages();
  return (
    <p className="text-sm text-muted">
      {t('batch.about.learned', { runs })}
      {cut > 0 && sentenceGap() + t('batch.about.cut', { count: cut })}
      {wrong > 0 && sentenceGap() + t('batch.about.wrong', { count: wrong })}
    </p>
  );
}

const NAMED_COLUMNS = 12;

function namedFew(t: Translate, names: readonly string[]): readonly string[] {
  const more = names.length - NAMED_COLUMNS;
  return more > 0 ? [...names.slice(0, NAMED_COLUMNS), t('batch.more', { count: more })] : names;
}

/** Names file columns that no run receives: a value that was meant to differ by row may be among them. */
export function Unsent({ names }: { readonly names: readonly string[] }) {
  const t = useMessages();
  if (names.length === 0) return null;
  return (
    <p className="text-sm wrap-anywhere text-muted">
      {t('batch.unsent', { count: names.length, names: formatList(namedFew(t, names)) })}
    </p>
  );
}
