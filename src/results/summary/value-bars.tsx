import { type KeyboardEvent, type MouseEvent, useState } from 'react';

import type { Condition } from '#core/results/filter/condition.ts';
import type { ColumnSummary, ValueCount } from '#core/results/summary/summary.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';

import { moveAmongButtons } from '#ui/focus/move-among-buttons.ts';

const FEW = 4;

type ValueBarsProps = {
  readonly label: string;
  readonly summary: ColumnSummary;
  readonly condition: Condition | undefined;
  readonly onCondition: (condition: Condition | undefined) => void;
};

/**
 * The most frequent values as bars, fitting rows in front of all rows. A click keeps the rows with a
 * value, further clicks add values, Shift+click excludes.
 */
export function ValueBars({ label, summary, condition, onCondition }: ValueBarsProps) {
  const t = useMessages();
  const [open, setOpen] = useState(false);
  const { key, kind, values, distinct, shortest, longest } = summary;
  const chosen = condition?.kind === 'values' ? condition : undefined;
  const shown = open ? values : values.slice(0, FEW);
  const most = Math.max(1, ...values.map(({ all }) => all));
  const toggle = (text: string, not: boolean) => {
    const before = chosen?.not === not ? chosen.values : [];
    const next = before.includes(text) ? before.filter((other) => other !== text) : [...before, text];
    onCondition(
      next.length === 0 ? undefined : { kind: 'values', key, values: next, items: kind === 'list', not },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && condition) onCondition(undefined);
    else moveAmongButtons(event);
  };
  return (
    <>
      <ul aria-label={t('summary.values', { column: label })} onKeyDown={onKeyDown} className="space-y-px">
        {shown.map((value) => (
          <li key={value.text}>
            <ValueBar
              value={value}
              most={most}
              pressed={chosen?.values.includes(value.text) ?? false}
              not={chosen?.not ?? false}
              onToggle={(event) => toggle(value.text, event.shiftKey)}
            />
          </li>
        ))}
      </ul>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-muted">
        {distinct > shown.length && (
          <Button
            size="small"
            variant="quiet"
            className="-ml-1"
            disabled={open}
            onClick={() => setOpen(true)}
          >
            {t('summary.more', { count: formatNumber(distinct - shown.length) })}
          </Button>
        )}
        {kind === 'list' && t('summary.severalEach')}
        {shortest !== undefined && longest !== undefined && (
          <span>
            {t('summary.lengths', { shortest, longest, alike: shortest === longest ? 'yes' : 'no' })}
          </span>
        )}
      </p>
    </>
  );
}

type ValueBarProps = {
  readonly value: ValueCount;
  readonly most: number;
  readonly pressed: boolean;
  readonly not: boolean;
  readonly onToggle: (event: MouseEvent) => void;
};

function ValueBar({ value: { text, all, fits }, most, pressed, not, onToggle }: ValueBarProps) {
  const t = useMessages();
  const counts = { value: text, fits: formatNumber(fits), all: formatNumber(all) };
  const width = (count: number) => ({ width: `${(100 * count) / most}%` });
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={t('summary.bar', counts)}
      title={t('summary.bar', counts)}
      data-value={text}
      onClick={onToggle}
      className={classNames(
        'relative flex min-h-6 w-full items-center gap-2 overflow-hidden rounded-sm px-1.5 text-left hover:outline-1 hover:-outline-offset-1 hover:outline-accent pointer-coarse:min-h-11',
        pressed && (not ? 'text-muted line-through' : 'bg-accent text-accent-on'),
      )}
    >
      {!pressed && (
        <>
          <span
            aria-hidden
            className="absolute inset-y-0 left-0 rounded-sm bg-bar-ghost"
            style={width(all)}
          />
          <span
            aria-hidden
            className="absolute inset-y-0 left-0 rounded-sm bg-bar-fits"
            style={width(fits)}
          />
        </>
      )}
      <bdi className="relative min-w-0 grow truncate">{text}</bdi>
      <span className="relative shrink-0 tabular-nums">{formatNumber(fits)}</span>
    </button>
  );
}
