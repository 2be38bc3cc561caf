import { STATUS, viewRun, type RunView, type SandboxRun } from './run.ts';

const DEBUG = 1;
const INFO = 2;
const WARN = 3;
const ERROR = 4;

type LogTemplate = { readonly type: number; readonly group: string; readonly content: string };

/** Above this number of subtasks, the log mentions only their total. */
const MAX_LOGGED_SUBTASKS = 2_000;

/** A subtask number as the platform writes it: above the precision of a double. */
function subtaskNumber(index: number): string {
  return String(28_596_067_108_978_688n - BigInt(index) * 65_536n);
}

type PlacedLine = LogTemplate & { readonly share: number };

function subtaskLines(run: SandboxRun): readonly PlacedLine[] {
  if (run.tasks > MAX_LOGGED_SUBTASKS) return [];
  return Array.from({ length: run.tasks }, (_, index) => {
    const group = subtaskNumber(index);
    const line = (share: number, what: string): PlacedLine => ({
      type: INFO,
      group,
      content: `SYSTEM: Subtask-[${group}] - ${what}`,
      share,
    });
    const begin = index / run.tasks / 2;
    const lines = [line(begin, 'Preparing the execution environment.'), line(begin, 'Running...')];
    const fails = index < run.failedTasks;
    return fails ? lines : [...lines, line(0.5 + (index + 1) / run.tasks / 2, 'Execution completed.')];
  }).flat();
}

const WORK: readonly ((at: { n: number; item: string; group: string }) => LogTemplate)[] = [
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

function workLine(run: SandboxRun, index: number): LogTemplate {
  const task = index % Math.max(1, run.tasks);
  const make = WORK[Math.floor(index / Math.max(1, Math.min(run.tasks, 3))) % WORK.length];
  const item = run.items[task % Math.max(1, run.items.length)] ?? 'the input';
  const group = subtaskNumber(task);
  return make === undefined ? { type: DEBUG, group, content: '' } : make({ n: index + 1, item, group });
}

function closing(run: SandboxRun, view: RunView): readonly LogTemplate[] {
  if (view.status === STATUS.aborting)
    return [{ type: WARN, group: 'system', content: 'Abort requested, stopping subtasks' }];
  if (view.status === STATUS.failed)
    return [{ type: ERROR, group: 'system', content: `Run failed: ${view.message}` }];
  if (view.status !== STATUS.succeeded) return [];
  const warning =
    run.ending.message === '' ? [] : [{ type: WARN, group: 'system', content: run.ending.message }];
  const { tasks, failedTasks: failed } = run;
  const outcome = `Total ${tasks} subtasks: ${tasks - failed} succeeded, ${failed} failed.`;
  return [
    ...warning,
    { type: INFO, group: subtaskNumber(tasks), content: `All subtasks have completed execution! ${outcome}` },
  ];
}

export type LogLine = LogTemplate & {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
};

export function runLog(run: SandboxRun, now: number): readonly LogLine[] {
  const view = viewRun(run, now);
  const start = run.createdAt + run.readyFor;
  if (view.startedAt === 0)
    return closing(run, view).map((line) => ({ ...line, timestamp: run.abortedAt ?? now }));
  const { logs } = run.total;
  const work = Array.from({ length: Math.floor(logs * view.progress) }, (_, index) => ({
    ...workLine(run, index),
    share: (index + 1) / logs,
  }));
  const subtaskEntries = subtaskLines(run).filter(({ share }) => share <= view.progress);
  const lines = [...subtaskEntries, ...work].sort((a, b) => a.share - b.share);
  return [
    ...lines.map(({ share, ...line }) => ({
      ...line,
      timestamp: start + Math.floor(run.runningFor * share),
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

export function logText(run: SandboxRun, now: number): string {
  return runLog(run, now)
    .map(
      ({ timestamp, type, group, content }) =>
        `${new Date(timestamp).toISOString()} ${LEVELS[type] ?? ''} [${group}] ${content}`,
    )
    .join('\n');
}
