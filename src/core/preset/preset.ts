import type { Draft } from '#core/draft/draft.ts';
import { decodeDraft, encodeDraft } from '#core/draft/draft-codec.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { toJson } from '#core/json/to-json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/worker/worker-ref.ts';

/** A draft that was put aside under a name, to be filled in again. */
export type Preset = {
  readonly name: string;
  /** When it was saved, in milliseconds since the epoch. */
  readonly at: number;
  readonly draft: Draft;
  /** Titles of fields and options that were left out because they looked like secrets. */
  readonly omitted: readonly string[];
  /** It came in a file: what it sets is as little trusted as what a link sets. */
  readonly imported: boolean;
};

/** Characters of a name. */
export const MAX_PRESET_NAME = 80;

const FORMAT = 1;
const KIND = 'run-console presets';

/** A preset as text for a storage of the browser. */
export function encodePreset(preset: Preset): string {
  return JSON.stringify(toStored(preset));
}

/** The preset of a stored text; undefined where it holds none that this build can read. Never throws. */
export function decodePreset(text: string): Preset | undefined {
  return toPreset(toJson(text), false);
}

/** Presets of a Worker as a file. */
export function encodePresetFile(worker: WorkerSlug, presets: readonly Preset[]): string {
  const file = { kind: KIND, format: FORMAT, worker, presets: presets.map(toStored) };
  return JSON.stringify(file, undefined, 2);
}

export type PresetFile = { readonly worker: WorkerSlug; readonly presets: readonly Preset[] };

/** Reads a file of presets: all that can be read, or why it is none. */
export function decodePresetFile(text: string): Result<PresetFile, 'notPresets' | 'newer'> {
  const stored = toJson(text);
  if (!isJsonObject(stored) || stored['kind'] !== KIND) return err('notPresets');
  const { format, worker, presets = null } = stored;
  if (typeof format === 'number' && format > FORMAT) return err('newer');
  const slug = parseWorkerSlug(typeof worker === 'string' ? worker : '');
  if (format !== FORMAT || !slug.ok || !isJsonArray(presets)) return err('notPresets');
  const read = presets.flatMap((preset) => toPreset(preset, true) ?? []);
  return read.length === 0 ? err('notPresets') : ok({ worker: slug.value, presets: read });
}

/** A name that none of the others has: the same, or the same with the next free number. */
export function freeName(name: string, others: readonly string[]): string {
  const taken = new Set(others);
  if (!taken.has(name)) return name;
  const base = name.replace(/ \d{1,6}$/, '').slice(0, MAX_PRESET_NAME - 7);
  for (let count = 2; ; count += 1) {
    const next = `${base} ${count}`;
    if (!taken.has(next)) return next;
  }
}

function toStored({ draft, ...about }: Preset): JsonObject {
  return { ...about, draft: encodeDraft(draft) };
}

const isDate = (at: number) => !Number.isNaN(new Date(at).getTime());

function toPreset(stored: Json | undefined, imported: boolean): Preset | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { name, at, draft, omitted = null } = stored;
  if (typeof name !== 'string' || name.trim() === '' || typeof draft !== 'string') return undefined;
  const read = decodeDraft(draft);
  if (read === undefined) return undefined;
  return {
    name: name.trim().slice(0, MAX_PRESET_NAME),
    at: typeof at === 'number' && isDate(at) ? at : 0,
    draft: read,
    omitted: isJsonArray(omitted) ? omitted.filter((one) => typeof one === 'string') : [],
    imported: imported || stored['imported'] === true,
  };
}
