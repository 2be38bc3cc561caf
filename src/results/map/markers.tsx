import { useMemo } from 'react';

import { shortened } from '#core/cut-text.ts';
import { middleOf } from '#core/median.ts';
import { type Cluster, clusterPoints } from '#core/results/map/clusters.ts';
import { stepAt, stepsOf } from '#core/results/map/colour-steps.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';

import type { MapState } from './use-map.ts';
import type { RowPoint } from './use-points.ts';

/** Limits between the colour steps of a share. */
const SHARES: readonly number[] = [0.2, 0.4, 0.6, 0.8];

export function useLimits(points: readonly RowPoint[], isShare: boolean): readonly number[] {
  return useMemo(() => (isShare ? SHARES : stepsOf(measuresOf(points))), [points, isShare]);
}

function measuresOf(points: readonly RowPoint[]): Float64Array {
  return Float64Array.from(points.flatMap(({ measure }) => measure ?? [])).sort();
}

type MarkersProps = {
  readonly points: readonly RowPoint[];
  readonly map: MapState;
  readonly limits: readonly number[];
  readonly coloured: boolean;
  readonly selected: number | undefined;
  readonly selecting: boolean;
  /** True if points are measured 0 or 1, so that the mean of a group is a share. */
  readonly isShare: boolean;
  readonly nameOf: (point: RowPoint) => string;
  readonly onChoose: (place: number) => void;
};

/** Markers are drawn up to this many pixels outside the view. */
const OVERDRAW = 40;

export function Markers({
  points,
  map,
  limits,
  coloured,
  selected,
  selecting,
  isShare,
  nameOf,
  onChoose,
}: MarkersProps) {
  const t = useMessages();
  const { zoom } = map.view;
  const clusters = useMemo(() => clusterPoints(points, zoom), [points, zoom]);
  const most = clusters.reduce((count, { members }) => Math.max(count, members.length), 1);
  const inView = clusters
    .map((cluster) => ({ cluster, ...map.place(cluster) }))
    .filter(
      ({ left, top }) =>
        left > -OVERDRAW &&
        top > -OVERDRAW &&
        left < map.size.width + OVERDRAW &&
        top < map.size.height + OVERDRAW,
    )
    // The large ones are read first, and lie below the others.
    .toSorted((a, b) => b.cluster.members.length - a.cluster.members.length);
  return inView.map(({ cluster, left, top }) => {
    const { members } = cluster;
    const [first] = members;
    const single = members.length === 1;
    const side = single ? 14 : 22 + 26 * Math.sqrt(members.length / most);
    const isSelected = selected !== undefined && members.some(({ placed }) => placed.place === selected);
    return (
      <button
        key={first?.at}
        data-chart
        type="button"
        tabIndex={-1}
        aria-label={t('map.group', { name: first ? nameOf(first) : '', others: members.length - 1 })}
        onClick={() => {
          if (selecting) return;
          if (single && first) onChoose(first.placed.place);
          else map.goTo(cluster, zoom + 2);
        }}
        className={classNames(
          'absolute flex -translate-1/2 items-center justify-center rounded-full border border-surface text-xs font-medium tabular-nums',
          coloured ? STEP_COLOUR[stepOf(cluster, limits, isShare)] : STEP_COLOUR[4],
          isSelected && 'outline-2 outline-offset-2 outline-accent',
        )}
        style={{ left, top, width: side, height: side }}
      >
        {!single && formatNumber(members.length)}
      </button>
    );
  });
}

function stepOf({ members }: Cluster<RowPoint>, limits: readonly number[], isShare: boolean): number {
  const measures = measuresOf(members);
  const sum = measures.reduce((total, measure) => total + measure, 0);
  const middle = isShare && measures.length > 0 ? sum / measures.length : middleOf(measures);
  return middle === undefined ? 0 : stepAt(middle, limits);
}

const STEP_COLOUR: Readonly<Record<number, string>> = {
  0: 'bg-[var(--line-strong)] text-ink',
  1: 'bg-[var(--m1)] text-[var(--on-low)] outline-1 outline-[var(--m3)]',
  2: 'bg-[var(--m2)] text-[var(--on-low)]',
  3: 'bg-[var(--m3)] text-[var(--on-high)]',
  4: 'bg-[var(--m4)] text-[var(--on-high)]',
  5: 'bg-[var(--m5)] text-[var(--on-high)]',
};

type LegendProps = {
  readonly column: ResultColumn | undefined;
  readonly limits: readonly number[];
  readonly points: readonly RowPoint[];
  readonly top: string | undefined;
};

export function Legend({ column, limits, points, top }: LegendProps) {
  const t = useMessages();
  const sorted = measuresOf(points);
  const [low, high] = top === undefined ? [sorted[0], sorted.at(-1)] : [0, 1];
  if (low === undefined || high === undefined) return null;
  const write = (number: number) =>
    formatNumber(number, top === undefined ? { maximumSignificantDigits: 4 } : { style: 'percent' });
  return (
    <div className="absolute bottom-3 left-3 max-w-72 rounded border border-line bg-surface px-2.5 py-1.5 text-sm">
      <p>
        <bdi className="font-medium">{column?.label}</bdi>{' '}
        <span className="wrap-anywhere text-muted">
          {top === undefined ? t('map.median') : t('map.share', { value: shortened(top, 30) })}
        </span>
      </p>
      <ul className="mt-1 flex tabular-nums">
        {[low, ...limits].map((from, at) => (
          <li key={from} className="w-11 text-muted">
            <span aria-hidden data-fill className={classNames('block h-2', STEP_COLOUR[at + 1])} />
            {write(from)}
          </li>
        ))}
        <li className="self-end text-muted">{write(high)}</li>
      </ul>
    </div>
  );
}
