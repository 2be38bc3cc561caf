import { isJsonArray, isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat, type Migration } from '#core/stored/format.ts';

export type Wished = {
  readonly worker: WorkerSlug;
  readonly title?: string;
};

export type Wish = Wished & {
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

export type WishEvent =
  | { readonly kind: 'sent'; readonly wish: Omit<Wish, 'state'> }
  | { readonly kind: 'lost'; readonly id: string }
  | { readonly kind: 'ended'; readonly id: string };

export const openFor = (wishes: readonly Wish[], { worker, title }: Wished): Wish | undefined =>
  wishes.find((wish) => wish.worker === worker && wish.title === title);

/** Returns the same list if nothing changes, also if the same wish is open. */
export function nextWishes(wishes: readonly Wish[], event: WishEvent): readonly Wish[] {
  if (event.kind === 'sent') {
    const isOpen = openFor(wishes, event.wish) !== undefined;
    return isOpen ? wishes : [...wishes, { ...event.wish, state: 'sent' }];
  }
  if (!wishes.some(({ id }) => id === event.id)) return wishes;
  if (event.kind === 'ended') return wishes.filter(({ id }) => id !== event.id);
  return wishes.map((wish) => (wish.id === event.id ? { ...wish, state: 'lost' } : wish));
}

/** Drops unreadable entries. An entry whose page closed before the answer counts as lost. */
export const wishFormat = (migrations: readonly Migration[] = []) =>
  defineFormat<readonly Wish[]>({
    write: (wishes) => ({
      intents: wishes.map(({ id, worker, title, at, known, keyMark }) => ({
        id,
        worker,
        at,
        known,
        ...(title !== undefined && { title }),
        ...(keyMark !== undefined && { keyMark }),
      })),
    }),
    read: (stored) => {
      const wishes = isJsonObject(stored) ? (ownValue(stored, 'intents') ?? null) : null;
      return isJsonArray(wishes) ? ok(wishes.flatMap(readWish)) : err('unreadable');
    },
    migrations,
  });

function readWish(stored: Json): readonly Wish[] {
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
