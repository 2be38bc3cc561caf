import { type KeyboardEvent, type PointerEvent, useState } from 'react';

import type { Condition } from '#core/results/filter/condition.ts';
import { clockText } from '#core/results/filter/measure.ts';
import type { Bin } from '#core/results/summary/bins.ts';
import type { ColumnSummary } from '#core/results/summary/summary.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';

import { moveAmongButtons } from '#ui/focus/move-among-buttons.ts';

type HistogramProps = {
  readonly label: string;
  readonly summary: ColumnSummary;
  readonly condition: Condition | undefined;
  readonly onCondition: (condition: Condition | undefined) => void;
};

type BarSpan = { readonly first: number; readonly last: number };

/**
 * Numbers or times as bars on their scale, fitting rows in front of all rows. Clicking or dragging over
 * bars filters.
 */
export function Histogram({ label, summary, condition, onCondition }: HistogramProps) {
  const t = useMessages();
  const { key, kind, bins } = summary;
  const [drag, setDrag] = useState<BarSpan>();
  const write =
    kind === 'date' ? clockText : (value: number) => formatNumber(value, { maximumFractionDigits: 6 });
  const most = Math.max(1, ...bins.map(({ all }) => all));
  const range = condition?.kind === 'range' ? condition : undefined;
  const isIn = (bin: Bin) =>
    range !== undefined && bin.from >= (range.from ?? -Infinity) && bin.to <= (range.to ?? Infinity);
  const choose = ({ first, last }: BarSpan) => {
    const [from, to] = [bins[Math.min(first, last)], bins[Math.max(first, last)]];
    if (!from || !to) return;
    const next = { from: from.from, to: to.to, below: to !== bins.at(-1) };
    const isSame = range?.from === next.from && range.to === next.to;
    onCondition(
      isSame ? undefined : { kind: 'range', key, of: kind === 'date' ? 'date' : 'number', ...next },
    );
  };
  const startDrag = (event: PointerEvent, at: number) => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    setDrag({ first: at, last: at });
    const bars = event.currentTarget.parentElement;
    let last = at;
    const move = (moved: globalThis.PointerEvent) => {
      last = barAt(bars, moved.clientX) ?? last;
      setDrag({ first: at, last });
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      setDrag(undefined);
      if (last !== at) choose({ first: at, last });
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && condition) onCondition(undefined);
    else moveAmongButtons(event);
  };
  return (
    <>
      <div
        role="group"
        data-chart
        aria-label={t('summary.values', { column: label })}
        onKeyDown={onKeyDown}
        className="flex h-15 touch-none items-stretch border-b border-line"
      >
        {bins.map((bin, at) => (
          <button
            key={bin.from}
            type="button"
            tabIndex={at === 0 ? 0 : -1}
            aria-pressed={isIn(bin)}
            aria-label={t('summary.bin', {
              from: write(bin.from),
              to: write(bin.to),
              fits: formatNumber(bin.fits),
              all: formatNumber(bin.all),
            })}
            title={`${write(bin.from)} – ${write(bin.to)}: ${formatNumber(bin.fits)}`}
            onPointerDown={(event) => startDrag(event, at)}
            onClick={() => choose({ first: at, last: at })}
            className={classNames(
              'relative min-w-0 grow basis-0 border-r border-surface hover:bg-sunken',
              (isIn(bin) || isDragged(drag, at)) && 'bg-accent-soft',
            )}
          >
            <span
              aria-hidden
              className="absolute inset-x-0 bottom-0 bg-bar-ghost"
              style={{ height: heightOf(bin.all, most) }}
            />
            <span
              aria-hidden
              className="absolute inset-x-0 bottom-0 bg-bar"
              style={{ height: heightOf(bin.fits, most) }}
            />
          </button>
        ))}
      </div>
      <div aria-hidden className="flex justify-between text-sm text-muted tabular-nums">
        <span>{write(bins[0]?.from ?? 0)}</span>
        <span>{write(bins.at(-1)?.to ?? 0)}</span>
      </div>
    </>
  );
}

function heightOf(count: number, most: number): string {
  return count === 0 ? '0' : `max(2px, ${(100 * count) / most}%)`;
}

const isDragged = (drag: BarSpan | undefined, at: number) =>
  drag !== undefined && at >= Math.min(drag.first, drag.last) && at <= Math.max(drag.first, drag.last);

function barAt(bars: Element | null, x: number): number | undefined {
  const all = bars ? [...bars.children] : [];
  const at = all.findIndex((bar) => x < bar.getBoundingClientRect().right);
  return at < 0 ? (all.length === 0 ? undefined : all.length - 1) : at;
}
