import type { Api } from '#api/operations.ts';
import { allTasks } from '#api/queries/task-queries.ts';
import { Failure } from '#core/errors/failure.ts';
import { createListeners, type Listeners } from '#core/listeners.ts';
import type { NewTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { createUseOutbox } from '#starts/outbox/per-key.ts';
import { createOutbox, type Outbox, type OutboxServices } from '#starts/outbox/outbox.ts';
import { outboxFormat, type OutboxItem } from '#starts/outbox/entries.ts';

export const storedNewTasks = openEntry(STORED.newTasks, outboxFormat());

type CreationsParts = OutboxServices & { readonly api: Api };

type TaskOutbox = Outbox<NewTask> & {
  /**
   * Tasks that came with the created one: browsers resend a request by themselves if a connection
   * breaks.
   * @throws Failure
   */
  readonly twins: (
    task: NewTask,
    made: { readonly ref: string; readonly known: readonly string[] },
  ) => Promise<readonly TaskSlug[]>;
};

/** Tasks to create; one whose answer was lost is looked up by its Worker and title. */
export function createCreations({ api, ...parts }: CreationsParts): TaskOutbox {
  const list = async ({ worker, title = '' }: OutboxItem) => {
    const { items: tasks, isWhole } = await allTasks(api, { worker, text: title });
    if (!isWhole) throw new Failure({ kind: 'unreadable', detail: 'the list of tasks is not whole' });
    return tasks.filter((task) => task.title === title).map(({ slug }) => slug);
  };
  return {
    ...createOutbox({ ...parts, list, send: (task: NewTask, wanted) => api.v2.createTask(task, wanted) }),
    twins: async (task, { ref, known }) =>
      (await list(task)).filter((slug) => slug !== ref && !known.includes(slug)),
  };
}

type Holds = {
  readonly held: () => readonly string[];
  readonly onHeld: Listeners['subscribe'];
  readonly hold: (id: string) => () => void;
};

function createHolds(): Holds {
  let held: readonly string[] = [];
  const { subscribe, notify } = createListeners();
  const change = (next: readonly string[]) => {
    held = next;
    notify();
  };
  return {
    held: () => held,
    onHeld: subscribe,
    hold: (id) => {
      change([...held, id]);
      return () => change(held.filter((one) => one !== id));
    },
  };
}

type Creations = TaskOutbox & Holds;

export const useCreations = createUseOutbox((parts): Creations => ({
  ...createCreations({ ...parts, entry: storedNewTasks }),
  ...createHolds(),
}));
