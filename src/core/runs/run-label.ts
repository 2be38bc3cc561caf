import { beginningOf } from '#core/cut-text.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

export type RunLabel = {
  readonly name: string;
  readonly note: string;
  readonly star: boolean;
  readonly tags: readonly string[];
  /** Last change, in milliseconds since the epoch. */
  readonly at: number;
};

export const NO_LABEL: RunLabel = { name: '', note: '', star: false, tags: [], at: 0 };

export type RunLabels = ReadonlyMap<string, RunLabel>;

/** In characters. */
export const MOST = { name: 200, tag: 40, note: 4_000 } as const;

export function changeLabel(label: RunLabel, change: Partial<Omit<RunLabel, 'at'>>, now: number): RunLabel {
  const next = { ...label, ...change };
  return {
    name: beginningOf(next.name.trim(), MOST.name),
    note: beginningOf(next.note.trim(), MOST.note),
    star: next.star,
    tags: tidyTags(next.tags),
    at: now,
  };
}

function tidyTags(tags: readonly string[]): readonly string[] {
  const tidy = tags
    .map((tag) => beginningOf(tag.trim().replaceAll(/[\s,]+/g, ' '), MOST.tag).trim())
    .filter(Boolean);
  const seen = new Set<string>();
  return tidy.filter((tag) => seen.size < seen.add(tag.toLowerCase()).size);
}

export const parseTags = (text: string): readonly string[] => tidyTags(text.split(/[,，、;；\n]/));

export const isUnlabelled = ({ name, note, star, tags }: RunLabel): boolean =>
  name === '' && note === '' && !star && tags.length === 0;

/**
 * Merges two labels of one run. Only an older name or note is lost to a newer one; a star on either and the
 * tags of both stay.
 */
export function mergeLabels(a: RunLabel, b: RunLabel): RunLabel {
  const [older, newer] = a.at <= b.at ? [a, b] : [b, a];
  return {
    name: newer.name === '' ? older.name : newer.name,
    note: newer.note === '' ? older.note : newer.note,
    star: a.star || b.star,
    tags: tidyTags([...newer.tags, ...older.tags]),
    at: newer.at,
  };
}

export const LABEL_FORMAT = defineFormat<RunLabel>({ read: readLabel, write: (label) => ({ ...label }) });

function readLabel(stored: Json): Result<RunLabel, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const { name = '', note = '', star = false, tags = [], at = 0 } = stored;
  if (typeof name !== 'string' || typeof note !== 'string' || typeof at !== 'number')
    return err('unreadable');
  const texts = isJsonArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  return ok({ ...changeLabel(NO_LABEL, { name, note, star: star === true, tags: texts }, at) });
}

export const LABELS_FILE = defineFormat<RunLabels>({
  read: readFile,
  write: (labels) => ({
    runs: Object.fromEntries([...labels].map(([run, label]) => [run, LABEL_FORMAT.toJson(label)])),
  }),
});

function readFile(stored: Json): Result<RunLabels, Unread> {
  const runs = isJsonObject(stored) ? stored['runs'] : undefined;
  if (runs === undefined || !isJsonObject(runs)) return err('unreadable');
  const labels = new Map<string, RunLabel>();
  for (const [run, entry] of Object.entries(runs)) {
    const label = LABEL_FORMAT.fromJson(entry);
    if (label.ok && !isUnlabelled(label.value)) labels.set(run, label.value);
  }
  return labels.size === 0 && Object.keys(runs).length > 0 ? err('unreadable') : ok(labels);
}

/** Merges the labels of a file with the present ones and returns only those that change something. */
export function labelsToTake(file: RunLabels, present: RunLabels): RunLabels {
  const changedLabels = new Map<string, RunLabel>();
  for (const [run, label] of file) {
    const own = present.get(run);
    const merged = own ? mergeLabels(own, label) : label;
    if (own === undefined || LABEL_FORMAT.encode(merged) !== LABEL_FORMAT.encode(own))
      changedLabels.set(run, merged);
  }
  return changedLabels;
}
