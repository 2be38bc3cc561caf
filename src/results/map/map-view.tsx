import { useQuery } from '@tanstack/react-query';
import { Hand, Maximize, Minus, Plus, SquareDashed } from 'lucide-react';
import { type ReactNode, type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react';

import type { Arrangement } from '#core/results/arrange-rows.ts';
import type { ColumnFacts } from '#core/results/columns/column-facts.ts';
import { type Area, isInArea, type PlaceColumns, placeOf, placesName } from '#core/results/filter/place.ts';
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
import { type Points, type RowPoint, usePoints } from './use-points.ts';

type MapViewProps = {
  /** In the order of the table. */
  readonly columns: readonly ResultColumn[];
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  /** The rows that fit, in their order. */
  readonly rows: readonly PlacedRow[];
  /** Every way in which the rows tell places; one at least. */
  readonly ways: readonly PlaceColumns[];
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
};

/** Rows on a map of the world, with a list beside it; an area that is drawn becomes a filter of every view. */
export function ResultsMap({ columns, facts, rows, ways, arrangement, onArrange }: MapViewProps) {
  const t = useMessages();
  const [way, setWay] = useState(0);
  const [swapped, setSwapped] = useState(false);
  const [colour, setColour] = useState<string>();
  const [chosen, setChosen] = useState<PlacedRow>();
  const [selecting, setSelecting] = useState(false);
  const [area, setArea] = useState<Area>();
  const places = ways[way] ?? ways[0] ?? { both: '' };
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
  const limits = useMemo(() => stepsOf(measuresOf(points)), [points]);
  const shownArea = map.drawn ? areaBetween(...map.drawn) : area;
  const keep = () => {
    if (!area) return;
    const key = placesName(places);
    const others = (arrangement.conditions ?? []).filter((other) => other.kind !== 'area');
    onArrange({ ...arrangement, conditions: [...others, { kind: 'area', key, area, places, swapped }] });
    setArea(undefined);
  };
  return (
    <>
      <MapTools {...{ columns, facts, ways, way, colour, found }} onWay={setWay} onColour={setColour} />
      <Swapped found={found} onSwap={() => setSwapped(!swapped)} />
      <div className="grid lg:grid-cols-[1fr_22rem]">
        <div className="relative h-[max(20rem,calc(100dvh-22rem))] overflow-hidden">
          <World {...{ element, map, selecting }}>
            <Markers
              {...{ points, map, limits, chosen, selecting }}
              coloured={colour !== undefined}
              onChoose={setChosen}
            />
            {shownArea && <AreaBox map={map} area={shownArea} />}
          </World>
          <MapButtons {...{ map, selecting }} onSelecting={setSelecting} />
          {colour !== undefined && (
            <Legend column={columns.find(({ key }) => key === colour)} limits={limits} points={points} />
          )}
        </div>
        <PlaceList
          columns={columns}
          colour={colour}
          points={listed.points}
          chosen={chosen}
          inArea={listed.inArea}
          onChoose={(point) => {
            setChosen(point.placed);
            map.goTo(point);
          }}
          onKeep={keep}
          onForget={() => setArea(undefined)}
        />
      </div>
      <p className="border-t border-line bg-sunken px-4 py-1.5 text-sm text-muted">{t('map.source')}</p>
    </>
  );
}

type MapToolsProps = Pick<MapViewProps, 'columns' | 'facts' | 'ways'> & {
  readonly way: number;
  readonly colour: string | undefined;
  readonly found: Points | undefined;
  readonly onWay: (way: number) => void;
  readonly onColour: (key: string | undefined) => void;
};

function MapTools({ columns, facts, ways, way, colour, found, onWay, onColour }: MapToolsProps) {
  const t = useMessages();
  const labels = new Map(columns.map(({ key, label }) => [key, label]));
  const numeric = columns.filter(({ key }) => facts.get(key)?.kind === 'number');
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
        value={colour ?? ''}
        onChange={(key) => onColour(key === '' ? undefined : key)}
      >
        <option value="">{t('map.colour.none')}</option>
        {numeric.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </Choice>
      {found && (
        <span role="status" className="ml-auto text-muted tabular-nums">
          {t('map.placed', { placed: formatNumber(found.points.length), total: formatNumber(found.rows) })}
        </span>
      )}
    </div>
  );
}

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
  readonly chosen: PlacedRow | undefined;
  readonly selecting: boolean;
  readonly onChoose: (row: PlacedRow) => void;
};

/** Pixels outside of the view in which markers are drawn. */
const OVERDRAW = 40;

/** Groups of points as circles with their number, single ones as dots. */
function Markers({ points, map, limits, coloured, chosen, selecting, onChoose }: MarkersProps) {
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
    const isChosen = chosen !== undefined && members.some(({ placed }) => placed === chosen);
    return (
      <button
        key={first?.at}
        data-chart
        type="button"
        tabIndex={-1}
        aria-label={t('map.group', { count: members.length })}
        onClick={() => {
          if (selecting) return;
          if (single && first) onChoose(first.placed);
          else map.goTo(cluster, zoom + 2);
        }}
        className={classNames(
          'absolute flex -translate-1/2 items-center justify-center rounded-full border border-surface text-xs font-semibold tabular-nums',
          coloured ? STEP_COLOUR[stepOf(cluster, limits)] : STEP_COLOUR[4],
          isChosen && 'outline-2 outline-offset-2 outline-accent',
        )}
        style={{ left, top, width: side, height: side }}
      >
        {!single && formatNumber(members.length)}
      </button>
    );
  });
}

/** The step of the median of a group; 0 where nothing is measured. */
function stepOf({ members }: Cluster<RowPoint>, limits: readonly number[]): number {
  const median = medianOf(measuresOf(members));
  return median === undefined ? 0 : stepAt(median, limits);
}

const STEP_COLOUR: Readonly<Record<number, string>> = {
  0: 'bg-[var(--line-strong)] text-ink',
  1: 'bg-[var(--m1)] text-[var(--on-low)] outline-1 outline-[var(--m3)]',
  2: 'bg-[var(--m2)] text-[var(--on-low)]',
  3: 'bg-[var(--m3)] text-[var(--on-high)]',
  4: 'bg-[var(--m4)] text-[var(--on-high)]',
  5: 'bg-[var(--m5)] text-[var(--on-high)]',
};

function AreaBox({ map, area: [west, south, east, north] }: { readonly map: MapState; readonly area: Area }) {
  const from = map.place(toPoint({ latitude: north, longitude: west }));
  const to = map.place(toPoint({ latitude: south, longitude: east }));
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute border-2 border-dashed border-accent bg-accent-soft/40"
      style={{ left: from.left, top: from.top, width: to.left - from.left, height: to.top - from.top }}
    />
  );
}

type LegendProps = {
  readonly column: ResultColumn | undefined;
  readonly limits: readonly number[];
  readonly points: readonly RowPoint[];
};

function Legend({ column, limits, points }: LegendProps) {
  const t = useMessages();
  const sorted = measuresOf(points);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return null;
  const write = (number: number) => formatNumber(number, { maximumSignificantDigits: 4 });
  return (
    <div className="absolute bottom-3 left-3 rounded border border-line bg-surface px-2.5 py-1.5 text-sm">
      <p>
        <bdi className="font-semibold">{column?.label}</bdi>{' '}
        <span className="text-muted">{t('map.median')}</span>
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
