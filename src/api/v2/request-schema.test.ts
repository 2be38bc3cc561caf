import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isJsonObject, type JsonObject, toJson } from '#core/json/json.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { anOrder } from '#test/an-order.ts';
import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import { EXPORT_FORMATS, RUN_STATUSES } from '#core/run/run.ts';
import { aSavedTask } from '#test/a-saved-task.ts';
import { isTaskSlug, type NewTask } from '#core/saved-tasks/saved-task.ts';
import type { Schedule } from '#core/saved-tasks/schedule.ts';

import * as account from './account/requests.ts';
import { operationOf, refusalsOf, V2_OPERATIONS } from '#test/described-operations.ts';
import * as runs from './requests.ts';
import { startRunRequest } from './run-request.ts';
import { withAnswerWindow } from '../answer-window.ts';

const order = anOrder();
const { slug: task, input } = aSavedTask();
const run = runSlug('01KSFDS8XWTJME33C08XMCR6B9');

function runSlug(text: string): RunSlug {
  if (!isRunSlug(text)) throw new Error(text);
  return text;
}

const SCHEDULES: readonly Schedule[] = [
  { kind: 'daily', time: '00:00' },
  { kind: 'weekly', weekday: 7, time: '23:59' },
  { kind: 'monthly', day: 31, time: '09:00' },
  { kind: 'once', date: '2028-02-29', time: '12:30' },
];
const aTask = (parts: Partial<NewTask> = {}): NewTask => ({
  ...{ worker: order.worker, version: '', title: 'A', description: '', input, isScheduled: false },
  ...parts,
});
const HOOK = 'https://example.com/hook';

function toJsonObject(value: unknown): JsonObject {
  const json = toJson(JSON.stringify(value));
  return json !== undefined && isJsonObject(json) ? json : {};
}

/** What each builder can be asked to build, by its name. */
const BUILT: Readonly<Record<string, readonly ApiRequest[]>> = {
  startRunRequest: [
    startRunRequest(order),
    startRunRequest(anOrder({ version: '', callbackUrl: '', proxyRegion: '', mode: 'sync' })),
    withAnswerWindow(startRunRequest(anOrder({ mode: 'sync' })), { size: 100, page: 2 }),
  ],
  storeRequest: [runs.storeRequest('maps')],
  schemaRequest: [runs.schemaRequest(order.worker)],
  proxyRegionsRequest: [runs.proxyRegionsRequest()],
  workerRequest: [runs.workerRequest(order.worker)],
  runRequest: [runs.runRequest(run)],
  logRequest: [runs.logRequest(run)],
  accountRequest: [runs.accountRequest()],
  runsRequest: [
    runs.runsRequest({ page: 1, pageSize: 20 }),
    ...RUN_STATUSES.map((status) =>
      runs.runsRequest({
        ...{ page: 2, pageSize: 100, worker: order.worker },
        status,
        month: '2026-02',
      }),
    ),
  ],
  failedRunsRequest: [runs.failedRunsRequest(1_760_000_000_000, 1)],
  resultsPartRequest: [runs.resultsPartRequest(run, 0, 100)],
  resultsRequest: [runs.resultsRequest(run, 1, 100), runs.resultsRequest(run, 2, 1)],
  exportRequest: EXPORT_FORMATS.flatMap((format) => [
    runs.exportRequest(run, format, []),
    runs.exportRequest(run, format, ['a', 'b']),
  ]),
  abortRequest: [runs.abortRequest(run)],
  rerunRequest: [runs.rerunRequest(run, ''), runs.rerunRequest(run, HOOK)],
  storePageRequest: [account.storePageRequest(1)],
  ownWorkersRequest: [account.ownWorkersRequest(1)],
  tasksRequest: [
    account.tasksRequest({ page: 1 }),
    account.tasksRequest({ page: 2, text: 'a', worker: order.worker }),
  ],
  taskRequest: [account.taskRequest(task)],
  createTaskRequest: [
    account.createTaskRequest(aTask()),
    account.createTaskRequest(aTask({ version: 'v1' })),
    ...SCHEDULES.map((schedule) => account.createTaskRequest(aTask({ schedule, isScheduled: true }))),
  ],
  changeTaskRequest: [
    account.changeTaskRequest(task, { title: 'B' }),
    account.changeTaskRequest(task, { description: '' }),
    account.changeTaskRequest(task, { isScheduled: true }),
    ...SCHEDULES.map((schedule) => account.changeTaskRequest(task, { schedule })),
  ],
  changeTaskInputRequest: [
    account.changeTaskInputRequest(task, input),
    account.changeTaskInputRequest(task, { custom: {}, flat: true }, 'v2'),
  ],
  deleteTaskRequest: [account.deleteTaskRequest(task)],
  runTaskRequest: [account.runTaskRequest(task)],
  queueRunRequest: [account.queueRunRequest(order)],
  waitingRunsRequest: [account.waitingRunsRequest(1), account.waitingRunsRequest(2, 'inactive')],
  activateRequest: [account.activateRequest(['a', 'b'])],
  releaseRequest: [account.releaseRequest(['a'], ''), account.releaseRequest(['a'], 'not needed')],
};

const all = Object.entries(BUILT).flatMap(([name, requests]) =>
  requests.map((request, at): [string, ApiRequest] => [`${name} ${at}`, request]),
);

describe('every request of v2 that the console can build', () => {
  it.each(all)('is one that v2 takes: %s', (_, request) => {
    expect(refusalsOf(request)).toEqual([]);
  });

  it('is one that v2 takes, whatever a person put in', () => {
    const anyCustom = fc.dictionary(fc.string(), fc.jsonValue()).map((custom) => toJsonObject(custom));
    const anySchedule = fc.constantFrom(undefined, ...SCHEDULES);
    fc.assert(
      fc.property(
        fc.record({ custom: anyCustom, schedule: anySchedule, isScheduled: fc.boolean() }),
        fc.record({
          title: fc.string({ minLength: 1, maxLength: 100 }),
          text: fc.string(),
          version: fc.string(),
          callbackUrl: fc.constantFrom('', HOOK),
          mode: fc.constantFrom('sync' as const, 'async' as const),
          page: fc.integer({ min: 1, max: 10_000 }),
        }),
        ({ custom, schedule, isScheduled }, { title, text, version, callbackUrl, mode, page }) => {
          const mine = anOrder({ version, callbackUrl, mode }, { custom });
          const facts = { title, description: text, isScheduled, ...(schedule && { schedule }) };
          const built = [
            startRunRequest(mine),
            account.queueRunRequest(mine),
            account.createTaskRequest(aTask({ ...facts, version, input: { custom } })),
            account.changeTaskRequest(task, facts),
            account.changeTaskInputRequest(task, { custom, flat: true }, version),
            account.tasksRequest({ page, text }),
            account.releaseRequest([title], text),
            runs.runsRequest({ page, pageSize: 20, month: '2026-02' }),
          ];
          expect(built.flatMap(refusalsOf)).toEqual([]);
        },
      ),
    );
  });

  it('is among these', () => {
    const builders = [...Object.keys(runs), ...Object.keys(account), 'startRunRequest'].filter((name) =>
      name.endsWith('Request'),
    );
    expect(Object.keys(BUILT).toSorted()).toEqual(builders.toSorted());
  });

  it('is refused by this description with a key too much, a value out of range, or where it is not to be used', () => {
    const change = account.changeTaskRequest(task, { title: 'B' });
    const start = startRunRequest(order);
    expect(refusalsOf({ ...change, body: { title: 'B', version: 'v1' } })[0]).toContain('version');
    expect(refusalsOf({ ...change, body: { schedule_day: 32 } })).toHaveLength(1);
    expect(refusalsOf({ ...start, body: { ...BODY, callback: HOOK } })).toHaveLength(1);
    expect(refusalsOf({ ...start, body: {} })).toHaveLength(1);
    expect(refusalsOf({ ...runs.runRequest(run), path: '/api/v2/worker-runs/last' })).toEqual([
      'not to be used: GET /worker-runs/last',
    ]);
    expect(refusalsOf({ ...runs.runRequest(run), query: { limit: '1' } })).toHaveLength(1);
    expect(refusalsOf({ ...runs.runRequest(run), authenticated: false })).toEqual(['wants a key']);
    expect(refusalsOf({ ...change, method: 'POST' })).toHaveLength(1);
  });

  it('writes IDs as they are named, however many digits they have', () => {
    fc.assert(
      fc.property(fc.bigInt(2n ** 53n, 2n ** 64n), (number) => {
        const name = String(number);
        if (!isTaskSlug(name)) throw new Error(name);
        expect(runs.runRequest(runSlug(name)).path).toBe(`/api/v2/worker-runs/${name}`);
        expect(account.changeTaskRequest(name, { title: 'B' }).path).toBe(`/api/v2/worker-tasks/${name}`);
        expect(bodyText(account.activateRequest([name]))).toContain(`"${name}"`);
      }),
    );
  });
});

const BODY = {
  is_async: true,
  input: { parameters: { custom: {} } },
};

describe('docs/platform.md', () => {
  const rows = readFileSync('docs/platform.md', 'utf8')
    .split('\n')
    .map((line) => /^\| `(GET|POST|PUT|DELETE) \/api\/v2(\/\S+)`\s+\|\s+(.*?)\s+\|$/.exec(line))
    .flatMap((found) =>
      found === null ? [] : ([[`${found[1] ?? ''} ${found[2] ?? ''}`, found[3] ?? '']] as const),
    );

  it('tells of each of the 39 operations once', () => {
    expect(rows.map(([operation]) => operation).toSorted()).toEqual(Object.keys(V2_OPERATIONS).toSorted());
    expect(rows).toHaveLength(39);
  });

  it('says that nothing uses those that nothing asks, and of no other', () => {
    const usedOperations = new Set(all.map(([, request]) => operationOf(request)));
    const idle = rows.filter(([, use]) => use.startsWith('nothing')).map(([operation]) => operation);
    expect(idle.toSorted()).toEqual(
      Object.keys(V2_OPERATIONS)
        .filter((name) => !usedOperations.has(name))
        .toSorted(),
    );
    expect(idle.every((name) => V2_OPERATIONS[name] === 'unused')).toBe(true);
  });
});
