import { isJsonObject, type Json, ownValue } from '#core/json/json.ts';

/** A start that left and was not answered yet: of what, and when (milliseconds since the epoch). */
export type PendingNote = { readonly of: string; readonly at: number };

/** Notes of starts under way, in the storage of this tab: a page that is left meanwhile never sees the answer. */
export type PendingNotes = {
  readonly read: () => PendingNote | undefined;
  readonly write: (note: PendingNote) => void;
  readonly clear: () => void;
};

/** @param name tells one kind of start from the others */
export function pendingNotes(name: string): PendingNotes {
  const key = `run-console.starting.${name}`;
  return {
    read: () => attempt(() => readNote(JSON.parse(sessionStorage.getItem(key) ?? 'null') as Json)), // JSON.parse gives JSON
    write: (note) => attempt(() => sessionStorage.setItem(key, JSON.stringify(note))),
    clear: () => attempt(() => sessionStorage.removeItem(key)),
  };
}

function readNote(json: Json): PendingNote | undefined {
  if (!isJsonObject(json)) return undefined;
  const of = ownValue(json, 'of');
  const at = ownValue(json, 'at');
  return typeof of === 'string' && typeof at === 'number' ? { of, at } : undefined;
}

/** A forbidden storage: only a page that is left during the request goes unnoticed. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
