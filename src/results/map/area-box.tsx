import { areaBetween, toPoint } from '#core/results/map/mercator.ts';
import type { Area } from '#core/results/filter/place.ts';
import { useMessages } from '#messages/use-messages.ts';

import type { MapState } from './use-map.ts';

type AreaBoxProps = {
  readonly map: MapState;
  readonly area: Area;
  readonly onArea: (area: Area) => void;
};

const CORNERS = ['nw', 'ne', 'sw', 'se'] as const;
type Corner = (typeof CORNERS)[number];

/** Pixels that an arrow key moves a corner. */
const CORNER_STEP = 8;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-CORNER_STEP, 0],
  ArrowRight: [CORNER_STEP, 0],
  ArrowUp: [0, -CORNER_STEP],
  ArrowDown: [0, CORNER_STEP],
};

export function AreaBox({ map, area: [west, south, east, north], onArea }: AreaBoxProps) {
  const t = useMessages();
  const from = map.place(toPoint({ latitude: north, longitude: west }));
  const to = map.place(toPoint({ latitude: south, longitude: east }));
  const pixelsOf = (corner: Corner) => ({
    left: corner.endsWith('w') ? from.left : to.left,
    top: corner.startsWith('n') ? from.top : to.top,
  });
  const opposite = (corner: Corner) => pixelsOf(CORNERS.toReversed()[CORNERS.indexOf(corner)] ?? corner);
  return (
    <>
      <div
        aria-hidden
        className="pointer-events-none absolute border-2 border-dashed border-accent bg-accent-soft/40"
        style={{ left: from.left, top: from.top, width: to.left - from.left, height: to.top - from.top }}
      />
      {CORNERS.map((corner) => {
        const at = pixelsOf(corner);
        return (
          <button
            key={corner}
            type="button"
            data-corner
            aria-label={t('map.corner', { corner })}
            title={t('map.corner', { corner })}
            onPointerDown={(press) => {
              press.stopPropagation();
              const other = map.pointIn(opposite(corner));
              map.drag((point) => onArea(areaBetween(other, point)));
            }}
            onKeyDown={(event) => {
              const [x, y] = ARROWS[event.key] ?? [0, 0];
              if (x === 0 && y === 0) return;
              event.preventDefault();
              event.stopPropagation();
              const moved = map.pointIn({ left: at.left + x, top: at.top + y });
              onArea(areaBetween(map.pointIn(opposite(corner)), moved));
            }}
            className="absolute flex size-6 -translate-1/2 cursor-move touch-none items-center justify-center pointer-coarse:size-11"
            style={at}
          >
            <span aria-hidden className="size-2.5 border-2 border-accent bg-surface" />
          </button>
        );
      })}
    </>
  );
}
