import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import type { Json } from '#core/json/json.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { bodyText } from '#core/request/api-request.ts';
import { anOrder } from '#core/run/an-order.ts';
import { aSavedTask } from '#core/saved-tasks/a-saved-task.ts';
import type { NewTask } from '#core/saved-tasks/saved-task.ts';
import type { Schedule } from '#core/saved-tasks/schedule.ts';

import * as v2 from '../requests.ts';
import * as requests from './requests.ts';

/** What v2 takes (contract, section 4), by method and path: a key too much is refused. */
const ID = '[\\w.~%-]+';
const page = { offset: z.string().regex(/^[1-9]\d*$/), limit: z.string().regex(/^([1-9]\d?|100)$/) };
const object = z.record(z.string(), z.unknown());
const input = z.strictObject({
  parameters: z.strictObject({ system: object.optional(), custom: object }),
});
const schedule = {
  schedule_enabled: z.union([z.literal(0), z.literal(1)]).optional(),
  schedule_type: z.int().min(1).max(4).optional(),
  schedule_weekday: z.int().min(1).max(7).optional(),
  schedule_day: z.int().min(1).max(31).optional(),
  schedule_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  schedule_once_date: z.iso.date().optional(),
};
const title = z.string().min(1).max(100);
const start = {
  is_async: z.boolean().optional(),
  callback_url: z.url().optional(),
  limit: z.int().min(1).max(100).optional(),
  offset: z.int().optional(),
};
const refs = z.array(z.string().min(1)).min(1);
const nothing = z.undefined();
const noQuery = z.strictObject({}).optional();

type Operation = { readonly query?: z.ZodType; readonly body?: z.ZodType };

const OPERATIONS: readonly (readonly [string, Operation])[] = [
  ['GET /store', { query: z.strictObject({ ...page, keyword: z.string().optional() }) }],
  ['GET /workers', { query: z.strictObject({ ...page, keyword: z.string().optional() }) }],
  [
    'GET /worker-tasks',
    { query: z.strictObject({ ...page, worker_id: z.string().optional(), keyword: z.string().optional() }) },
  ],
  [
    'POST /worker-tasks',
    {
      body: z.strictObject({
        ...{ worker_id: z.string().min(1), title, input, ...schedule },
        description: z.string().optional(),
        version: z.string().min(1).optional(),
      }),
    },
  ],
  [`GET /worker-tasks/${ID}`, {}],
  [
    `PUT /worker-tasks/${ID}`,
    { body: z.strictObject({ title: title.optional(), description: z.string().optional(), ...schedule }) },
  ],
  [`DELETE /worker-tasks/${ID}`, {}],
  [`PUT /worker-tasks/${ID}/input`, { body: z.strictObject({ input, version: z.string().optional() }) }],
  [`POST /worker-tasks/${ID}/runs`, { body: z.strictObject(start) }],
  [
    `POST /workers/${ID}/queued-runs`,
    { body: z.strictObject({ ...start, input, version: z.string().min(1).optional() }) },
  ],
  [
    'GET /run-queue/items',
    { query: z.strictObject({ ...page, status: z.enum(['waiting', 'inactive']).optional() }) },
  ],
  ['POST /run-queue/items/activate', { body: z.strictObject({ queue_refs: refs }) }],
  [
    'POST /run-queue/items/release',
    { body: z.strictObject({ queue_refs: refs, reason: z.string().min(1).optional() }) },
  ],
];

/** What of a request v2 does not take; empty where it takes it. */
function refusals(request: ApiRequest): readonly string[] {
  const line = `${request.method} ${request.path.replace('/api/v2', '')}`;
  const found = OPERATIONS.find(([pattern]) => new RegExp(`^${pattern}$`).test(line));
  if (found === undefined) return [`no operation: ${line}`];
  const [, { query = noQuery, body = nothing }] = found;
  const text = bodyText(request);
  const sent: Json | undefined = text === undefined ? undefined : (JSON.parse(text) as Json); // JSON.parse gives JSON
  return [query.safeParse(request.query), body.safeParse(sent)].flatMap(({ error }) =>
    error === undefined ? [] : [z.prettifyError(error)],
  );
}

const order = anOrder();
const { slug, input: held } = aSavedTask();
const SCHEDULES: readonly Schedule[] = [
  { kind: 'daily', time: '00:00' },
  { kind: 'weekly', weekday: 7, time: '23:59' },
  { kind: 'monthly', day: 31, time: '09:00' },
  { kind: 'once', date: '2028-02-29', time: '12:30' },
];
const aTask = (parts: Partial<NewTask> = {}): NewTask => ({
  ...{ worker: order.worker, version: '', title: 'A', description: '', input: held, isScheduled: false },
  ...parts,
});

describe('every request of v2’s own operations', () => {
  it.each<[string, ApiRequest]>([
    ['the store', requests.storePageRequest(1)],
    ['own Workers', requests.ownWorkersRequest(1)],
    ['tasks', requests.tasksRequest({ page: 1 })],
    ['tasks that fit', requests.tasksRequest({ page: 2, text: 'a', worker: order.worker })],
    ['a task', requests.taskRequest(slug)],
    ['a new task', requests.createTaskRequest(aTask())],
    ['a new task of a version', requests.createTaskRequest(aTask({ version: 'v1' }))],
    ...SCHEDULES.map(
      (one) =>
        [
          `a new task, ${one.kind}`,
          requests.createTaskRequest(aTask({ schedule: one, isScheduled: true })),
        ] as [string, ApiRequest],
    ),
    ['a changed title', requests.changeTaskRequest(slug, { title: 'B' })],
    ['a switch', requests.changeTaskRequest(slug, { isScheduled: true })],
    ['a changed input', requests.changeTaskInputRequest(slug, held)],
    ['a flat input', requests.changeTaskInputRequest(slug, { custom: {}, flat: true }, 'v2')],
    ['a deletion', requests.deleteTaskRequest(slug)],
    ['a run of a task', requests.runTaskRequest(slug)],
    ['a run of a task with a callback', v2.startTaskRequest(slug, 'https://example.com/hook')],
    ['a queued run', requests.queueRunRequest(order)],
    ['waiting runs', requests.waitingRunsRequest(1)],
    ['an activation', requests.activateRequest(['a', 'b'])],
    ['a release', requests.releaseRequest(['a'], '')],
    ['a release with a reason', requests.releaseRequest(['a'], 'not needed')],
  ])('is one that it takes: %s', (_, request) => {
    expect(refusals(request)).toEqual([]);
  });

  it('is refused by this description with a key too much, or an operation that there is not', () => {
    const task = requests.changeTaskRequest(slug, { title: 'B' });
    expect(refusals({ ...task, body: { title: 'B', version: 'v1' } })[0]).toContain('version');
    expect(refusals({ ...task, path: '/api/v2/worker-runs/last' })).toHaveLength(1);
  });
});
