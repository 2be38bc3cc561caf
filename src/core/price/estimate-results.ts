import type { ChargeLimit, WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { chunksOfItems } from '#core/form/rows.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';

/**
 * The maximum number of results a run is charged for, as the platform estimates it (docs/platform.md,
 * "Splitting", rules 6 and 7): each subtask by its own limit, otherwise the input's, and at most the
 * Worker's caps.
 * @param custom the value of `input.parameters.custom`
 * @returns undefined if a part has no limit, or nothing is filled in yet
 */
export function estimateResults(
  { splitting, chargeLimits }: Pick<WorkerDescriptor, 'splitting' | 'chargeLimits'>,
  custom: JsonObject,
): number | undefined {
  const ofInput = limitIn(custom);
  if (splitting.kind === 'none') return ofInput;
  const { sources } = splitIntoSubtasks(splitting, custom);
  if (sources.length === 0) return undefined;
  let sum = 0;
  for (const { field } of sources) {
    const caps = chargeLimits.filter((rule) => rule.field === field).map(toCap);
    const value = ownValue(custom, field) ?? null;
    const chunks = isJsonArray(value) ? chunksOfItems(value) : [[value]];
    for (const chunk of chunks) {
      const results = resultsOfChunk(chunk, { ofInput, caps, from: chargeLimits });
      if (results === undefined) return undefined;
      sum += results;
    }
  }
  return sum;
}

/** Matches the recommended name of a result limit and its variants (docs/platform.md, "Splitting", rule 6). */
const LIMIT_NAME =
  /^(?:max(?:imum)?_?(?:num(?:ber)?_?(?:of_?)?)?(?:results?|items?|records?|rows|count)|(?:results?|items?)_?(?:limit|count|num(?:ber)?)|limit(?:_?(?:records?|results?|items?))?|num_?results)$/i;

export const isResultLimit = (name: string): boolean => LIMIT_NAME.test(name);

const PLATFORM_LIMITS: ReadonlySet<string> = new Set(['max_results', 'limit_records']);

/**
 * The result limit that an object names: under a name that the platform reads, otherwise the largest, so
 * that the estimate is never too low.
 */
function limitIn(values: JsonObject): number | undefined {
  let largest: number | undefined;
  for (const [name, value] of Object.entries(values)) {
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number <= 0) continue;
    if (PLATFORM_LIMITS.has(name)) return number;
    if (isResultLimit(name)) largest = Math.max(largest ?? 0, number);
  }
  return largest;
}

type Cap = { readonly max: number; readonly fits: (item: Json) => boolean };
type ResultLimits = { readonly ofInput: number | undefined; readonly caps: readonly Cap[] };
type From = { readonly from: readonly ChargeLimit[] };

const remembered = new WeakMap<
  readonly Json[],
  Omit<ResultLimits, 'caps'> & From & { readonly results: number | undefined }
>();

function resultsOfChunk(
  chunk: readonly Json[],
  { from, ...limits }: ResultLimits & From,
): number | undefined {
  const known = remembered.get(chunk);
  if (known?.from === from && known.ofInput === limits.ofInput) return known.results;
  const results = resultsOf(chunk, limits);
  remembered.set(chunk, { from, ofInput: limits.ofInput, results });
  return results;
}

function resultsOf(items: readonly Json[], { ofInput, caps }: ResultLimits): number | undefined {
  let sum = 0;
  for (const item of items) {
    if (isEmptyItem(item)) continue;
    const own = (isJsonObject(item) ? limitIn(item) : undefined) ?? ofInput ?? Infinity;
    const most = Math.min(own, ...caps.filter(({ fits }) => fits(item)).map(({ max }) => max));
    if (most === Infinity) return undefined;
    sum += most;
  }
  return sum;
}

/** Ignores a rule whose pattern is more than literal text, so that the estimate is never too low. */
function toCap({ pattern, max }: ChargeLimit): Cap {
  if (pattern === undefined) return { max, fits: () => true };
  const piece = pieceOf(pattern);
  if (piece === undefined) return { max, fits: () => false };
  return { max, fits: (item) => someText(item, piece) };
}

function someText(value: Json, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  const values = isJsonArray(value) ? value : Object.values(isJsonObject(value) ? value : {});
  return values.some((one) => someText(one, test));
}

/** Tests for the literal text of a pattern without choices; undefined for other patterns, which are never run. */
function pieceOf(pattern: string): ((text: string) => boolean) | undefined {
  const [, start = '', body = '', end = ''] =
    /^(\^?)((?:[^\\^$.|?*+()[\]{}]|\\[^a-z\d])*)(\$?)$/i.exec(pattern) ?? [];
  if (body === '') return undefined;
  const piece = body.replaceAll(/\\(.)/g, '$1');
  if (start !== '' && end !== '') return (text) => text === piece;
  if (start !== '') return (text) => text.startsWith(piece);
  return (text) => (end === '' ? text.includes(piece) : text.endsWith(piece));
}
