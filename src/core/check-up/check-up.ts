import type { JsonObject } from '#core/json/json.ts';
import { median } from '#core/median.ts';
import { isInternalKey } from '#core/results/row-set.ts';
import { isFilled } from '#core/results/values/is-filled.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import { stateOf } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';

export type RunMeasure = {
  readonly run: string;
  /** End of the run, in milliseconds since the epoch. */
  readonly at: number;
  readonly input?: number;
  readonly rows: number;
  readonly errorRows: number;
  readonly filled: ReadonlyMap<string, number>;
};

const ERROR_LIKE =
  /^(?:is_?)?(?:err|error|errors|exception|failure|fail(?:ed)?|warning)(?:[_-]?(?:s|code|msg|message|type|reason|detail|details|info|text|status))*$/i;
const BESIDE =
  /^(?:success|ok|status|status_?code|code|http_?(?:status|code)|message|msg|reason|detail|url|input(?:_?\w+)?|query|keyword|search_?term|source_?\w+|term|id|timestamp|time|scraped_?at|index|attempts?|retries)$/i;
const SAYS_FAILED = /^(?:false|error|failed|failure|fail|[45]\d\d)$/i;

export function errorColumn(rows: readonly JsonObject[]): string | undefined {
  for (const row of rows) {
    if (!isErrorRow(row)) continue;
    const key = Object.keys(row).find((name) => ERROR_LIKE.test(name) && isFilled(row[name]));
    if (key !== undefined) return key;
  }
  return undefined;
}

export function isErrorRow(row: JsonObject): boolean {
  const entries = Object.entries(row).filter(([key, value]) => !isInternalKey(key) && isFilled(value));
  const errors = entries.filter(([key, value]) => ERROR_LIKE.test(key) && value !== false && value !== 0);
  const fails = entries.filter(
    ([key, value]) =>
      /^(?:success|ok|status|status_?code)$/i.test(key) && SAYS_FAILED.test(toValueText(value)),
  );
  if (errors.length + fails.length === 0) return false;
  return entries.every(([key]) => ERROR_LIKE.test(key) || BESIDE.test(key));
}

export function runMeasurer() {
  const filled = new Map<string, number>();
  let rows = 0;
  let errorRows = 0;
  return {
    take: (row: JsonObject) => {
      rows += 1;
      if (isErrorRow(row)) errorRows += 1;
      for (const [key, value] of Object.entries(row)) {
        if (!isInternalKey(key) && isFilled(value)) filled.set(key, (filled.get(key) ?? 0) + 1);
      }
    },
    measured: (): Pick<RunMeasure, 'rows' | 'errorRows' | 'filled'> => ({
      rows,
      errorRows,
      filled: new Map(filled),
    }),
  };
}

export type Finding =
  | { readonly kind: 'empty' }
  | { readonly kind: 'errorRows'; readonly rows: number; readonly of: number }
  | { readonly kind: 'limit' }
  /** Fewer rows than usual; `usual` is a median. */
  | { readonly kind: 'thin'; readonly rows: number; readonly usual: number }
  /** Filled less than usual; shares from 0 to 1. */
  | { readonly kind: 'column'; readonly key: string; readonly share: number; readonly usual: number };

export type CheckUp = {
  readonly findings: readonly Finding[];
  readonly heldAgainst: number;
  readonly enough: boolean;
  /** Whether those are known to have the same input; if not, it is unknown for all of them. */
  readonly sameInput: boolean;
};

export const isAgainstUsual = ({ findings }: CheckUp): boolean =>
  findings.some((finding) => 'usual' in finding);

type Measured = Pick<RunMeasure, 'rows' | 'errorRows' | 'filled' | 'input'>;

/** Minimum number of earlier runs (without the newest two), and of rows for a meaningful share. */
const ENOUGH_RUNS = 5;
const ENOUGH_ROWS = 30;
/** The newest runs are excluded, so that a slow decline shows. */
const NEWEST_OUT = 2;
const LOWER_BY = 0.2;
const THIN = 0.5;
const ERROR_SHARE = 0.05;

/**
 * Checks a finished run.
 * @param measured its rows, all of them
 * @param measures runs of its Worker, in any order; those that ended before `at` with the same input are
 * compared
 */
export function checkUp(
  run: Pick<Run, 'slug' | 'status' | 'errorMessage'>,
  measured: Measured & Pick<RunMeasure, 'at'>,
  measures: readonly RunMeasure[],
): CheckUp {
  const baseline = measures
    .filter(({ run: slug, at, input }) => slug !== run.slug && at < measured.at && input === measured.input)
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => b.at - a.at)
    .slice(NEWEST_OUT);
  const enough = baseline.length >= ENOUGH_RUNS;
  const sameInput = measured.input !== undefined;
  const findings: Finding[] = [];
  const { rows, errorRows } = measured;
  if (stateOf(run) === 'limited') findings.push({ kind: 'limit' });
  if (rows === 0) findings.push({ kind: 'empty' });
  if (errorRows > 0 && errorRows >= rows * ERROR_SHARE)
    findings.push({ kind: 'errorRows', rows: errorRows, of: rows });
  if (enough) findings.push(...againstUsual(measured, baseline));
  return { findings, heldAgainst: baseline.length, enough, sameInput };
}

/**
 * Checks a run by stored measures only. If its rows were never read, it only reports that there were none.
 * Undefined if nothing is odd or its state already says it.
 */
export function storedCheckUp(run: Run, measures: readonly RunMeasure[]): CheckUp | undefined {
  const state = stateOf(run);
  if (!isRunOver(run.status) || (state !== 'succeeded' && state !== 'limited')) return undefined;
  const own = measures.find((measure) => measure.run === run.slug);
  const checked = own ? checkUp(run, own, measures) : UNREAD;
  const findings = checked.findings.filter(
    ({ kind }) => kind !== 'limit' && (kind !== 'empty' || (run.results ?? own?.rows) === 0),
  );
  return findings.length === 0 ? undefined : { ...checked, findings };
}

const UNREAD: CheckUp = { findings: [{ kind: 'empty' }], heldAgainst: 0, enough: false, sameInput: false };

function againstUsual({ rows, filled }: Measured, baseline: readonly RunMeasure[]): readonly Finding[] {
  const usual = median(baseline.map((measure) => measure.rows)) ?? 0;
  const thin = rows > 0 && rows < usual * THIN ? [{ kind: 'thin' as const, rows, usual }] : [];
  const judged = baseline.filter((measure) => measure.rows >= ENOUGH_ROWS);
  if (rows < ENOUGH_ROWS || judged.length < ENOUGH_RUNS) return thin;
  const columns = new Set(judged.flatMap((measure) => [...measure.filled.keys()]));
  const lower = [...columns].flatMap((key) => {
    const share = (filled.get(key) ?? 0) / rows;
    const usually = median(judged.map((measure) => (measure.filled.get(key) ?? 0) / measure.rows)) ?? 0;
    return usually - share >= LOWER_BY ? [{ kind: 'column' as const, key, share, usual: usually }] : [];
  });
  return [...thin, ...lower.toSorted((a, b) => b.usual - b.share - (a.usual - a.share))];
}
