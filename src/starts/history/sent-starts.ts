import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import { isTaskSlug, type TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { attempt } from '#browser/stored/attempt.ts';
import { openRecords, type RecordKey, type Records } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

export type SentStart = {
  readonly id: string;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  readonly worker?: WorkerSlug;
  readonly task?: TaskSlug;
  readonly run?: RunSlug;
  /** `subjectKey` of conflicting starts; absent for a row and in entries of earlier builds. */
  readonly key?: string;
  /** Lost and closed: the person has looked, or continues anyway. */
  readonly settled?: true;
};

/** Starts that this browser sent and that were not refused, in all its tabs. Empty if storage is forbidden. */
export type SentStarts = {
  readonly note: (start: SentStart) => Promise<void>;
  /** Removes a refused start, which has no run. */
  readonly forget: (start: Pick<SentStart, 'id' | 'at'>) => Promise<void>;
  readonly all: () => Promise<readonly SentStart[]>;
};

/**
 * Maximum number of stored starts per kind, latest first. Tasks get more, because nothing else records the
 * task of a run. Batch rows do not displace starts that other tabs ask about.
 */
const MOST = { starts: 200, rows: 200, tasks: 2_000 };

function kindOf({ task, key }: Pick<SentStart, 'task' | 'key'>): keyof typeof MOST {
  if (task !== undefined) return 'tasks';
  return key === undefined ? 'rows' : 'starts';
}

/** The key begins with the sending time, so that keys sort by age. */
const keyOf = ({ id, at }: Pick<SentStart, 'id' | 'at'>): RecordKey => [String(at), id];

export function createSentStarts(records: Records<Omit<SentStart, 'id'>>): SentStarts {
  return {
    note: ({ id, ...start }) =>
      attempt(async () => {
        await records.put(keyOf({ id, at: start.at }), start);
        if ((await records.keys()).length <= MOST.starts) return;
        const all = await records.all();
        const beyond = (kind: keyof typeof MOST) =>
          all.flatMap(([key, one]) => (kindOf(one) === kind ? [key] : [])).slice(0, -MOST[kind]);
        await records.remove([...beyond('starts'), ...beyond('rows'), ...beyond('tasks')]);
      }, undefined),
    forget: (start) => attempt(() => records.remove([keyOf(start)]), undefined),
    all: async () => (await attempt(records.all, [])).map(([[, id], start]) => ({ id, ...start })),
  };
}

export const SENT_FORMAT = defineFormat<Omit<SentStart, 'id'>>({ read: readSent, write: (start) => start });

function readSent(stored: Json): Result<Omit<SentStart, 'id'>, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const { at, worker, task, run, key, settled } = stored;
  if (typeof at !== 'number') return err('unreadable');
  const slug = parseWorkerSlug(typeof worker === 'string' ? worker : '');
  return ok({
    at,
    ...(slug.ok && { worker: slug.value }),
    ...(typeof task === 'string' && isTaskSlug(task) && { task }),
    ...(typeof run === 'string' && isRunSlug(run) && { run }),
    ...(typeof key === 'string' && { key }),
    ...(settled === true && { settled }),
  });
}

export const storedSent = openRecords(STORED.sent, SENT_FORMAT, true);

export const sentStarts = createSentStarts(storedSent);
