import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { Draft } from './draft.ts';
import type { DraftParameter } from './draft-parameter.ts';
import type { Entry } from '#core/form/entry.ts';
import { EDITORS, type ItemShape, PARAMETER_TYPES } from '#core/form/parameter.ts';
import { rowsOf, toArray } from '#core/form/rows.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { checksum } from '#core/bytes/checksum.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

import { decodeProvenance, encodeProvenance } from './provenance.ts';

export const DRAFT_FORMAT = defineFormat<Draft>({
  read: readDraft,
  write: writeDraft,
  // A draft of the first version does not tell the descriptor that it was typed for.
  migrations: [(stored) => stored],
});

function writeDraft(draft: Draft): JsonObject {
  const { workerVersion, workerDigest, parameters, values, options, usual, brokenJson, provenance } = draft;
  return {
    workerVersion,
    ...(workerDigest !== undefined && { workerDigest }),
    parameters: parameters.map(toStoredParameter),
    entries: [...values.entries].map(([name, entry]) => [name, toStoredEntry(entry)]),
    extras: [...values.extras],
    options: Object.fromEntries(OPTION_NAMES.map((name) => [name, options[name]])),
    ...(usual && { usual }),
    ...(brokenJson !== undefined && { brokenJson }),
    ...(provenance && { provenance: encodeProvenance(provenance) }),
  };
}

/**
 * Identifies a draft; different drafts collide once in billions. The Worker's own defaults are excluded.
 * It is stored, so the text stays that of version 1.
 */
export function digestDraft({ usual: _, workerDigest: __, ...draft }: Draft): number {
  return checksum(new TextEncoder().encode(JSON.stringify({ format: 1, ...writeDraft(draft) })));
}

function readDraft(stored: Json): Result<Draft, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const {
    workerVersion,
    workerDigest,
    parameters,
    entries,
    extras,
    options,
    usual = null,
    brokenJson,
  } = stored;
  const provenance = decodeProvenance(stored['provenance']);
  const readOptions = toOptions(options);
  if (typeof workerVersion !== 'string' || readOptions === undefined) return err('unreadable');
  return ok({
    workerVersion,
    ...(typeof workerDigest === 'number' && { workerDigest }),
    parameters: parametersOf(parameters),
    options: readOptions,
    ...(isJsonArray(usual) && { usual: OPTION_NAMES.filter((name) => usual.includes(name)) }),
    ...(typeof brokenJson === 'string' ? { brokenJson } : {}),
    ...(provenance && { provenance }),
    values: {
      entries: new Map(
        pairsOf(entries).flatMap(([name, value]) => {
          const entry = toEntry(value);
          return entry === undefined ? [] : [[name, entry] as const];
        }),
      ),
      extras: new Map(pairsOf(extras)),
    },
  });
}

function toStoredEntry(entry: Entry): JsonObject {
  return entry.kind === 'rows' ? { kind: 'rows', items: toArray(entry.rows) } : entry;
}

function toStoredParameter(parameter: DraftParameter): JsonObject {
  const { name, type, editor, dateFormat, title, itemShape, stood } = parameter;
  return {
    name,
    type,
    editor,
    dateFormat,
    ...(title !== undefined && { title }),
    ...(itemShape && { itemShape }),
    ...(stood && { stood }),
  };
}

function toEntry(stored: Json): Entry | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { kind, value, text, items } = stored;
  if (kind === 'value' && value !== undefined) return { kind, value };
  if (kind === 'text' && typeof text === 'string') return { kind, text };
  if (kind === 'rows' && isJsonArray(items)) return { kind, rows: rowsOf(items) };
  return undefined;
}

function pairsOf(stored: Json | undefined): readonly (readonly [string, Json])[] {
  if (!isJsonArray(stored)) return [];
  return stored.flatMap((pair) =>
    isJsonArray(pair) && typeof pair[0] === 'string' && pair[1] !== undefined
      ? [[pair[0], pair[1]] as const]
      : [],
  );
}

function parametersOf(stored: Json | undefined): readonly DraftParameter[] {
  if (stored === undefined || !isJsonArray(stored)) return [];
  return stored.flatMap((item) => {
    if (!isJsonObject(item)) return [];
    const { name, dateFormat } = item;
    const type = PARAMETER_TYPES.find((known) => known === item['type']);
    const editor = EDITORS.find((known) => known === item['editor']);
    if (typeof name !== 'string' || type === undefined || editor === undefined) return [];
    if (dateFormat === undefined || !isJsonObject(dateFormat)) return [];
    const { shown, sent } = dateFormat;
    if (typeof shown !== 'string' || typeof sent !== 'string') return [];
    return [{ name, type, editor, dateFormat: { shown, sent }, ...moreOf(item) }];
  });
}

function moreOf({
  title,
  itemShape,
  stood,
}: JsonObject): Pick<DraftParameter, 'title' | 'itemShape' | 'stood'> {
  const shape = toItemShape(itemShape);
  return {
    ...(typeof title === 'string' && { title }),
    ...(shape && { itemShape: shape }),
    ...((stood === 'untouched' || stood === 'wrong') && { stood }),
  };
}

function toItemShape(stored: Json | undefined): ItemShape | undefined {
  if (stored === undefined || !isJsonObject(stored)) return undefined;
  const { kind, key } = stored;
  if (kind === 'text' || kind === 'number') return { kind };
  return kind === 'object' && typeof key === 'string' ? { kind, key } : undefined;
}

function toOptions(stored: Json | undefined): OptionsDraft | undefined {
  if (stored === undefined || !isJsonObject(stored)) return undefined;
  const texts = OPTION_NAMES.map((name) => [name, stored[name]] as const);
  const mode = stored['mode'];
  if (texts.some(([, text]) => typeof text !== 'string') || (mode !== 'async' && mode !== 'sync'))
    return undefined;
  return Object.fromEntries(texts) as OptionsDraft; // every name is there, and is text; the mode is one of the two
}
