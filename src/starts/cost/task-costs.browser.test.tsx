import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aRun } from '#test/a-run.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { renderConsole } from '#test/console.tsx';

import { removeOwnPrice, setOwnPrice } from './own-price.ts';
import { usePlannedTasks } from './task-costs.ts';

const MAPS = 'coreclaw/google-maps-scraper' as WorkerSlug; // that of `aSavedTask`
const custom = { keywords: ['pizza'], place: 'Lyon', max_results: 100 };
const aTask = (at: number, parts: Partial<SavedTask> = {}) =>
  aSavedTask({
    ...{ slug: `task-${at}` as TaskSlug, title: `Task ${at}`, version: 'v1.0.5', isScheduled: true },
    ...{ schedule: { kind: 'daily', time: '09:00' }, input: { system: {}, custom } },
    ...parts,
  });
const PAID = aRun({ status: 'succeeded', startedAt: 0, finishedAt: 60_000, results: 10, usage: 0.03 });

beforeEach(() => removeOwnPrice(MAPS));

function Shown({ tasks }: { readonly tasks: readonly SavedTask[] }) {
  return (
    <ul>
      {usePlannedTasks(tasks).map(({ task, usd, cost = 'not told' }) => (
        <li key={task.slug}>
          {task.title}: {usd ?? cost}
        </li>
      ))}
    </ul>
  );
}

type Walk = Api['walkRuns'];
const walked: Walk = () => Promise.resolve({ runs: [{ ...PAID, version: 'v1.0.5' }] });

async function show(tasks: readonly SavedTask[], walkRuns: Walk = walked) {
  await renderConsole(<Shown tasks={tasks} />, {
    api: {
      walkRuns,
      worker: () => Promise.resolve(aDescriptor()),
      v2: { tasks: () => Promise.resolve({ tasks, unread: [], total: tasks.length }) },
    },
  });
}

const says = (text: string) => expect.element(page.getByText(text, { exact: true })).toBeVisible();

it('reckons the runs of a task by what the person says that its Worker costs', async () => {
  await show([aTask(1)]);
  await says('Task 1: 0.3');
  setOwnPrice(MAPS, { usd: { units: 7n, scale: 0 }, unit: 'thousand' });
  await says('Task 1: 0.7');
});

it('takes its limit for what it costs at the most where nothing else tells it', async () => {
  const system = { max_total_charge: 2 };
  await show([aTask(1, { input: { system, custom } }), aTask(2)], () => Promise.resolve({ runs: [] }));
  await says('Task 1: 2');
  await says('Task 2: not told');
});

it('knows the cost of the 31st task of a Worker', async () => {
  await show(Array.from({ length: 31 }, (_, at) => aTask(at + 1)));
  await says('Task 31: 0.3');
});

it('does not say that nothing tells a cost while it is read, where it cannot be, or where it is not asked for', async () => {
  await show([aTask(1)], () => new Promise(() => undefined));
  await says('Task 1: reading');
  await show([aTask(2)], () => Promise.reject(new TypeError('none')));
  await says('Task 2: unread');
  const others = Array.from({ length: 30 }, (_, at) => aTask(at + 3, { worker: `a/${at}` as WorkerSlug }));
  await show([...others, aTask(99)]);
  await says('Task 99: unread');
  await says('Task 3: 0.3');
});
