import { isJsonArray, isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

/** One wish to keep a run waiting on the platform, noted before it is sent and until it is known what became of it. */
export type QueueIntent = {
  readonly id: string;
  readonly worker: WorkerSlug;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** The runs that waited before: one more after a lost answer is this one. */
  readonly known: readonly string[];
  /** The mark of the key that it was sent with: only with that one it is listed. Absent of what earlier builds noted. */
  readonly keyMark?: string;
  /** `lost`: the answer was, and nobody knows whether it waits. */
  readonly state: 'sent' | 'lost';
};

export type QueueEvent =
  | { readonly kind: 'sent'; readonly intent: Omit<QueueIntent, 'state'> }
  | { readonly kind: 'lost'; readonly id: string }
  /** It waits, was refused, or the person gave it up. */
  | { readonly kind: 'ended'; readonly id: string };

/** The wish for a Worker whose end nobody knows: no other may be sent. */
export const openFor = (intents: readonly QueueIntent[], worker: WorkerSlug): QueueIntent | undefined =>
  intents.find((intent) => intent.worker === worker);

/** The very same list where nothing changes, also where a wish for the same Worker is open. */
export function nextQueue(intents: readonly QueueIntent[], event: QueueEvent): readonly QueueIntent[] {
  if (event.kind === 'sent') {
    const isOpen = openFor(intents, event.intent.worker) !== undefined;
    return isOpen ? intents : [...intents, { ...event.intent, state: 'sent' }];
  }
  if (!intents.some(({ id }) => id === event.id)) return intents;
  if (event.kind === 'ended') return intents.filter(({ id }) => id !== event.id);
  return intents.map((intent) => (intent.id === event.id ? { ...intent, state: 'lost' } : intent));
}

/** What of the list is not readable is left out. One whose page was left before the answer came is lost. */
export const QUEUE_FORMAT = defineFormat<readonly QueueIntent[]>({
  write: (intents) => ({
    intents: intents.map(({ id, worker, at, known, keyMark }) => ({
      ...{ id, worker, at, known },
      ...(keyMark !== undefined && { keyMark }),
    })),
  }),
  read: (stored) => {
    const intents = isJsonObject(stored) ? (ownValue(stored, 'intents') ?? null) : null;
    return isJsonArray(intents) ? ok(intents.flatMap(readIntent)) : err('unreadable');
  },
  migrations: [(stored) => (isJsonArray(stored) ? { intents: stored } : undefined)],
});

function readIntent(stored: Json): readonly QueueIntent[] {
  if (!isJsonObject(stored)) return [];
  const [id, named, at, known, keyMark] = ['id', 'worker', 'at', 'known', 'keyMark'].map((key) =>
    ownValue(stored, key),
  );
  const worker = typeof named === 'string' ? parseWorkerSlug(named) : undefined;
  const refs = known ?? null;
  if (typeof id !== 'string' || worker?.ok !== true || typeof at !== 'number' || !isJsonArray(refs))
    return [];
  const texts = refs.filter((ref) => typeof ref === 'string');
  const marked = typeof keyMark === 'string' && { keyMark };
  return [{ id, worker: worker.value, at, known: texts, ...marked, state: 'lost' }];
}
