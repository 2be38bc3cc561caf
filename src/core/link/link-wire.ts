import {
  isJson,
  isJsonArray,
  isJsonObject,
  ownValue,
  type Json,
  type JsonObject,
  toJson,
} from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { isRunOptions } from '#core/options/is-run-options.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { isBoundedJson } from '#core/json/is-bounded-json.ts';
import type { LinkDraft, LinkOptions, LinkProblem } from './link-draft.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

/**
 * Maximum members of `custom` in a link. Forms of 1,000 fields exist, and each member is a line on the
 * screen.
 */
const MAX_MEMBERS = 2_000;

/**
 * The JSON of a version 2 link: `w` Worker, `v` its version, `c` custom, `x` cleared fields (`"*"`: all
 * others), `o` options, `h` withheld names. `x` and `h` are left out when empty.
 */
export function writeLinkJson(draft: LinkDraft): string {
  const { worker, version, custom, cleared, options, withheld } = draft;
  return JSON.stringify({
    w: worker,
    v: version,
    c: custom,
    ...(cleared === 'others' ? { x: '*' } : cleared.length > 0 ? { x: cleared } : {}),
    o: knownOptions(options),
    ...(withheld.length > 0 ? { h: withheld } : {}),
  });
}

/** Reads the JSON of a link. Version 1 held the whole input: the maker left out what it does not name. */
export function readLinkJson(json: string, format: 1 | 2): Result<LinkDraft, LinkProblem> {
  if (!isBoundedJson(json)) return err('tooLarge');
  const wire = toJson(json);
  if (wire === undefined) return err('damaged');
  if (!isJson(wire) || !isJsonObject(wire)) return err('wrongShape');
  const head = readHead(wire);
  const cleared = format === 1 ? 'others' : readCleared(ownValue(wire, 'x'));
  const withheld = readNames(ownValue(wire, 'h'));
  if (!head || !cleared || !withheld) return err('wrongShape');
  if (Object.keys(head.custom).length > MAX_MEMBERS) return err('tooLarge');
  return ok({ ...head, cleared, withheld });
}

function readHead(wire: JsonObject): Omit<LinkDraft, 'cleared' | 'withheld'> | undefined {
  const { w: slug, v: version, c: custom, o: options } = wire;
  if (typeof slug !== 'string' || typeof version !== 'string') return undefined;
  if (!isJsonObject(custom) || !isJsonObject(options)) return undefined;
  const worker = parseWorkerSlug(slug);
  const known = knownOptions(options);
  return worker.ok && isLinkOptions(known)
    ? { worker: worker.value, version, custom, options: known }
    : undefined;
}

function readCleared(wire: Json | undefined): LinkDraft['cleared'] | undefined {
  return wire === '*' ? 'others' : readNames(wire);
}

function readNames(wire: Json | undefined): readonly string[] | undefined {
  if (wire === undefined) return [];
  if (!isJsonArray(wire) || wire.length > MAX_MEMBERS) return undefined;
  const names = wire.filter((name) => typeof name === 'string');
  return names.length === wire.length ? names : undefined;
}

function knownOptions(options: JsonObject): JsonObject {
  return Object.fromEntries(
    OPTION_NAMES.flatMap((name) => {
      const value = ownValue(options, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function isLinkOptions(options: JsonObject): options is LinkOptions {
  return isRunOptions(options);
}
