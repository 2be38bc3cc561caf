import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { isFilled } from '../values/is-filled.ts';
import { UPSERT_KEY } from '../row-set.ts';
import { valueAt } from '../values/value-at.ts';
import { identityOf } from './repeats.ts';

export type ProposedKey = {
  readonly key: string;
  readonly rows: number;
  readonly filled: number;
  readonly repeated: number;
};

const JUDGED = 20_000;
const ENOUGH = 200;
/**
 * Shares from 0 to 1: the minimum of rows that a key fills, and the maximum that may repeat within a run
 * if its name does not mark it as a key.
 */
const LEAST_FILLED = 0.5;
const MOST_REPEATED = 0.5;

/**
 * Minimum average rows per run for which repeats are meaningful; in batches with one row per run they are
 * not.
 */
const LEAST_OF_RUN = 10;

const NAMES = [
  /^(?:place|product|item|listing|video|post|tweet|profile|user|job|ad|business|company|hotel|property|article|review|comment|data|fid|c)?[_\s-]?id$|^(?:asin|isbn|sku|ean|gtin|upc|uuid|guid|shortcode|doi|vin)$/i,
  /(?:^|[_\s-])id$|[a-z]I[dD]$|(?:^|[_\s-])(?:asin|isbn|sku|ean|gtin|uuid|shortcode)$/,
  /^(?:url|link|href|permalink|canonical)$|(?:^|[_\s-])(?:permalink|page_?url)$/i,
  /(?:^|[_\s-])(?:url|link)$/i,
  /(?:^|[_\s-])(?:username|handle|slug|e-?mail|phone)$/i,
];
export const isNamedAsKey = (key: string): boolean => NAMES.some((name) => name.test(key));

/** List positions, times and pictures differ between rows about the same thing. */
const NO_NAMES =
  /(?:^|[_\s-])(?:rank|position|index|no|number|order|page|time|date|timestamp|at|image|img|photo|picture|thumbnail|thumb|logo|icon|avatar|cover|lat|lng|latitude|longitude)(?:$|[_\s-])/i;

/**
 * Judges row by row which of these columns can identify rows. A key may repeat between runs that found the
 * same things, but not within a run. The column that the rows name as their key is proposed first.
 * @param runKey column that tells the run of a row; absent if all rows are of one run
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

type CountedKey = Omit<ProposedKey, 'key'> & { readonly repeatedInRun: number };

function isLikely(key: string, { rows, filled, repeatedInRun }: CountedKey): boolean {
  if (filled === 0 || filled < rows * LEAST_FILLED) return false;
  return rankOf(key) < NAMES.length || repeatedInRun <= filled * MOST_REPEATED;
}

const unlikelihood = ({ rows, filled, repeatedInRun }: CountedKey): number =>
  (rows - filled) / rows + repeatedInRun / filled;

function rankOf(key: string): number {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const rank = NAMES.findIndex((named) => named.test(name));
  return rank === -1 ? NAMES.length : rank;
}
