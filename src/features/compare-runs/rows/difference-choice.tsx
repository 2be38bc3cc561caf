import { type KeyboardEvent, type MouseEvent, useId } from 'react';

import { type Difference, type DifferenceCounts, DIFFERENCES } from '#core/compare/compare-rows.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { useExplain } from '#ui/explain/use-explain.tsx';

import { DIFFERENCE_LOOK } from './difference-look.ts';

const ALL: ReadonlySet<Difference> = new Set<Difference>(['added', 'changed', 'missing']);

const countAll = (counts: DifferenceCounts): number => [...ALL].reduce((sum, kind) => sum + counts[kind], 0);

export const shownFirst = (counts: DifferenceCounts): ReadonlySet<Difference> =>
  countAll(counts) === 0 && counts.same > 0 ? new Set<Difference>(['same']) : ALL;

const OFFERED: ReadonlySet<Difference> = new Set<Difference>([...ALL, 'same']);

type DifferenceChoiceProps = {
  readonly counts: DifferenceCounts;
  readonly back: number;
  readonly shown: ReadonlySet<Difference>;
  readonly onShow: (shown: ReadonlySet<Difference>) => void;
  readonly about: string | undefined;
};

export function DifferenceChoice({ counts, back, shown, onShow, about }: DifferenceChoiceProps) {
  const t = useMessages();
  const id = useId();
  const help = useExplain({ text: about ?? '' }, id);
  const isAll = shown.size === ALL.size && [...ALL].every((kind) => shown.has(kind));
  const choose = (kind: Difference, { ctrlKey, metaKey }: MouseEvent) => {
    if (!ctrlKey && !metaKey) return onShow(new Set([kind]));
    const next = new Set(isAll && ALL.has(kind) ? [] : shown);
    if (!next.delete(kind)) next.add(kind);
    onShow(next.size === 0 ? ALL : next);
  };
  const kinds = DIFFERENCES.filter((kind) => OFFERED.has(kind) || shown.has(kind));
  const first = isAll ? 'all' : kinds.find((kind) => shown.has(kind));
  const explainedKind = counts.missing > 0 ? 'missing' : 'added';
  return (
    <div className="min-w-0 max-sm:w-full">
      <div className="flex items-center gap-1">
        <div
          role="group"
          aria-label={t('difference.counts')}
          onKeyDown={step}
          className="flex max-w-full flex-wrap gap-px overflow-hidden rounded border border-line-strong bg-line-strong max-sm:grow"
        >
          <button
            type="button"
            data-difference="all"
            aria-pressed={isAll}
            tabIndex={first === 'all' ? 0 : -1}
            onClick={() => onShow(ALL)}
            className={segmentLook(isAll)}
          >
            {t('difference.all')} <span className="font-semibold">{formatNumber(countAll(counts))}</span>
          </button>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              id={kind === explainedKind ? id : undefined}
              data-difference={kind}
              aria-pressed={!isAll && shown.has(kind)}
              tabIndex={kind === first ? 0 : -1}
              title={t('difference.addKind')}
              onClick={(event) => choose(kind, event)}
              className={segmentLook(!isAll && shown.has(kind))}
            >
              {t(DIFFERENCE_LOOK[kind].word)}{' '}
              <span className="font-semibold">{formatNumber(counts[kind])}</span>
            </button>
          ))}
        </div>
        {about !== undefined && help.button}
      </div>
      {about !== undefined && help.answer}
      {(back > 0 || countAll(counts) === 0) && (
        <p className="mt-1 text-sm text-muted tabular-nums">
          {back > 0
            ? t('difference.backAgain.count', { count: back })
            : t('difference.none', { count: counts.same })}
        </p>
      )}
    </div>
  );
}

const segmentLook = (isPressed: boolean) =>
  classNames(
    'min-h-7 grow px-3 -outline-offset-2 tabular-nums pointer-coarse:min-h-11',
    isPressed ? 'bg-accent-soft font-medium text-accent' : 'bg-surface text-muted hover:bg-sunken',
  );

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

function step(event: KeyboardEvent<HTMLElement>): void {
  const by = STEP[event.key];
  if (by === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const next = buttons[buttons.findIndex((button) => button === event.target) + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.click();
}
