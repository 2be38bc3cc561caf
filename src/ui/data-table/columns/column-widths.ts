import { useState } from 'react';

import type { JsonObject } from '#core/json/json.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { type Before, valueBefore } from '#core/results/values/value-before.ts';

import { type Cell, toCell } from '../cell.ts';
import type { CellIcons } from '../cell-icons.ts';
import type { DataColumn } from '../data-column.ts';

/** Pixels. */
const MIN_WIDTH = 56;
const MAX_FITTED_WIDTH = 320;
const CELL_PADDING = 26;
const SORT_ICON = 18;
const COUNT = 36;
const CELL_ICON = 20;
/** Minimum width of a touch header with its menu and sort targets. */
const TOUCHED_HEAD = 100;

const MEASURED_TEXTS = 3;

type MeasureText = (text: string) => number;

export function fitWidth(texts: readonly string[], measure: MeasureText): number {
  const longest = texts.toSorted((a, b) => b.length - a.length).slice(0, MEASURED_TEXTS);
  const widest = longest.reduce((width, text) => Math.max(width, measure(text)), 0);
  return clampWidth(Math.min(MAX_FITTED_WIDTH, Math.ceil(widest) + CELL_PADDING));
}

export function clampWidth(width: number): number {
  return Math.max(MIN_WIDTH, Math.round(width));
}

function createMeasure(weight: 400 | 500): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * 7;
  const { fontSize, fontFamily } = getComputedStyle(document.body);
  context.font = `${weight} ${fontSize} ${fontFamily}`;
  // Figures of one width are as wide as the widest.
  return (text) => context.measureText(text.replaceAll(/\d/g, '8')).width;
}

function measuredText(cell: Cell): string {
  return cell.kind === 'chips'
    ? `${cell.items.join('      ')}      ${cell.more > 0 ? '+00' : ''}`
    : cell.text;
}

type Widths = ReadonlyMap<string, number>;

function shownText(row: JsonObject, key: string, before: Before | undefined): string {
  const text = measuredText(toCell(valueAt(row, key)));
  const was = valueBefore(row, key, before);
  return was === undefined ? text : `${toCell(was).text || EMPTY_WORD} → ${text || EMPTY_WORD} +00.0 %`;
}

const EMPTY_WORD = 'empty';

function fitColumns(
  columns: readonly DataColumn[],
  { sample, before, changes, cellIcons }: Omit<Sample, 'settled'>,
): Widths {
  const least = window.matchMedia('(pointer: coarse)').matches ? TOUCHED_HEAD : 0;
  const measureName = createMeasure(500);
  const measureValue = createMeasure(400);
  return new Map(
    columns.map(({ key, label }) => {
      const texts = sample.map((row) => shownText(row, key, before));
      const name = fitWidth(
        [label],
        (text) => measureName(text) + SORT_ICON + (changes?.has(key) ? COUNT : 0),
      );
      const icon = cellIcons?.key === key ? CELL_ICON : 0;
      return [key, Math.max(fitWidth(texts, measureValue) + icon, name, least)];
    }),
  );
}

type Sample = {
  readonly sample: readonly JsonObject[];
  readonly settled: boolean;
  readonly before: Before | undefined;
  readonly changes: ReadonlyMap<string, number> | undefined;
  readonly cellIcons: CellIcons | undefined;
};

/**
 * Widths of the columns that were not resized. They fit the first rows once and then stay, so that nothing
 * moves while rows arrive. They are fitted again when the rows are `settled` and by `fit`.
 */
export function useFittedWidths(columns: readonly DataColumn[], { settled, ...fitting }: Sample) {
  const { sample } = fitting;
  const [widths, setWidths] = useState<Widths>(new Map());
  const [fittedSettled, setFittedSettled] = useState(settled);
  if (settled !== fittedSettled) {
    setFittedSettled(settled);
    setWidths(new Map());
  }
  const unknown = columns.filter(({ key }) => !widths.has(key));
  if (unknown.length > 0 && sample.length > 0) {
    setWidths(new Map([...widths, ...fitColumns(unknown, fitting)]));
  }
  return {
    fittedWidth: (key: string) => widths.get(key) ?? MIN_WIDTH * 2,
    fit: (column: DataColumn) =>
      setWidths((current) => new Map([...current, ...fitColumns([column], fitting)])),
  };
}
