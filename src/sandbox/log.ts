import { STATUS, viewRun, type RunView, type SandboxRun } from './run.ts';

const DEBUG = 1;
const INFO = 2;
const WARN = 3;
const ERROR = 4;

type Line = { readonly type: number; readonly group: string; readonly content: string };

function opening(run: SandboxRun): readonly Line[] {
  const { system } = run.parameters;
  const region = typeof system['proxy_region'] === 'string' ? system['proxy_region'] : 'US';
  const amount = (name: string, fallback: number) => JSON.stringify(system[name] ?? fallback);
  return [
    {
      type: INFO,
      group: 'system',
      content: `Container ready: ${amount('cpus', 1)} cores, ${amount('memory', 1024)} MB`,
    },
    {
      type: INFO,
      group: 'system',
      content: `Starting ${run.worker.path} ${run.version}, proxy region ${region}`,
    },
    {
      type: DEBUG,
      group: 'input',
      content: `Input split into ${run.tasks} ${run.tasks === 1 ? 'task' : 'tasks'}`,
    },
  ];
}

/** What a run logs while it works, over and over. */
const WORK: readonly ((at: { n: number; item: string; group: string }) => Line)[] = [
  ({ item, group }) => ({ type: INFO, group, content: `Opening ${item}` }),
  ({ n, group }) => ({
    type: DEBUG,
    group,
    content: `GET https://pages.example.com/list?page=${n} 200 in ${180 + ((n * 37) % 900)} ms`,
  }),
  ({ n, group }) => ({ type: DEBUG, group, content: `Parsed ${8 + (n % 13)} items` }),
  ({ n, group }) => ({ type: INFO, group, content: `Saved ${8 + (n % 13)} results` }),
  ({ n, group }) => ({ type: INFO, group, content: `Page ${n + 1} of at most ${n + 4}` }),
  ({ n, group }) => ({
    type: WARN,
    group,
    content: `Slow answer (${2 + (n % 5)}.${n % 10} s), trying through another proxy`,
  }),
  ({ n, group }) => ({
    type: DEBUG,
    group,
    content: `Session state\n{\n  "page": ${n},\n  "retries": ${n % 3},\n  "html": "<main id=\\"list\\">"\n}`,
  }),
];

function workLine(run: SandboxRun, index: number): Line {
  const task = index % Math.max(1, run.tasks);
  const make = WORK[Math.floor(index / Math.max(1, Math.min(run.tasks, 3))) % WORK.length];
  const item = run.items[task % Math.max(1, run.items.length)] ?? 'the input';
  return make === undefined
    ? { type: DEBUG, group: 'system', content: '' }
    : make({ n: index + 1, item, group: `task-${task + 1}` });
}

function closing(run: SandboxRun, view: RunView): readonly Line[] {
  if (view.status === STATUS.aborting)
    return [{ type: WARN, group: 'system', content: 'Abort requested, stopping tasks' }];
  if (view.status === STATUS.failed)
    return [{ type: ERROR, group: 'system', content: `Run failed: ${view.message}` }];
  if (view.status !== STATUS.succeeded) return [];
  const warning =
    run.ending.message === '' ? [] : [{ type: WARN, group: 'system', content: run.ending.message }];
  return [...warning, { type: INFO, group: 'system', content: `Run succeeded with ${view.results} results` }];
}

export type LogLine = Line & {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
};

/** The log of a run until `now`, oldest first. It grows while the run works. */
export function runLog(run: SandboxRun, now: number): readonly LogLine[] {
  const view = viewRun(run, now);
  const start = run.createdAt + run.readyFor;
  if (view.startedAt === 0)
    return closing(run, view).map((line) => ({ ...line, timestamp: run.abortedAt ?? now }));
  const done = Math.floor(run.total.logs * view.progress);
  return [
    ...opening(run).map((line) => ({ ...line, timestamp: start })),
    ...Array.from({ length: done }, (_, index) => ({
      ...workLine(run, index),
      timestamp: start + Math.floor((run.runningFor * (index + 1)) / run.total.logs),
    })),
    ...closing(run, view).map((line) => ({ ...line, timestamp: start + view.duration })),
  ];
}

const LEVELS: Readonly<Record<number, string>> = {
  [DEBUG]: 'DEBUG',
  [INFO]: 'INFO',
  [WARN]: 'WARN',
  [ERROR]: 'ERROR',
};

/** The log as the text file behind `all_logs_url`. */
export function logText(run: SandboxRun, now: number): string {
  return runLog(run, now)
    .map(
      ({ timestamp, type, group, content }) =>
        `${new Date(timestamp).toISOString()} ${LEVELS[type] ?? ''} [${group}] ${content}`,
    )
    .join('\n');
}
