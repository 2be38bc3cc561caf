import { beginningOf } from '#core/cut-text.ts';
import type { Draft } from '#core/draft/draft.ts';
import { DRAFT_FORMAT } from '#core/draft/draft-codec.ts';
import { isJsonArray, isJsonObject, type Json, toJson } from '#core/json/json.ts';
import { type JsonProblem, parseJson } from '#core/json/parse.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';

export type Preset = {
  readonly name: string;
  /** When it was saved, in milliseconds since the epoch. */
  readonly at: number;
  readonly draft: Draft;
  /** Titles of fields and options left out because they looked like secrets. */
  readonly omitted: readonly string[];
  /** It came from a file, so it is trusted as little as a link. */
  readonly imported: boolean;
};

/** In characters. */
export const MAX_PRESET_NAME = 80;

export const PRESET_FORMAT = defineFormat<Preset>({
  read: readPreset,
  write: ({ name, at, omitted, imported, draft }) => ({
    name,
    at,
    omitted,
    imported,
    draft: DRAFT_FORMAT.toJson(draft),
  }),
  migrations: [withDraftAsData],
});

const KIND = 'run-console presets';

export type PresetFile = { readonly worker: WorkerSlug; readonly presets: readonly Preset[] };

export function encodePresetFile({ worker, presets }: PresetFile): string {
  const { version, toJson } = PRESET_FORMAT;
  return JSON.stringify({ format: version, kind: KIND, worker, presets: presets.map(toJson) }, undefined, 2);
}

/**
 * Why a file of presets is refused: not such a file; no readable preset; written by a later build; nested
 * too deep; or it holds `number`, which would be rounded.
 */
export type PresetFileProblem =
  | { readonly kind: 'notPresets' | 'tooDeep' | Unread }
  | { readonly kind: 'notExact'; readonly number: string };

export type ReadPresetFile = PresetFile & { readonly unread: number };

/** Reads a file of presets; counts those that cannot be read and leaves them out. */
export function decodePresetFile(text: string): Result<ReadPresetFile, PresetFileProblem> {
  const parsed = parseJson(text);
  return parsed.ok ? readFile(parsed.value) : err(fileProblem(parsed.error));
}

function fileProblem(problem: JsonProblem): PresetFileProblem {
  if (problem.kind === 'notExact') return { kind: 'notExact', number: problem.text };
  return { kind: problem.kind === 'tooDeep' ? 'tooDeep' : 'notPresets' };
}

function readFile(stored: Json): Result<ReadPresetFile, PresetFileProblem> {
  if (!isJsonObject(stored) || stored['kind'] !== KIND) return err({ kind: 'notPresets' });
  const { format, worker, presets = null } = stored;
  if (typeof format === 'number' && format > PRESET_FORMAT.version) return err({ kind: 'newer' });
  const slug = parseWorkerSlug(typeof worker === 'string' ? worker : '');
  if (!slug.ok || !isJsonArray(presets)) return err({ kind: 'notPresets' });
  const problem = textProblem(presets);
  if (problem) return err(problem);
  const all = presets.map(PRESET_FORMAT.fromJson);
  const read = all.flatMap((preset) => (preset.ok ? [{ ...preset.value, imported: true }] : []));
  if (read.length === 0) return err({ kind: 'unreadable' });
  return ok({ worker: slug.value, presets: read, unread: all.length - read.length });
}

function textProblem(presets: readonly Json[]): PresetFileProblem | undefined {
  for (const preset of presets) {
    const draft = isJsonObject(preset) ? preset['draft'] : undefined;
    const parsed = typeof draft === 'string' ? parseJson(draft) : undefined;
    // One that is no JSON is counted with those that cannot be read.
    if (parsed?.ok === false && parsed.error.kind !== 'syntax') return fileProblem(parsed.error);
  }
  return undefined;
}

export function freeName(name: string, others: readonly string[]): string {
  const usedNames = new Set(others);
  if (!usedNames.has(name)) return name;
  const base = beginningOf(name.replace(/ \d{1,6}$/, ''), MAX_PRESET_NAME - 7);
  for (let count = 2; ; count += 1) {
    const next = `${base} ${count}`;
    if (!usedNames.has(next)) return next;
  }
}

const isDate = (at: number) => !Number.isNaN(new Date(at).getTime());

function readPreset(stored: Json): Result<Preset, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const { name, at, draft = null, omitted = null, imported } = stored;
  if (typeof name !== 'string' || name.trim() === '') return err('unreadable');
  const read = DRAFT_FORMAT.fromJson(draft);
  if (!read.ok) return read;
  return ok({
    name: beginningOf(name.trim(), MAX_PRESET_NAME),
    at: typeof at === 'number' && isDate(at) ? at : 0,
    draft: read.value,
    omitted: isJsonArray(omitted) ? omitted.filter((one) => typeof one === 'string') : [],
    imported: imported === true,
  });
}

function withDraftAsData(stored: Json): Json | undefined {
  if (!isJsonObject(stored) || typeof stored['draft'] !== 'string') return undefined;
  const draft = toJson(stored['draft']);
  return draft === undefined ? undefined : { ...stored, draft };
}
