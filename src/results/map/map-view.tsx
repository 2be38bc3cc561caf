import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { Arrangement } from '#core/results/arrange-rows.ts';
import type { ColumnFacts } from '#core/results/columns/column-facts.ts';
import { type Area, isInArea, type PlaceColumns, placeOf, placesName } from '#core/results/filter/place.ts';
import { type Condition, isOfPlaces } from '#core/results/filter/condition.ts';
import { areaBetween, sizeAt } from '#core/results/map/mercator.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { AreaBox } from './area-box.tsx';
import { MapTools } from './map-tools.tsx';
import { Legend, Markers, useLimits } from './markers.tsx';
import { nameOfPoint, PlaceList } from './place-list.tsx';
import { type MapState, useMap } from './use-map.ts';
import { type Colour, type Points, type RowPoint, usePoints } from './use-points.ts';
import { MapButtons, WorldMap } from './world-map.tsx';

type MapViewProps = {
  readonly columns: readonly ResultColumn[];
  /** Keys of the columns that identify the source of a row instead of describing it. */
  readonly leading: readonly string[] | undefined;
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  readonly rows: readonly PlacedRow[];
  readonly ways: readonly PlaceColumns[];
  readonly arrangement: Arrangement;
  readonly selected: number | undefined;
  readonly onSelect: (place: number) => void;
  readonly onArrange: (arrangement: Arrangement) => void;
  readonly onTable: () => void;
};

export function ResultsMap(props: MapViewProps) {
  const {
    columns,
    leading = NO_KEYS,
    facts,
    rows,
    ways,
    selected,
    onSelect,
    arrangement,
    onArrange,
    onTable,
  } = props;
  const t = useMessages();
  const [way, setWay] = useState(0);
  const [swapped, setSwapped] = useState(false);
  const [colour, setColour] = useState<Colour>();
  const [area, setArea] = useState<Area>();
  const places = wayAt(ways, way);
  const found = usePoints(rows, { places, swapped, colour });
  const points = found?.points ?? NO_POINTS;
  const element = useRef<HTMLDivElement>(null);
  const map = useMap({
    element,
    points: found?.points,
    onSelect: ([a, b]) => setArea(areaBetween(a, b)),
  });
  const { selecting, setSelecting } = map;
  const selectByKey = () => {
    flushSync(() => {
      setSelecting(true);
      setArea((drawn) => drawn ?? areaBetween(...map.middle()));
    });
    element.current?.querySelector<HTMLElement>('[data-corner]')?.focus();
  };
  const listed = useDeferredValue(useListed(points, map, { places, swapped, area }));
  const described = columns.filter((column) => !leading.includes(column.key));
  const isShare = found?.top !== undefined;
  const limits = useLimits(points, isShare);
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
      <MapTools
        columns={columns}
        facts={facts}
        ways={ways}
        way={way}
        colour={colour}
        onWay={setWay}
        onColour={setColour}
      />
      <Swapped found={found} onSwap={() => setSwapped(!swapped)} />
      <div className="grid lg:grid-cols-[1fr_22rem]">
        <div className="relative h-[max(20rem,calc(100dvh-29.5rem))] overflow-hidden">
          <WorldMap element={element} map={map}>
            <Markers
              points={points}
              map={map}
              limits={limits}
              selected={selected}
              selecting={selecting}
              isShare={isShare}
              coloured={colour !== undefined}
              nameOf={(point) => nameOfPoint(t, point, described[0]?.key)}
              onChoose={onSelect}
            />
            {shownArea && <AreaBox map={map} area={shownArea} onArea={setArea} />}
          </WorldMap>
          <MapButtons map={map} onSelectByKey={selectByKey} />
          {colour !== undefined && (
            <Legend
              column={columns.find((column) => column.key === colour.key)}
              limits={limits}
              points={points}
              top={found?.top}
            />
          )}
        </div>
        <PlaceList
          columns={described}
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
  readonly rows: number | undefined;
  readonly onWithout: () => void;
};

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

type SwappedProps = { readonly found: Points | undefined; readonly onSwap: () => void };

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

const NO_KEYS: readonly string[] = [];
const NO_POINTS: readonly RowPoint[] = [];

type Listing = { readonly places: PlaceColumns; readonly swapped: boolean; readonly area: Area | undefined };

type ListedPoints = { readonly points: readonly RowPoint[]; readonly inArea: boolean };

function useListed(
  points: readonly RowPoint[],
  { view, size }: MapState,
  { places, swapped, area }: Listing,
): ListedPoints {
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
