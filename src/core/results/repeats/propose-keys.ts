import type { JsonObject } from '#core/json/json.ts';

import { isFilled } from '../values/is-filled.ts';
import { valueAt } from '../values/value-at.ts';
import { comparedValue } from './repeats.ts';

/** A column by which rows may be known, with what it would do. */
export type ProposedKey = {
  readonly key: string;
  /** Rows that were looked at, those of them that hold something in this column, and those that hold what one before them holds. */
  readonly rows: number;
  readonly filled: number;
  readonly repeated: number;
};

/** Rows that tell which columns are keys. */
const JUDGED = 20_000;
/** Of so many rows a column that says little new is no key. */
const ENOUGH = 200;
/** The least share of rows, from 0 to 1, that a key is filled in, and the most of these that may repeat others where its name does not say that it is a key. */
const LEAST_FILLED = 0.5;
const MOST_REPEATED = 0.5;

/** Names of keys, the surest first; what is found later in the list only counts where nothing before fits. */
const NAMES = [
  /^(?:place|product|item|listing|video|post|tweet|profile|user|job|ad|business|company|hotel|property|article|review|comment|data|fid|c)?[_\s-]?id$|^(?:asin|isbn|sku|ean|gtin|upc|uuid|guid|shortcode|doi|vin)$/i,
  /(?:^|[_\s-])id$|[a-z]I[dD]$|(?:^|[_\s-])(?:asin|isbn|sku|ean|gtin|uuid|shortcode)$/,
  /^(?:url|link|href|permalink|canonical)$|(?:^|[_\s-])(?:permalink|page_?url)$/i,
  /(?:^|[_\s-])(?:url|link)$/i,
  /(?:^|[_\s-])(?:username|handle|slug|e-?mail|phone)$/i,
];
/** Places in a list, times and pictures: another row has another one, though it is of the same thing. */
const NO_NAMES =
  /(?:^|[_\s-])(?:rank|position|index|no|number|order|page|time|date|timestamp|at|image|img|photo|picture|thumbnail|thumb|logo|icon|avatar|cover|lat|lng|latitude|longitude)(?:$|[_\s-])/i;

/** Judges, row by row, by which of these columns rows may be known. */
export function keyJudge(keys: readonly string[]) {
  let rows = 0;
  const judges = keys.filter((key) => !NO_NAMES.test(key)).map((key) => ({ key, judge: columnJudge(key) }));
  return {
    take: (row: JsonObject) => {
      if (rows === JUDGED) return;
      rows += 1;
      for (const { judge } of judges) judge.take(row);
    },
    /** The likeliest first. */
    proposed: (): readonly ProposedKey[] =>
      judges
        .flatMap(({ key, judge }) => {
          const counted = judge.counted();
          return counted && isLikely(key, { rows, ...counted }) ? [{ key, rows, ...counted }] : [];
        })
        .toSorted((a, b) => rankOf(a.key) - rankOf(b.key) || unlikelihood(a) - unlikelihood(b)),
  };
}

/** Counts one column, as long as it may be a key. */
function columnJudge(key: string) {
  const isNamed = rankOf(key) < NAMES.length;
  let seen: Set<string> | undefined = new Set<string>();
  let filled = 0;
  return {
    take: (row: JsonObject) => {
      if (seen === undefined) return;
      const value = valueAt(row, key);
      if (!isFilled(value)) return;
      filled += 1;
      const compared =
        typeof value === 'object' || typeof value === 'boolean' ? undefined : comparedValue(value);
      if (compared !== undefined) seen.add(compared);
      const isDull = !isNamed && filled >= ENOUGH && seen.size < filled * (1 - MOST_REPEATED);
      if (compared === undefined || isDull) seen = undefined;
    },
    counted: () => seen && { filled, repeated: filled - seen.size },
  };
}

function isLikely(key: string, { rows, filled, repeated }: Omit<ProposedKey, 'key'>): boolean {
  if (filled === 0 || filled < rows * LEAST_FILLED) return false;
  return rankOf(key) < NAMES.length || repeated <= filled * MOST_REPEATED;
}

const unlikelihood = ({ rows, filled, repeated }: ProposedKey): number =>
  (rows - filled) / rows + repeated / filled;

function rankOf(key: string): number {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const rank = NAMES.findIndex((named) => named.test(name));
  return rank === -1 ? NAMES.length : rank;
}
