import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { isFilled } from '../values/is-filled.ts';
import { UPSERT_KEY } from '../row-set.ts';
import { valueAt } from '../values/value-at.ts';
import { identityOf } from './repeats.ts';

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
/**
 * The least share of rows, from 0 to 1, that a key is filled in, and the most of these that may repeat others of the same run
 * where its name does not say that it is a key.
 */
const LEAST_FILLED = 0.5;
const MOST_REPEATED = 0.5;

/** Rows of a run, on average, from which on its own repeats say something: in the runs of a batch of one row each, nothing does. */
const LEAST_OF_RUN = 10;

/** Names of keys, the surest first; what is found later in the list only counts where nothing before fits. */
const NAMES = [
  /^(?:place|product|item|listing|video|post|tweet|profile|user|job|ad|business|company|hotel|property|article|review|comment|data|fid|c)?[_\s-]?id$|^(?:asin|isbn|sku|ean|gtin|upc|uuid|guid|shortcode|doi|vin)$/i,
  /(?:^|[_\s-])id$|[a-z]I[dD]$|(?:^|[_\s-])(?:asin|isbn|sku|ean|gtin|uuid|shortcode)$/,
  /^(?:url|link|href|permalink|canonical)$|(?:^|[_\s-])(?:permalink|page_?url)$/i,
  /(?:^|[_\s-])(?:url|link)$/i,
  /(?:^|[_\s-])(?:username|handle|slug|e-?mail|phone)$/i,
];
/** Whether a column is called as IDs, links and handles are. */
export const isNamedAsKey = (key: string): boolean => NAMES.some((name) => name.test(key));

/** Places in a list, times and pictures: another row has another one, though it is of the same thing. */
const NO_NAMES =
  /(?:^|[_\s-])(?:rank|position|index|no|number|order|page|time|date|timestamp|at|image|img|photo|picture|thumbnail|thumb|logo|icon|avatar|cover|lat|lng|latitude|longitude)(?:$|[_\s-])/i;

/**
 * Judges, row by row, by which of these columns rows may be known. Runs that found the same things repeat a key, each run has it
 * once. The column that the rows themselves name as their key is proposed first.
 * @param runKey of the column that says which run a row is of; absent where all are of one
 */
export function keyJudge(keys: readonly string[], runKey?: string) {
  let rows = 0;
  let ownKey: string | undefined;
  const judges = keys.filter((key) => !NO_NAMES.test(key)).map((key) => ({ key, judge: columnJudge(key) }));
  return {
    take: (row: JsonObject) => {
      if (rows === JUDGED) return;
      rows += 1;
      const named = ownValue(row, UPSERT_KEY);
      if (ownKey === undefined && typeof named === 'string' && keys.includes(named)) {
        ownKey = named;
        if (NO_NAMES.test(named)) judges.push({ key: named, judge: columnJudge(named) });
      }
      const run = runKey === undefined ? undefined : valueAt(row, runKey);
      for (const { judge } of judges) judge.take(row, run);
    },
    /** The likeliest first. */
    proposed: (): readonly ProposedKey[] =>
      judges
        .flatMap(({ key, judge }) => {
          const counted = judge.counted();
          if (counted === undefined) return [];
          const isProposed = key === ownKey ? counted.filled > 0 : isLikely(key, { rows, ...counted });
          return isProposed ? [{ key, rows, ...counted }] : [];
        })
        .toSorted(
          (a, b) =>
            Number(b.key === ownKey) - Number(a.key === ownKey) ||
            rankOf(a.key) - rankOf(b.key) ||
            unlikelihood(a) - unlikelihood(b),
        )
        .map(({ repeatedInRun: _, ...proposed }) => proposed),
  };
}

/** Counts one column, as long as it may be a key. */
function columnJudge(key: string) {
  const isNamed = rankOf(key) < NAMES.length;
  let seen: Set<string> | undefined = new Set<string>();
  const runs = new Map<Json | undefined, Set<string>>();
  let filled = 0;
  let distinctInRuns = 0;
  const repeatedInRun = () =>
    filled - (runs.size * LEAST_OF_RUN <= filled ? distinctInRuns : (seen?.size ?? 0));
  return {
    take: (row: JsonObject, run: Json | undefined) => {
      if (seen === undefined) return;
      const value = valueAt(row, key);
      if (!isFilled(value)) return;
      filled += 1;
      const compared =
        typeof value === 'object' || typeof value === 'boolean' ? undefined : identityOf(value);
      if (compared === undefined) {
        seen = undefined;
        return;
      }
      seen.add(compared);
      const ofRun = runs.get(run) ?? new Set();
      runs.set(run, ofRun);
      if (!ofRun.has(compared)) distinctInRuns += 1;
      ofRun.add(compared);
      const isDull = !isNamed && filled >= ENOUGH && repeatedInRun() > filled * MOST_REPEATED;
      if (isDull) seen = undefined;
    },
    counted: () => seen && { filled, repeated: filled - seen.size, repeatedInRun: repeatedInRun() },
  };
}

type Counted = Omit<ProposedKey, 'key'> & { readonly repeatedInRun: number };

function isLikely(key: string, { rows, filled, repeatedInRun }: Counted): boolean {
  if (filled === 0 || filled < rows * LEAST_FILLED) return false;
  return rankOf(key) < NAMES.length || repeatedInRun <= filled * MOST_REPEATED;
}

const unlikelihood = ({ rows, filled, repeatedInRun }: Counted): number =>
  (rows - filled) / rows + repeatedInRun / filled;

function rankOf(key: string): number {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const rank = NAMES.findIndex((named) => named.test(name));
  return rank === -1 ? NAMES.length : rank;
}
