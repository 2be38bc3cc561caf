import type { ChargeLimit, WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { chunksOfItems } from '#core/form/rows.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';

/**
 * How many results a run is charged for at the most, as the platform reckons in advance (docs/platform.md, "Splitting", rules 6
 * and 7): each subtask by its own limit of results, else by that of the input, no more than the Worker's own caps.
 * @param custom what is sent as `input.parameters.custom`
 * @returns undefined where something of it has no limit, or nothing is filled in yet
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

/** What the recommended name of a limit of results and its like are (docs/platform.md, "Splitting", rule 6). */
const LIMIT_NAME =
  /^(?:max(?:imum)?_?(?:num(?:ber)?_?(?:of_?)?)?(?:results?|items?|records?|rows|count)|(?:results?|items?)_?(?:limit|count|num(?:ber)?)|limit(?:_?(?:records?|results?|items?))?|num_?results)$/i;

/** Whether a field says how many results are wanted. */
export const isResultLimit = (name: string): boolean => LIMIT_NAME.test(name);

/** Names that the platform itself reads: the first of them counts. */
const PLATFORM_LIMITS: ReadonlySet<string> = new Set(['max_results', 'limit_records']);

/** The limit of results that an object names: under a name that the platform reads, else the largest, so that too little is never reckoned. */
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
type Limits = { readonly ofInput: number | undefined; readonly caps: readonly Cap[] };
type From = { readonly from: readonly ChargeLimit[] };

const remembered = new WeakMap<
  readonly Json[],
  Omit<Limits, 'caps'> & From & { readonly results: number | undefined }
>();

/** Reckoned once for each chunk of a list, which never changes. */
function resultsOfChunk(chunk: readonly Json[], { from, ...limits }: Limits & From): number | undefined {
  const known = remembered.get(chunk);
  if (known?.from === from && known.ofInput === limits.ofInput) return known.results;
  const results = resultsOf(chunk, limits);
  remembered.set(chunk, { from, ofInput: limits.ofInput, results });
  return results;
}

function resultsOf(items: readonly Json[], { ofInput, caps }: Limits): number | undefined {
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

/** A rule whose pattern is more than a piece of text is passed over, so that no more than it allows is ever reckoned too little. */
function toCap({ pattern, max }: ChargeLimit): Cap {
  if (pattern === undefined) return { max, fits: () => true };
  const piece = pieceOf(pattern);
  if (piece === undefined) return { max, fits: () => false };
  return { max, fits: (item) => someText(item, piece) };
}

/** Whether a text among the values of an item, at any depth, passes a test; its keys do not count. */
function someText(value: Json, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  const values = isJsonArray(value) ? value : Object.values(isJsonObject(value) ? value : {});
  return values.some((one) => someText(one, test));
}

/** Whether a text holds what a pattern without any choice names; undefined for another pattern, which is never run. */
function pieceOf(pattern: string): ((text: string) => boolean) | undefined {
  const [, start = '', body = '', end = ''] =
    /^(\^?)((?:[^\\^$.|?*+()[\]{}]|\\[^a-z\d])*)(\$?)$/i.exec(pattern) ?? [];
  if (body === '') return undefined;
  const piece = body.replaceAll(/\\(.)/g, '$1');
  if (start !== '' && end !== '') return (text) => text === piece;
  if (start !== '') return (text) => text.startsWith(piece);
  return (text) => (end === '' ? text.includes(piece) : text.endsWith(piece));
}
