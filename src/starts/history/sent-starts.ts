import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import { isTaskSlug, type TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { attempt } from '#browser/stored/attempt.ts';
import { openRecords, type RecordKey, type Records } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

/** What all tabs of the browser know of a start that one of them has sent. */
export type SentStart = {
  readonly id: string;
  /** By this computer's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** Absent where only the platform knows it. */
  readonly worker?: WorkerSlug;
  /** The task that was run. */
  readonly task?: TaskSlug;
  /** The run that the person took for its. */
  readonly run?: RunSlug;
  /** Which others stand in its way, as `subjectKey` has it; absent for a row, and where an earlier build noted it. */
  readonly key?: string;
  /** Lost, and no longer asked about: the person has looked, or goes on regardless. */
  readonly settled?: true;
};

/** The starts that were sent from this browser and not refused, in all its tabs. A forbidden storage keeps nothing. */
export type SentStarts = {
  readonly note: (start: SentStart) => Promise<void>;
  /** It was refused: there is no run of it. */
  readonly forget: (start: Pick<SentStart, 'id' | 'at'>) => Promise<void>;
  readonly all: () => Promise<readonly SentStart[]>;
};

/**
 * Starts that are remembered, the latest of each kind: those of tasks are more, for nothing else tells which task a run was. Rows of
 * batches take no place of starts that other tabs are to ask about.
 */
const MOST = { starts: 200, rows: 200, tasks: 2_000 };

function kindOf({ task, key }: Pick<SentStart, 'task' | 'key'>): keyof typeof MOST {
  if (task !== undefined) return 'tasks';
  return key === undefined ? 'rows' : 'starts';
}

/** When it was sent comes first in its key, so that the earliest are the first. */
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

/** By when each was sent, and its ID. */
export const storedSent = openRecords(STORED.sent, SENT_FORMAT, true);

export const sentStarts = createSentStarts(storedSent);
