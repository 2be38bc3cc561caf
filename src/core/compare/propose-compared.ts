import type { JsonObject } from '#core/json/json.ts';
import { linkExpiry } from '#core/results/values/link-expiry.ts';
import { ROW_ID } from '#core/results/row-set.ts';
import { isFilled } from '#core/results/values/is-filled.ts';
import { valueAt } from '#core/results/values/value-at.ts';

/** Why a column is not compared unless a person says so. */
export const IGNORED_FOR = ['key', 'rank', 'time', 'signedLink', 'empty', 'oneRun'] as const;
export type IgnoredFor = (typeof IGNORED_FOR)[number];

export type ProposedColumn = { readonly key: string; readonly ignoredFor?: IgnoredFor };

/** Where a row stood in a list: another search puts it elsewhere. */
const RANK =
  /(?:^|[_/\s-])(?:rank|ranking|position|index|order|page|offset|row|no|seq|sequence)(?:_?(?:no|number|id))?$/i;
/** When it was collected, which is another time in each run. */
const COLLECTED =
  /(?:^|[_/\s-])(?:scraped?|crawl(?:ed)?|collect(?:ed|ion)?|fetch(?:ed)?|extract(?:ed|ion)?|retrieved|captured|request(?:ed)?|checked|run|now|current)(?:_?(?:at|on|time|date|timestamp|datetime))+$|^(?:timestamp|scrapedAt|crawledAt|collectedAt|fetchedAt|extractedAt)$/i;

/** Values of a column that tell whether it holds signed links. */
const JUDGED = 200;

type Side = 'older' | 'newer';
type CountOf = Record<Side, number>;

/** Judges, from rows of both runs, which columns say something about what the rows are of, and which differ in each run anyway. */
export function comparedJudge(columns: readonly string[], keys: readonly string[]) {
  const rows: CountOf = { older: 0, newer: 0 };
  const judges = columns
    .filter((key) => key !== ROW_ID)
    .map((key) => ({
      key,
      filled: { older: 0, newer: 0 },
      judged: 0,
      signed: 0,
      byName: keys.includes(key) ? ('key' as const) : nameOf(key),
    }));
  return {
    take: (row: JsonObject, of: Side) => {
      rows[of] += 1;
      for (const judge of judges) {
        const value = valueAt(row, judge.key);
        if (!isFilled(value)) continue;
        judge.filled[of] += 1;
        if (judge.judged === JUDGED) continue;
        judge.judged += 1;
        if (typeof value === 'string' && linkExpiry(value) !== undefined) judge.signed += 1;
      }
    },
    /** Every column, in the order in which they were given. */
    proposed: (): readonly ProposedColumn[] =>
      judges.map(({ key, filled, judged, signed, byName }) => {
        const ignoredFor = byName ?? ofValues(judged, signed) ?? ofOneRun(filled, rows);
        return ignoredFor ? { key, ignoredFor } : { key };
      }),
  };
}

function nameOf(key: string): IgnoredFor | undefined {
  if (RANK.test(key)) return 'rank';
  return COLLECTED.test(key) ? 'time' : undefined;
}

function ofValues(judged: number, signed: number): IgnoredFor | undefined {
  if (judged === 0) return 'empty';
  return 2 * signed > judged ? 'signedLink' : undefined;
}

/** Such a column came, went or has another name since: by it, nearly every row would be another. */
function ofOneRun(filled: CountOf, rows: CountOf): IgnoredFor | undefined {
  const isOnlyOf = (one: Side, other: Side) =>
    rows[other] > 0 && filled[other] === 0 && 2 * filled[one] > rows[one];
  return isOnlyOf('older', 'newer') || isOnlyOf('newer', 'older') ? 'oneRun' : undefined;
}
