import { useVirtualizer } from '@tanstack/react-virtual';
import { ListFilter, X } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';

import { toReadableText } from '#core/results/values/value-text.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';

import type { RowPoint } from './use-points.ts';

const textOf = (point: RowPoint, key: string | undefined): string =>
  key === undefined ? '' : toReadableText(valueAt(point.placed.row, key));

/** Label of a row on the map: the value of a column, or else the row number. */
export const nameOfPoint = (t: Translate, point: RowPoint, key: string | undefined): string =>
  textOf(point, key) || t('map.row', { row: formatNumber(point.placed.place + 1) });

type PlaceListProps = {
  readonly columns: readonly ResultColumn[];
  readonly colour: string | undefined;
  readonly points: readonly RowPoint[];
  readonly selected: number | undefined;
  readonly inArea: boolean;
  readonly onChoose: (point: RowPoint) => void;
  readonly onKeep: () => void;
  readonly onForget: () => void;
};

/** Row height in pixels. */
const HEIGHT = 48;

/** The rows on the map as a list, for people who cannot see the map. */
export function PlaceList({ columns, colour, points, selected, inArea, onChoose, ...area }: PlaceListProps) {
  const t = useMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: points.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: 6,
    useFlushSync: false,
  });
  const at = useMemo(
    () => (selected === undefined ? -1 : points.findIndex(({ placed }) => placed.place === selected)),
    [points, selected],
  );
  const isListed = at >= 0;
  const show = useEffectEvent(() => {
    if (isListed) list.scrollToIndex(at, { align: 'auto' });
  });
  useEffect(() => show(), [selected, isListed]);
  const [first, second] = columns;
  return (
    <section
      aria-label={t('map.list')}
      className="flex max-h-[max(20rem,calc(100dvh-29.5rem))] min-h-40 flex-col border-line max-lg:border-t lg:border-l"
    >
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <h2 className="grow font-semibold tabular-nums">
          {t(inArea ? 'map.inArea' : 'map.inView', { count: points.length })}
        </h2>
        {inArea && (
          <>
            <Button size="small" onClick={area.onKeep}>
              <ListFilter size={14} aria-hidden />
              {t('map.keep')}
            </Button>
            <IconButton label={t('map.forget')} onClick={area.onForget}>
              <X size={14} aria-hidden />
            </IconButton>
          </>
        )}
      </div>
      <div ref={scroller} tabIndex={0} className="min-h-0 grow overflow-auto">
        <ul className="relative" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, start }) => {
            const point = points[index];
            if (!point) return null;
            return (
              <li key={point.at} className="absolute inset-x-0" style={{ top: start, height: HEIGHT }}>
                <button
                  type="button"
                  aria-pressed={index === at}
                  onClick={() => onChoose(point)}
                  className={classNames(
                    'grid h-full w-full grid-cols-[1fr_auto] content-center gap-x-3 border-b border-line px-4 text-left hover:bg-sunken',
                    index === at && 'bg-accent-soft',
                  )}
                >
                  <bdi className="truncate font-medium">{nameOfPoint(t, point, first?.key)}</bdi>
                  <span className="tabular-nums">{textOf(point, colour)}</span>
                  <bdi className="col-span-2 truncate text-sm text-muted">{textOf(point, second?.key)}</bdi>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
