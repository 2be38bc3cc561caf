import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { flushSync } from 'react-dom';

import type { UsualParallel } from '#batches/keep/places.ts';
import { RULE_LIMITS, rulesOf } from '#core/batch/batch-rules.ts';
import { type BatchLimits, USUAL_LIMITS } from '#core/batch/sheet/sheet-draft.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useBudgetLeft } from '#starts/cost/budget/use-budget-left.ts';
import { Card } from '#ui/card.tsx';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { COMPACT_CONTROL } from '#ui/controls/control-style.ts';
import { useWholeNumber } from '#ui/controls/use-whole-number.ts';
import { focusById, useFieldHandle } from '#ui/field-handles.ts';
import { FoldHead } from '#ui/fold-head.tsx';

type LimitsCardProps = {
  readonly limits: BatchLimits;
  readonly usual: UsualParallel;
  readonly onChange: (change: Partial<BatchLimits>) => void;
};

/** Key of the sum at which the batch pauses. */
export const SPENT_FIELD = 'batch stop spent';

const { least: LEAST, most: MOST } = RULE_LIMITS.parallel;

export function LimitsCard({ limits, usual, onChange }: LimitsCardProps) {
  const t = useMessages();
  const id = useId();
  const { parallel = usual.runs, stopAfterFailures, stopAtSpent } = limits;
  const [isUnfolded, setUnfolded] = useState(false);
  const isWrong = rulesOf(limits, usual.runs) === undefined;
  const isOpen = isUnfolded || isWrong;
  useFieldHandle(SPENT_FIELD, () => {
    flushSync(() => setUnfolded(true));
    focusById(`${id}-spent`);
  });
  const setParallel = (count: number) => onChange({ parallel: Math.min(MOST, Math.max(LEAST, count)) });
  return (
    <Card label={t('batch.limits')}>
      <FoldHead
        title={t('batch.limits')}
        summary={<Summary limits={limits} usual={usual} />}
        isOpen={isOpen}
        onToggle={() => setUnfolded(!isOpen)}
      />
      {isOpen && (
        <div className="space-y-2 px-4 pb-3">
          <div className="flex items-center gap-3">
            <label htmlFor={`${id}-parallel`} className="grow">
              {t('batch.parallel')}
            </label>
            <span className="flex shrink-0 items-center">
              <IconButton
                label={t('batch.parallel.less')}
                disabled={parallel <= LEAST}
                onClick={() => setParallel(parallel - 1)}
              >
                <Minus size={14} aria-hidden />
              </IconButton>
              <span className="w-14">
                <WholeNumber
                  id={`${id}-parallel`}
                  value={parallel}
                  least={LEAST}
                  most={MOST}
                  onChange={setParallel}
                />
              </span>
              <IconButton
                label={t('batch.parallel.more')}
                disabled={parallel >= MOST}
                onClick={() => setParallel(parallel + 1)}
              >
                <Plus size={14} aria-hidden />
              </IconButton>
            </span>
          </div>
          <p className="text-sm text-muted">
            {t(usual.isOfPlan ? 'batch.parallel.plan' : 'batch.parallel.about', { runs: usual.runs })}
          </p>
          <div className="flex min-h-8 items-center gap-3">
            <label className="flex grow items-center gap-2">
              <input
                type="checkbox"
                checked={stopAfterFailures > 0}
                onChange={({ currentTarget: { checked } }) =>
                  onChange({ stopAfterFailures: checked ? USUAL_LIMITS.stopAfterFailures : 0 })
                }
              />
              {t('batch.failures')}
            </label>
            {stopAfterFailures > 0 && (
              <span className="w-20 shrink-0">
                <WholeNumber
                  label={t('batch.failures.count')}
                  value={stopAfterFailures}
                  least={1}
                  most={RULE_LIMITS.stopAfterFailures.most}
                  onChange={(count) => onChange({ stopAfterFailures: count })}
                />
              </span>
            )}
          </div>
          <Spent
            id={`${id}-spent`}
            limits={limits}
            isWrong={isWrong}
            onChange={onChange}
            isOn={stopAtSpent !== undefined}
          />
          <p className="text-sm text-muted">{t('batch.limits.about')}</p>
        </div>
      )}
    </Card>
  );
}

function Summary({ limits, usual }: Pick<LimitsCardProps, 'limits' | 'usual'>) {
  const t = useMessages();
  const { parallel = usual.runs, stopAfterFailures, stopAtSpent } = limits;
  const why = parallel !== usual.runs ? 'parallel' : usual.isOfPlan ? 'plan' : 'unknown';
  const parts = [
    t(`batch.limits.${why}`, { count: parallel }),
    stopAfterFailures !== USUAL_LIMITS.stopAfterFailures &&
      t('batch.limits.failures', { count: stopAfterFailures }),
    stopAtSpent !== undefined && t('batch.limits.spent', { usd: formatMoney(Number(stopAtSpent)) }),
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

type SpentProps = Pick<LimitsCardProps, 'limits' | 'onChange'> & {
  readonly id: string;
  readonly isOn: boolean;
  readonly isWrong: boolean;
};

function Spent({ id, limits, isOn, isWrong, onChange }: SpentProps) {
  const t = useMessages();
  const left = useBudgetLeft();
  const set = (stopAtSpent: string | undefined) => onChange({ stopAtSpent });
  return (
    <div>
      <div className="flex min-h-8 items-center gap-3">
        <label className="flex grow items-center gap-2">
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ currentTarget: { checked } }) => set(checked ? '' : undefined)}
          />
          {t('batch.spent')}
        </label>
        {isOn && (
          <span className="flex w-28 shrink-0 items-center gap-2">
            <input
              id={id}
              inputMode="decimal"
              autoComplete="off"
              aria-label={t('batch.spent.usd')}
              aria-invalid={isWrong || undefined}
              aria-describedby={isWrong ? `${id}-wrong` : undefined}
              value={limits.stopAtSpent ?? ''}
              onChange={(event) => set(event.currentTarget.value)}
              className={COMPACT_CONTROL}
            />
            <span className="text-sm text-muted">USD</span>
          </span>
        )}
      </div>
      {!limits.stopAtSpent && left && left.usd > 0 && (
        <>
          <Button size="small" onClick={() => set(left.usd.toFixed(2))}>
            {t('batch.spent.left', { usd: formatMoney(left.usd) })}
          </Button>
          {left.unknown > 0 && (
            <p className="text-sm text-muted">{t('batch.spent.left.unknown', { count: left.unknown })}</p>
          )}
        </>
      )}
      {isOn && <p className="text-sm text-muted">{t('batch.spent.unknown')}</p>}
      {isWrong && (
        <p id={`${id}-wrong`} className="text-sm text-bad">
          {t('batch.spent.wrong')}
        </p>
      )}
    </div>
  );
}

type WholeNumberProps = {
  readonly id?: string;
  readonly label?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

function WholeNumber({ id, label, ...number }: WholeNumberProps) {
  const { input } = useWholeNumber(number);
  return <input id={id} aria-label={label} {...input} className={COMPACT_CONTROL} />;
}
