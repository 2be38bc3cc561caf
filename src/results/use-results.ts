import { useEffect, useEffectEvent, useMemo, useState } from 'react';

import { type Arrangement, isArranged, isFiltered, withoutRepeats } from '#core/results/arrange-rows.ts';
import type { ColumnLayout } from '#core/results/columns/column-layout.ts';
import { foldFamilies } from '#core/results/values/families.ts';
import { findPlaces } from '#core/results/filter/place.ts';
import { mergeColumns, placedRows } from '#core/results/row-set.ts';
import { splitColumns } from '#core/results/values/value-at.ts';

import { useColumnFacts } from './columns/use-column-facts.ts';
import { useSplitBy } from './columns/use-split-by.ts';
import { unaskedOf, useSteadySet } from './reading/rows.ts';
import { countsOf, type ResultsSource } from './results-source.ts';
import { useRepeats } from './repeats/use-repeats.ts';
import { useArrangedRows, useUnmeasured } from './use-arranged-rows.ts';
import { useViewState, type View } from './use-view-state.ts';

/** Maximum rows that are read only to find the empty columns. */
const READ_FOR_COLUMNS = 1_000;

/** Views that need all rows. */
const NEEDS_ALL: Record<View, boolean> = { table: false, summary: true, map: true, json: false };

export function useResults(source: ResultsSource, layout: ColumnLayout) {
  const { rows, live, window } = source;
  const state = useViewState(source.repeats);
  const { arrangement } = state;
  const ways = usePlaces(window);
  // Without places there is no map.
  const view = state.view === 'map' && ways.length === 0 ? 'table' : state.view;
  const [summed, setSummed] = useState<string>();
  const counts = countsOf(source);
  const seen = useSeenRows(source, arrangement);
  const { all } = seen;
  const { selected, select } = state;
  const row = useMemo(() => indexOfPlace(seen.found, selected), [seen.found, selected]);
  const { declared, columns, splitBy, emptyColumns, facts, known } = useColumns(source, layout, all);
  const needed = NEEDS_ALL[view] || summed !== undefined || declared.some(({ key }) => layout.split.has(key));
  useReading(rows, {
    wanted: needed || isArranged(arrangement) ? unaskedOf(window.total) : 0,
    // Said of columns is said of all rows, as far as they are not too many.
    quietly: emptyColumns.length === 0 || live || known >= counts.total ? 0 : READ_FOR_COLUMNS,
  });
  return {
    ...state,
    view,
    ways,
    selectedRow: {
      row,
      onRow: (index: number) => select(seen.found ? seen.found[index]?.place : index),
    },
    summed,
    sum: setSummed,
    needed,
    ...seen,
    declared,
    columns,
    splitBy,
    emptyColumns,
    known,
    facts,
    ...counts,
  };
}

function indexOfPlace(found: SeenRows | undefined, selected: number | undefined): number | undefined {
  if (found === undefined || selected === undefined) return selected;
  const at = found.findIndex(({ place }) => place === selected);
  return at < 0 ? undefined : at;
}

function useSeenRows({ rows, merged }: ResultsSource, arrangement: Arrangement) {
  const isHolding = merged === true && isArranged(arrangement);
  const { steady: set, waiting, showAll } = useSteadySet(rows, isHolding ? arrangement : undefined);
  const everything = placedRows(set);
  const { repeats, distinct: all } = useRepeats(everything, arrangement);
  const rest = useMemo(() => withoutRepeats(arrangement), [arrangement]);
  const arranged = useArrangedRows(all, rest);
  const found = isArranged(rest) || arrangement.repeats === undefined ? arranged : all;
  return {
    set,
    everything,
    all,
    found,
    unmeasured: useUnmeasured(all, found, rest),
    repeats,
    waiting,
    showAll,
    /** Rows that fit the filter or, with repeats left out, do not repeat others. */
    fitting: isFiltered(arrangement) || arrangement.repeats ? found?.length : undefined,
  };
}

type WantedRows = {
  readonly wanted: number;
  readonly quietly: number;
};

function useReading(rows: ResultsSource['rows'], { wanted, quietly }: WantedRows) {
  const read = useEffectEvent(rows.read);
  useEffect(() => read(wanted), [wanted]);
  const readQuietly = useEffectEvent((atLeast: number) => {
    rows.readTo(atLeast).catch(() => undefined);
  });
  useEffect(() => readQuietly(quietly), [quietly]);
}

function usePlaces({ columns, sample }: ResultsSource['window']) {
  return useMemo(() => findPlaces(columns, sample), [columns, sample]);
}

export type SeenResults = ReturnType<typeof useResults>;

function useColumns(source: ResultsSource, layout: ColumnLayout, all: SeenRows) {
  const { rows, window, numberKey, before, fileOnly } = source;
  const declared = useMemo(
    () => mergeColumns(window.columns, rows.set.columns),
    [window.columns, rows.set.columns],
  );
  const splitBy = useSplitBy(layout.split, all, window.sample);
  const columns = useMemo(() => {
    const within = new Set([...(before?.values() ?? []), ...(fileOnly ?? [])]);
    const apart = declared.filter(({ key }) => key !== numberKey && !within.has(key));
    return splitColumns(foldFamilies(apart, layout.split), layout.split, splitBy);
  }, [declared, numberKey, before, fileOnly, layout.split, splitBy]);
  const { facts, rows: known } = useColumnFacts(columns, all, window.sample);
  const emptyColumns = useMemo(
    () => columns.filter(({ key }) => facts.get(key)?.filled === 0),
    [columns, facts],
  );
  return { declared, columns, splitBy, emptyColumns, facts, known };
}

type SeenRows = ReturnType<typeof placedRows>;

export function withSort(arrangement: Arrangement, sort: Arrangement['sort']): Arrangement {
  const { sort: _, ...others } = arrangement;
  return sort ? { ...others, sort } : others;
}
