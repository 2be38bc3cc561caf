import type { Api } from '#api/operations.ts';
import { allTasks } from '#api/queries/task-queries.ts';
import { Failure } from '#core/errors/failure.ts';
import { createListeners, type Listeners } from '#core/listeners.ts';
import type { NewTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { createUseWishes } from '#starts/wishes/use-wishes.ts';
import { createWishes, type Wishes, type WishesKeeping } from '#starts/wishes/wishes.ts';
import { wishFormat, type Wished } from '#starts/wishes/wish-journal.ts';

export const storedNewTasks = openEntry(STORED.newTasks, wishFormat());

type CreationsParts = WishesKeeping & { readonly api: Api };

type TaskWishes = Wishes<NewTask> & {
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
export function createCreations({ api, ...parts }: CreationsParts): TaskWishes {
  const list = async ({ worker, title = '' }: Wished) => {
    const { items: tasks, isWhole } = await allTasks(api, { worker, text: title });
    if (!isWhole) throw new Failure({ kind: 'unreadable', detail: 'the list of tasks is not whole' });
    return tasks.filter((task) => task.title === title).map(({ slug }) => slug);
  };
  return {
    ...createWishes({ ...parts, list, send: (task: NewTask, wanted) => api.v2.createTask(task, wanted) }),
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

type Creations = TaskWishes & Holds;

export const useCreations = createUseWishes((parts): Creations => ({
  ...createCreations({ ...parts, entry: storedNewTasks }),
  ...createHolds(),
}));
