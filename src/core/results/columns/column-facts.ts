import { inexactIn } from '#core/json/digits.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';

import { clockOf, NEARLY_ALL } from '../filter/measure.ts';
import { placeOf } from '../filter/place.ts';
import { nearestQuantityOf, plainNumberTest } from '../values/quantity.ts';
import { textListJudge } from '../values/text-list.ts';
import { isSplittable, valueAt } from '../values/value-at.ts';
import { webLink } from '../values/web-link.ts';
import { familyMembers } from '../values/families.ts';
import { isFilled } from '../values/is-filled.ts';

export const COLUMN_KINDS = [
  'empty',
  'text',
  'number',
  'date',
  'boolean',
  'link',
  'list',
  'place',
  'nested',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export type ColumnFacts = {
  readonly kind: ColumnKind;
  readonly rows: number;
  readonly filled: number;
};

/** Maximum values judged for a column; further ones are only counted. */
const JUDGED = 1_000;

export function canSplit(key: string, kind: ColumnKind | undefined, sample: readonly JsonObject[]): boolean {
  if (kind === 'list' || familyMembers(key) !== undefined) return true;
  return sample.some((row) => isSplittable(valueAt(row, key)));
}

export function columnJudge(key: string) {
  const kinds = new Map<ColumnKind, number>();
  const list = textListJudge(key);
  const isPlain = plainNumberTest(key);
  let areNames = isPlain !== undefined;
  let rows = 0;
  let filled = 0;
  return {
    take: (row: JsonObject) => {
      const value = valueAt(row, key);
      rows += 1;
      if (!isFilled(value)) return;
      filled += 1;
      if (filled > JUDGED) return;
      const kind = kindOf(value);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kind === 'number') areNames &&= isPlain?.(nearestQuantityOf(value) ?? 0) === true;
      if (kind === 'text' || kind === 'link') list.take(value);
    },
    facts: (): ColumnFacts => {
      const most = list.isList() ? 'list' : mostOf(kinds, filled);
      return { rows, filled, kind: most === 'number' && areNames ? 'text' : most };
    },
  };
}

function mostOf(kinds: ReadonlyMap<ColumnKind, number>, filled: number): ColumnKind {
  const judged = Math.min(filled, JUDGED);
  if (judged === 0) return 'empty';
  const [most] = [...kinds].toSorted(([, a], [, b]) => b - a);
  if (most && most[1] >= NEARLY_ALL * judged) return most[0];
  return kinds.has('nested') ? 'nested' : 'text';
}

function kindOf(value: Json): ColumnKind {
  if (isJsonArray(value))
    return value.some((item) => isJsonArray(item) || isJsonObject(item)) ? 'nested' : 'list';
  if (isJsonObject(value)) return placeOf({ value }, { both: 'value' }) ? 'place' : 'nested';
  if (typeof value === 'boolean') return 'boolean';
  // Whole numbers that no double holds are names more often than amounts.
  if (nearestQuantityOf(value) !== undefined && inexactIn(value) === undefined) return 'number';
  return typeof value === 'string' ? kindOfText(value) : 'text';
}

function kindOfText(value: string): ColumnKind {
  if (clockOf(value) !== undefined) return 'date';
  if (placeOf({ value }, { both: 'value' })) return 'place';
  return webLink(value) === undefined ? 'text' : 'link';
}
