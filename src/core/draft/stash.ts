import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { Draft } from './draft.ts';
import { DRAFT_FORMAT } from './draft-codec.ts';
import { isJsonArray, isJsonObject, type Json, toJson } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

export type Stash = {
  readonly drafts: readonly Draft[];
  readonly filled?: number;
  readonly filledBy?: FilledBy;
  readonly marks?: LinkProvenance;
};

/**
 * What a form was initially filled from, and when that run started or that task last changed: milliseconds
 * since the epoch.
 */
export type FilledBy = {
  readonly from: (typeof FILLERS)[number];
  readonly runAt?: number;
};

const FILLERS = ['link', 'run', 'task'] as const;

export type LinkProvenance = { readonly options: Partial<OptionsDraft>; readonly makesSubtasks: boolean };

export const STASH_FORMAT = defineFormat<Stash>({
  read: readStash,
  write: ({ drafts, filled, filledBy, marks }) => ({
    drafts: drafts.map(toStored),
    ...(filled !== undefined && { filled }),
    ...(filledBy && { filledBy: { ...filledBy } }),
    ...(marks && {
      marks: { options: marks.options as Record<string, string>, makesSubtasks: marks.makesSubtasks },
    }), // names with texts
  }),
  migrations: [migrateFirstVersion],
});

const stored = new WeakMap<Draft, Json>();

function toStored(draft: Draft): Json {
  const json = stored.get(draft) ?? DRAFT_FORMAT.toJson(draft);
  stored.set(draft, json);
  return json;
}

function migrateFirstVersion(first: Json): Json | undefined {
  if (!isJsonObject(first)) return undefined;
  const { options, tasks, earlierRun, filled, replaced } = first;
  if (!isJsonObject(options) || typeof tasks !== 'number') return undefined;
  const draft = typeof replaced === 'string' ? toJson(replaced) : undefined;
  return {
    drafts: draft === undefined ? [] : [draft],
    ...(filled !== undefined && { filled }),
    ...(earlierRun !== true && { marks: { options, makesSubtasks: tasks > 0 } }),
  };
}

function readStash(json: Json): Result<Stash, Unread> {
  if (!isJsonObject(json)) return err('unreadable');
  const { drafts = null, filled, filledBy, marks } = json;
  if (!isJsonArray(drafts)) return err('unreadable');
  const read = drafts.map(DRAFT_FORMAT.fromJson).flatMap((draft) => (draft.ok ? [draft.value] : []));
  const known = readLinkProvenance(marks);
  const by = readFilledBy(filledBy);
  return ok({
    drafts: read,
    ...(typeof filled === 'number' && { filled }),
    ...(by && { filledBy: by }),
    ...(known && { marks: known }),
  });
}

function readFilledBy(json: Json | undefined): FilledBy | undefined {
  const { from: named, runAt } = isJsonObject(json) ? json : {};
  const from = FILLERS.find((one) => one === named);
  return from && { from, ...(typeof runAt === 'number' && { runAt }) };
}

function readLinkProvenance(json: Json | undefined): LinkProvenance | undefined {
  if (!isJsonObject(json)) return undefined;
  const { options, makesSubtasks } = json;
  const set = OPTION_NAMES.flatMap((name) => {
    const text = isJsonObject(options) ? options[name] : undefined;
    return typeof text === 'string' ? [[name, text] as const] : [];
  });
  return { options: Object.fromEntries(set), makesSubtasks: makesSubtasks === true };
}
