import { useQuery } from '@tanstack/react-query';
import { Hand, Maximize, Minus, Plus, SquareDashed } from 'lucide-react';
import { type ReactNode, type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react';

import type { Arrangement } from '#core/results/arrange-rows.ts';
import { shortened } from '#core/cut-text.ts';
import type { ColumnFacts, ColumnKind } from '#core/results/columns/column-facts.ts';
import { type Area, isInArea, type PlaceColumns, placeOf, placesName } from '#core/results/filter/place.ts';
import { type Condition, isOfPlaces } from '#core/results/filter/condition.ts';
import { type Cluster, clusterPoints, stepAt, stepsOf } from '#core/results/map/clusters.ts';
import { areaBetween, sizeAt, toPoint } from '#core/results/map/mercator.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { medianOf } from '#core/results/summary/tally.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Notice } from '#ui/notice.tsx';

import { MapCanvas } from './map-canvas.tsx';
import { loadOutlines } from './outlines.ts';
import { PlaceList } from './place-list.tsx';
import { useMap } from './use-map.ts';
import { type Colour, type Points, type RowPoint, usePoints } from './use-points.ts';

type MapViewProps = {
  /** In the order of the table. */
  readonly columns: readonly ResultColumn[];
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  /** The rows that fit, in their order. */
  readonly rows: readonly PlacedRow[];
  /** Every way in which the rows tell places; one at least. */
  readonly ways: readonly PlaceColumns[];
  readonly arrangement: Arrangement;
  /** The place of the row that is selected. */
  readonly selected: number | undefined;
  readonly onSelect: (place: number) => void;
  readonly onArrange: (arrangement: Arrangement) => void;
  /** Shows rows that are not on the map. */
  readonly onTable: () => void;
};

/** Rows on a map of the world, with a list beside it; an area that is drawn becomes a filter of every view. */
export function ResultsMap(props: MapViewProps) {
  const { columns, facts, rows, ways, selected, onSelect, arrangement, onArrange, onTable } = props;
  const [way, setWay] = useState(0);
  const [swapped, setSwapped] = useState(false);
  const [colour, setColour] = useState<Colour>();
  const [selecting, setSelecting] = useState(false);
  const [area, setArea] = useState<Area>();
  const places = wayAt(ways, way);
  const found = usePoints(rows, { places, swapped, colour });
  const points = found?.points ?? NO_POINTS;
  const element = useRef<HTMLDivElement>(null);
  const map = useMap({
    element,
    points: found?.points,
    selecting,
    onSelect: ([a, b]) => setArea(areaBetween(a, b)),
  });
  const listed = useDeferredValue(useListed(points, map, { places, swapped, area }));
  const isShare = found?.top !== undefined;
  const limits = useMemo(() => (isShare ? SHARES : stepsOf(measuresOf(points))), [points, isShare]);
  const shownArea = map.drawn ? areaBetween(...map.drawn) : area;
  const ask = (condition: Condition) => {
    const others = (arrangement.conditions ?? []).filter((other) => !isOfPlaces(other));
    onArrange({ ...arrangement, conditions: [...others, condition] });
  };
  const key = placesName(places);
  const keep = () => {
    if (!area) return;
    ask({ kind: 'area', key, area, places, swapped });
    setArea(undefined);
  };
  return (
    <>
      <MapTools {...{ columns, facts, ways, way, colour }} onWay={setWay} onColour={setColour} />
      <Swapped found={found} onSwap={() => setSwapped(!swapped)} />
      <div className="grid lg:grid-cols-[1fr_22rem]">
        <div className="relative h-[max(20rem,calc(100dvh-29.5rem))] overflow-hidden">
          <World {...{ element, map, selecting }}>
            <Markers
              {...{ points, map, limits, selected, selecting, isShare }}
              coloured={colour !== undefined}
              onChoose={onSelect}
            />
            {shownArea && <AreaBox map={map} area={shownArea} onArea={setArea} />}
          </World>
          <MapButtons {...{ map, selecting }} onSelecting={setSelecting} />
          {colour !== undefined && (
            <Legend
              column={columns.find((column) => column.key === colour.key)}
              {...{ limits, points }}
              top={found?.top}
            />
          )}
        </div>
        <PlaceList
          columns={columns}
          colour={colour?.key}
          points={listed.points}
          selected={selected}
          inArea={listed.inArea}
          onChoose={(point) => {
            onSelect(point.placed.place);
            map.goTo(point);
          }}
          onKeep={keep}
          onForget={() => setArea(undefined)}
        />
      </div>
      <MapFoot
        placed={points.length}
        rows={found?.rows}
        onWithout={() => {
          ask({ kind: 'noPlace', key, places, swapped });
          onTable();
        }}
      />
    </>
  );
}

const wayAt = (ways: MapViewProps['ways'], at: number): PlaceColumns => ways[at] ?? ways[0] ?? { both: '' };

type MapFootProps = {
  readonly placed: number;
  /** Undefined until they are looked at. */
  readonly rows: number | undefined;
  /** Shows those that have no place. */
  readonly onWithout: () => void;
};

/** How many rows are on the map, and the way to the others. */
function MapFoot({ placed, rows, onWithout }: MapFootProps) {
  const t = useMessages();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line bg-sunken px-4 py-1.5 text-sm text-muted">
      {rows !== undefined && (
        <span className="flex flex-wrap items-center gap-x-3">
          <span role="status" className="tabular-nums">
            {t('map.placed', { placed: formatNumber(placed), total: formatNumber(rows) })}
          </span>
          {rows > placed && (
            <Button size="small" variant="quiet" onClick={onWithout}>
              {t('map.showWithout', { count: rows - placed })}
            </Button>
          )}
        </span>
      )}
      <span>{t('map.source')}</span>
    </div>
  );
}

type MapToolsProps = Pick<MapViewProps, 'columns' | 'facts' | 'ways'> & {
  readonly way: number;
  readonly colour: Colour | undefined;
  readonly onWay: (way: number) => void;
  readonly onColour: (colour: Colour | undefined) => void;
};

function MapTools({ columns, facts, ways, way, colour, onWay, onColour }: MapToolsProps) {
  const t = useMessages();
  const labels = new Map(columns.map(({ key, label }) => [key, label]));
  const coloured = columns.flatMap(({ key, label }) => {
    const by = COLOURED_BY[facts.get(key)?.kind ?? 'empty'];
    return by ? [{ key, label, by }] : [];
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 text-sm">
      {ways.length > 1 && (
        <Choice label={t('map.places')} value={String(way)} onChange={(value) => onWay(Number(value))}>
          {ways.map((one, at) => (
            <option key={placesName(one)} value={at}>
              {labels.get(placesName(one)) ?? placesName(one)}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={t('map.colour')}
        value={colour?.key ?? ''}
        onChange={(chosen) => onColour(coloured.find(({ key }) => key === chosen))}
      >
        <option value="">{t('map.colour.none')}</option>
        {coloured.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </Choice>
    </div>
  );
}

/** Columns that points can be coloured by: numbers by the median of a group, others by the share of what most rows say. */
const COLOURED_BY: Partial<Record<ColumnKind, Colour['by']>> = {
  number: 'number',
  text: 'share',
  boolean: 'share',
};

/** The limits between steps of a share. */
const SHARES: readonly number[] = [0.2, 0.4, 0.6, 0.8];

type SwappedProps = { readonly found: Points | undefined; readonly onSwap: () => void };

/** Said where more rows would have a place if latitude and longitude changed places. */
function Swapped({ found, onSwap }: SwappedProps) {
  const t = useMessages();
  if (!found || found.swappable <= found.points.length) return null;
  return (
    <Notice
      tone="warn"
      className="m-3"
      actions={
        <Button size="small" onClick={onSwap}>
          {t('map.swap')}
        </Button>
      }
    >
      {t('map.swapped')}
    </Notice>
  );
}

type MapButtonsProps = {
  readonly map: MapState;
  readonly selecting: boolean;
  readonly onSelecting: (selecting: boolean) => void;
};

function MapButtons({ map, selecting, onSelecting }: MapButtonsProps) {
  const t = useMessages();
  return (
    <>
      <div className="absolute top-3 left-3 flex overflow-hidden rounded border border-line-strong bg-surface">
        <Tool label={t('map.move')} pressed={!selecting} onClick={() => onSelecting(false)}>
          <Hand size={15} aria-hidden />
        </Tool>
        <Tool label={t('map.select')} pressed={selecting} onClick={() => onSelecting(true)}>
          <SquareDashed size={15} aria-hidden />
        </Tool>
      </div>
      <div className="absolute top-3 right-3 flex flex-col overflow-hidden rounded border border-line-strong bg-surface">
        <Tool label={t('map.closer')} onClick={() => map.zoomBy(1)}>
          <Plus size={15} aria-hidden />
        </Tool>
        <Tool label={t('map.farther')} onClick={() => map.zoomBy(-1)}>
          <Minus size={15} aria-hidden />
        </Tool>
        <Tool label={t('map.all')} onClick={map.showAll}>
          <Maximize size={15} aria-hidden />
        </Tool>
      </div>
    </>
  );
}

const NO_POINTS: readonly RowPoint[] = [];

type MapState = ReturnType<typeof useMap>;
type Listing = { readonly places: PlaceColumns; readonly swapped: boolean; readonly area: Area | undefined };

type Listed = { readonly points: readonly RowPoint[]; readonly inArea: boolean };

/** The points in the area, or without one in view, in the order of the table. */
function useListed(
  points: readonly RowPoint[],
  { view, size }: MapState,
  { places, swapped, area }: Listing,
): Listed {
  const { x, y, zoom } = view;
  return useMemo(() => {
    const half = { x: size.width / 2 / sizeAt(zoom), y: size.height / 2 / sizeAt(zoom) };
    const listed = points.filter((point) => {
      if (!area) return Math.abs(point.x - x) <= half.x && Math.abs(point.y - y) <= half.y;
      const place = placeOf(point.placed.row, places, swapped);
      return place !== undefined && isInArea(place, area);
    });
    return { points: listed, inArea: area !== undefined };
  }, [points, area, places, swapped, x, y, zoom, size]);
}

function measuresOf(points: readonly RowPoint[]): Float64Array {
  return Float64Array.from(points.flatMap(({ measure }) => measure ?? [])).sort();
}

type WorldProps = {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly map: MapState;
  readonly selecting: boolean;
  readonly children: ReactNode;
};

/** The countries, and what lies over them. */
function World({ element, map, selecting, children }: WorldProps) {
  const t = useMessages();
  const { data: outlines = [], isError } = useQuery({
    queryKey: ['outlines'],
    queryFn: loadOutlines,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return (
    <div
      ref={element}
      role="group"
      aria-label={t('map.label')}
      aria-description={t('map.keys')}
      tabIndex={0}
      {...map.handlers}
      className={classNames(
        'absolute inset-0 touch-none overflow-hidden bg-[var(--sea)] select-none',
        selecting ? 'cursor-crosshair' : 'cursor-grab active:cursor-grabbing',
      )}
    >
      {map.size.width > 0 && (
        <MapCanvas
          outlines={outlines}
          view={map.view}
          size={map.size}
          theme={document.documentElement.dataset['theme'] ?? ''}
        />
      )}
      {isError && (
        <p role="alert" className="absolute inset-x-0 bottom-3 text-center text-sm text-muted">
          {t('map.noOutlines')}
        </p>
      )}
      {children}
    </div>
  );
}

type MarkersProps = {
  readonly points: readonly RowPoint[];
  readonly map: MapState;
  readonly limits: readonly number[];
  readonly coloured: boolean;
  readonly selected: number | undefined;
  readonly selecting: boolean;
  /** What is measured is whether a row has a value, and the mean of a group is its share. */
  readonly isShare: boolean;
  readonly onChoose: (place: number) => void;
};

/** Pixels outside of the view in which markers are drawn. */
const OVERDRAW = 40;

/** Groups of points as circles with their number, single ones as dots. */
function Markers({ points, map, limits, coloured, selected, selecting, isShare, onChoose }: MarkersProps) {
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
    );
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
        aria-label={t('map.group', { count: members.length })}
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

/** The step of the median, or the share, of a group; 0 where nothing is measured. */
function stepOf({ members }: Cluster<RowPoint>, limits: readonly number[], isShare: boolean): number {
  const measures = measuresOf(members);
  const sum = measures.reduce((total, measure) => total + measure, 0);
  const middle = isShare && measures.length > 0 ? sum / measures.length : medianOf(measures);
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

/** The area that is drawn; its corners are dragged, or moved by arrow keys. */
function AreaBox({ map, area: [west, south, east, north], onArea }: AreaBoxProps) {
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

type LegendProps = {
  readonly column: ResultColumn | undefined;
  readonly limits: readonly number[];
  readonly points: readonly RowPoint[];
  /** The value whose share is shown. */
  readonly top: string | undefined;
};

function Legend({ column, limits, points, top }: LegendProps) {
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
            <span aria-hidden className={classNames('block h-2', STEP_COLOUR[at + 1])} />
            {write(from)}
          </li>
        ))}
        <li className="self-end text-muted">{write(high)}</li>
      </ul>
    </div>
  );
}

type ToolProps = {
  readonly label: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

function Tool({ label, pressed, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
      className="inline-flex size-8 items-center justify-center text-muted hover:bg-sunken hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:size-11"
    >
      {children}
    </button>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
};

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label className="inline-flex items-center gap-2 whitespace-nowrap text-muted">
      {label}
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(CONTROL, 'w-auto max-w-48')}
      >
        {children}
      </select>
    </label>
  );
}
