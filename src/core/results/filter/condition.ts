import { plainText } from '#core/find/plain-text.ts';
import { isJsonArray, type Json, type JsonObject } from '#core/json/json.ts';

import { isFilled } from '../values/is-filled.ts';
import { nearestQuantityOf } from '../values/quantity.ts';
import { textItems } from '../values/text-list.ts';
import { valueAt } from '../values/value-at.ts';
import { toReadableText, toValueText } from '../values/value-text.ts';
import { clockOf } from './measure.ts';
import { type Area, isInArea, type PlaceColumns, placeOf } from './place.ts';

export type Condition = {
  readonly key: string;
} & (
  | { readonly kind: 'contains'; readonly text: string }
  | {
      readonly kind: 'values';
      readonly values: readonly string[];
      readonly items: boolean;
      readonly not: boolean;
    }
  /** From, up to and including (or `below`) its end; moments as `clockOf` gives them. */
  | {
      readonly kind: 'range';
      readonly of: 'number' | 'date';
      readonly from: number | undefined;
      readonly to: number | undefined;
      readonly below: boolean;
    }
  | { readonly kind: 'filled'; readonly not: boolean }
  | { readonly kind: 'area'; readonly area: Area; readonly places: PlaceColumns; readonly swapped: boolean }
  | { readonly kind: 'noPlace'; readonly places: PlaceColumns; readonly swapped: boolean }
);

type OfPlaces = Extract<Condition, { readonly places: PlaceColumns }>;

export const isOfPlaces = (condition: Condition): condition is OfPlaces => 'places' in condition;

/**
 * The texts a value counts as in its column: its exact text, or each item of a list once. Nothing for
 * empty values.
 * @param items text is split into a list too
 */
export function textsOf(value: Json | undefined, items: boolean): readonly string[] {
  if (!isFilled(value)) return [];
  if (isJsonArray(value)) return [...new Set(value.filter(isFilled).map((item) => toValueText(item)))];
  if (items && typeof value === 'string') return [...new Set(textItems(value))];
  return [toValueText(value)];
}

export function conditionTest(condition: Condition): (row: JsonObject) => boolean {
  const { key } = condition;
  switch (condition.kind) {
    case 'contains': {
      const wanted = plainText(condition.text);
      return (row) => plainText(toReadableText(valueAt(row, key))).includes(wanted);
    }
    case 'values': {
      const { items, not } = condition;
      const wanted = new Set(condition.values);
      return (row) => textsOf(valueAt(row, key), items).some((text) => wanted.has(text)) !== not;
    }
    case 'range': {
      const read = condition.of === 'number' ? nearestQuantityOf : clockOf;
      const { from = -Infinity, to = Infinity, below } = condition;
      return (row) => {
        const value = read(valueAt(row, key));
        return value !== undefined && value >= from && (below ? value < to : value <= to);
      };
    }
    case 'filled':
      return (row) => isFilled(valueAt(row, key)) !== condition.not;
    case 'noPlace': {
      const { places, swapped } = condition;
      return (row) => placeOf(row, places, swapped) === undefined;
    }
    case 'area': {
      const { area, places, swapped } = condition;
      return (row) => {
        const place = placeOf(row, places, swapped);
        return place !== undefined && isInArea(place, area);
      };
    }
  }
}
