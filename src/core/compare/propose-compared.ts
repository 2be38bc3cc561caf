import type { Json, JsonObject } from '#core/json/json.ts';
import { linkExpiry } from '#core/results/values/link-expiry.ts';
import { isInternalKey } from '#core/results/row-set.ts';
import { isFilled } from '#core/results/values/is-filled.ts';
import { valueAt } from '#core/results/values/value-at.ts';

export const IGNORED_FOR = ['key', 'rank', 'time', 'signedLink', 'empty', 'oneRun'] as const;
export type IgnoredFor = (typeof IGNORED_FOR)[number];

export type ProposedColumn = { readonly key: string; readonly ignoredFor?: IgnoredFor };

const RANK =
  /(?:^|[_/\s-])(?:rank|ranking|position|index|order|page|offset|row|no|seq|sequence)(?:_?(?:no|number|id))?$/i;
const COLLECTED =
  /(?:^|[_/\s-])(?:scraped?|crawl(?:ed)?|collect(?:ed|ion)?|fetch(?:ed)?|extract(?:ed|ion)?|retrieved|captured|request(?:ed)?|checked|run|now|current)(?:_?(?:at|on|time|date|timestamp|datetime))+$|^(?:timestamp|scrapedAt|crawledAt|collectedAt|fetchedAt|extractedAt)$/i;

const JUDGED = 200;

export type Side = 'older' | 'newer';
type CountOf = Record<Side, number>;

type ColumnJudge = {
  readonly key: string;
  readonly byName: IgnoredFor | undefined;
  readonly filled: CountOf;
  judged: number;
  signed: number;
};

/**
 * Judges from all rows of both runs which columns describe the items and which differ in every run.
 * Interleave rows of both runs: most columns are then decided early.
 */
export function comparedJudge(columns: readonly string[]) {
  const rows: CountOf = { older: 0, newer: 0 };
  const judges = columns
    .filter((key) => !isInternalKey(key))
    .map((key): ColumnJudge => {
      return { key, byName: nameOf(key), filled: { older: 0, newer: 0 }, judged: 0, signed: 0 };
    });
  const open = new Set(judges.filter(({ byName }) => byName === undefined));
  return {
    take: (row: JsonObject, of: Side) => {
      rows[of] += 1;
      for (const judge of open) {
        note(judge, valueAt(row, judge.key), of);
        if (isSettled(judge)) open.delete(judge);
      }
    },
    proposed: (keys: readonly string[]): readonly ProposedColumn[] =>
      judges.map(({ key, filled, judged, signed, byName }) => {
        const byKey = keys.includes(key) ? 'key' : byName;
        const ignoredFor = byKey ?? ofValues(judged, signed) ?? ofOneRun(filled, rows);
        return ignoredFor ? { key, ignoredFor } : { key };
      }),
  };
}

function note(judge: ColumnJudge, value: Json | undefined, of: Side) {
  if (!isFilled(value)) return;
  judge.filled[of] += 1;
  if (judge.judged === JUDGED) return;
  judge.judged += 1;
  if (typeof value === 'string' && linkExpiry(value) !== undefined) judge.signed += 1;
}

const isSettled = ({ filled, judged }: ColumnJudge): boolean =>
  judged === JUDGED && filled.older > 0 && filled.newer > 0;

function nameOf(key: string): IgnoredFor | undefined {
  if (RANK.test(key)) return 'rank';
  return COLLECTED.test(key) ? 'time' : undefined;
}

function ofValues(judged: number, signed: number): IgnoredFor | undefined {
  if (judged === 0) return 'empty';
  return 2 * signed > judged ? 'signedLink' : undefined;
}

/** The column appeared, disappeared or was renamed: comparing it would mark nearly every row as changed. */
function ofOneRun(filled: CountOf, rows: CountOf): IgnoredFor | undefined {
  const isOnlyOf = (one: Side, other: Side) =>
    rows[other] > 0 && filled[other] === 0 && 2 * filled[one] > rows[one];
  return isOnlyOf('older', 'newer') || isOnlyOf('newer', 'older') ? 'oneRun' : undefined;
}
