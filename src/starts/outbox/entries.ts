import { isJsonArray, isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat, type Migration } from '#core/stored/format.ts';

export type OutboxItem = {
  readonly worker: WorkerSlug;
  readonly title?: string;
};

export type OutboxEntry = OutboxItem & {
  readonly id: string;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** What existed before. After a lost answer, an additional item is this one. */
  readonly known: readonly string[];
  /** Label of the key that it was sent with; only that key lists it. Absent in entries of earlier builds. */
  readonly keyMark?: string;
  /** `lost`: the answer was lost, so it is unknown whether the item exists. */
  readonly state: 'sent' | 'lost';
};

export type OutboxEvent =
  | { readonly kind: 'sent'; readonly entry: Omit<OutboxEntry, 'state'> }
  | { readonly kind: 'lost'; readonly id: string }
  | { readonly kind: 'ended'; readonly id: string };

export const openFor = (
  entries: readonly OutboxEntry[],
  { worker, title }: OutboxItem,
): OutboxEntry | undefined => entries.find((entry) => entry.worker === worker && entry.title === title);

/** Returns the same list if nothing changes, also if the same item is open. */
export function outboxReducer(entries: readonly OutboxEntry[], event: OutboxEvent): readonly OutboxEntry[] {
  if (event.kind === 'sent') {
    const isOpen = openFor(entries, event.entry) !== undefined;
    return isOpen ? entries : [...entries, { ...event.entry, state: 'sent' }];
  }
  if (!entries.some(({ id }) => id === event.id)) return entries;
  if (event.kind === 'ended') return entries.filter(({ id }) => id !== event.id);
  return entries.map((entry) => (entry.id === event.id ? { ...entry, state: 'lost' } : entry));
}

/** Drops unreadable entries. An entry whose page closed before the answer counts as lost. */
export const outboxFormat = (migrations: readonly Migration[] = []) =>
  defineFormat<readonly OutboxEntry[]>({
    write: (entries) => ({
      intents: entries.map(({ id, worker, title, at, known, keyMark }) => ({
        id,
        worker,
        at,
        known,
        ...(title !== undefined && { title }),
        ...(keyMark !== undefined && { keyMark }),
      })),
    }),
    read: (stored) => {
      const entries = isJsonObject(stored) ? (ownValue(stored, 'intents') ?? null) : null;
      return isJsonArray(entries) ? ok(entries.flatMap(readEntry)) : err('unreadable');
    },
    migrations,
  });

function readEntry(stored: Json): readonly OutboxEntry[] {
  if (!isJsonObject(stored)) return [];
  const [id, named, at, known, title, keyMark] = ['id', 'worker', 'at', 'known', 'title', 'keyMark'].map(
    (key) => ownValue(stored, key),
  );
  const worker = typeof named === 'string' ? parseWorkerSlug(named) : undefined;
  const refs = known ?? null;
  if (typeof id !== 'string' || worker?.ok !== true || typeof at !== 'number' || !isJsonArray(refs))
    return [];
  const beside = {
    ...(typeof title === 'string' && { title }),
    ...(typeof keyMark === 'string' && { keyMark }),
  };
  const texts = refs.filter((ref) => typeof ref === 'string');
  return [{ id, worker: worker.value, at, known: texts, ...beside, state: 'lost' }];
}
