import { isJsonArray, isJsonObject, ownValue, type Json } from '#core/json/json.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat, type Migration } from '#core/stored/format.ts';

/** What a wish is told by from others: no two of the same are open at once. */
export type Wished = {
  readonly worker: WorkerSlug;
  /** What is to be made, where that has a name of its own. */
  readonly title?: string;
};

/** A wish to have something made on the platform, noted before it is sent and until it is known what became of it. */
export type Wish = Wished & {
  readonly id: string;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** What was there before: one more after a lost answer is this one. */
  readonly known: readonly string[];
  /** The mark of the key that it was sent with: only with that one it is listed. Absent of what earlier builds noted. */
  readonly keyMark?: string;
  /** `lost`: the answer was, and nobody knows whether it was made. */
  readonly state: 'sent' | 'lost';
};

export type WishEvent =
  | { readonly kind: 'sent'; readonly wish: Omit<Wish, 'state'> }
  | { readonly kind: 'lost'; readonly id: string }
  /** It was made, was refused, or the person gave it up. */
  | { readonly kind: 'ended'; readonly id: string };

/** The same wish whose end nobody knows: no other may be sent. */
export const openFor = (wishes: readonly Wish[], { worker, title }: Wished): Wish | undefined =>
  wishes.find((wish) => wish.worker === worker && wish.title === title);

/** The very same list where nothing changes, also where the same wish is open. */
export function nextWishes(wishes: readonly Wish[], event: WishEvent): readonly Wish[] {
  if (event.kind === 'sent') {
    const isOpen = openFor(wishes, event.wish) !== undefined;
    return isOpen ? wishes : [...wishes, { ...event.wish, state: 'sent' }];
  }
  if (!wishes.some(({ id }) => id === event.id)) return wishes;
  if (event.kind === 'ended') return wishes.filter(({ id }) => id !== event.id);
  return wishes.map((wish) => (wish.id === event.id ? { ...wish, state: 'lost' } : wish));
}

/** What of the list is not readable is left out. One whose page was left before the answer came is lost. */
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
