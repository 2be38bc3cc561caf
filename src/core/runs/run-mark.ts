import { beginningOf } from '#core/cut-text.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

/** What a person has put on a run: only they see it, in this browser. */
export type RunMark = {
  /** The empty text where it has none. */
  readonly name: string;
  readonly note: string;
  readonly star: boolean;
  /** Each once. */
  readonly tags: readonly string[];
  /** When it was changed last, in milliseconds since the epoch. */
  readonly at: number;
};

export const NO_MARK: RunMark = { name: '', note: '', star: false, tags: [], at: 0 };

/** The marks of runs, by the ID of each. */
export type RunMarks = ReadonlyMap<string, RunMark>;

/** Characters of a name or a tag, and of a note. */
export const MOST = { name: 200, tag: 40, note: 4_000 } as const;

/** A mark with some of it changed, as it is kept: without blanks around, each tag once. */
export function changeMark(mark: RunMark, change: Partial<Omit<RunMark, 'at'>>, now: number): RunMark {
  const next = { ...mark, ...change };
  return {
    name: beginningOf(next.name.trim(), MOST.name),
    note: beginningOf(next.note.trim(), MOST.note),
    star: next.star,
    tags: tidyTags(next.tags),
    at: now,
  };
}

/** Without blanks around, without empty ones, each once whatever its case. */
function tidyTags(tags: readonly string[]): readonly string[] {
  const tidy = tags
    .map((tag) => beginningOf(tag.trim().replaceAll(/[\s,]+/g, ' '), MOST.tag).trim())
    .filter(Boolean);
  const seen = new Set<string>();
  return tidy.filter((tag) => seen.size < seen.add(tag.toLowerCase()).size);
}

/** The tags that a text names, with commas between. */
export const parseTags = (text: string): readonly string[] => tidyTags(text.split(/[,，、;；\n]/));

/** Whether nothing is marked. */
export const isUnmarked = ({ name, note, star, tags }: RunMark): boolean =>
  name === '' && note === '' && !star && tags.length === 0;

/**
 * Two marks of one run as one. Nothing that was written is lost but an older name or note in favour of a newer one: a star that
 * one of them has stays, and the tags of both do.
 */
export function mergeMarks(a: RunMark, b: RunMark): RunMark {
  const [older, newer] = a.at <= b.at ? [a, b] : [b, a];
  return {
    name: newer.name === '' ? older.name : newer.name,
    note: newer.note === '' ? older.note : newer.note,
    star: a.star || b.star,
    tags: tidyTags([...newer.tags, ...older.tags]),
    at: newer.at,
  };
}

/** How a mark is kept. */
export const MARK_FORMAT = defineFormat<RunMark>({ read: readMark, write: (mark) => ({ ...mark }) });

function readMark(stored: Json): Result<RunMark, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const { name = '', note = '', star = false, tags = [], at = 0 } = stored;
  if (typeof name !== 'string' || typeof note !== 'string' || typeof at !== 'number')
    return err('unreadable');
  const texts = isJsonArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  return ok({ ...changeMark(NO_MARK, { name, note, star: star === true, tags: texts }, at) });
}

/** A file of marks. */
export const MARKS_FILE = defineFormat<RunMarks>({
  read: readFile,
  write: (marks) => ({
    runs: Object.fromEntries([...marks].map(([run, mark]) => [run, MARK_FORMAT.toJson(mark)])),
  }),
});

/** What cannot be read of a file is left out; a file of which nothing can is none. */
function readFile(stored: Json): Result<RunMarks, Unread> {
  const runs = isJsonObject(stored) ? stored['runs'] : undefined;
  if (runs === undefined || !isJsonObject(runs)) return err('unreadable');
  const marks = new Map<string, RunMark>();
  for (const [run, entry] of Object.entries(runs)) {
    const mark = MARK_FORMAT.fromJson(entry);
    if (mark.ok && !isUnmarked(mark.value)) marks.set(run, mark.value);
  }
  return marks.size === 0 && Object.keys(runs).length > 0 ? err('unreadable') : ok(marks);
}

/** The marks that a file brings: those of its runs, each put together with what is there. Those that change nothing are left out. */
export function marksToTake(file: RunMarks, present: RunMarks): RunMarks {
  const taken = new Map<string, RunMark>();
  for (const [run, mark] of file) {
    const own = present.get(run);
    const merged = own ? mergeMarks(own, mark) : mark;
    if (own === undefined || MARK_FORMAT.encode(merged) !== MARK_FORMAT.encode(own)) taken.set(run, merged);
  }
  return taken;
}
