import * as z from 'zod';

import type { Json } from '#core/json/json.ts';
import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import { EXPORT_FORMATS } from '#core/run/run.ts';

/*
 * For tests: the operations of API v2 as its description has them, of which docs/platform.md tells what uses each. What an operation
 * takes is described where the console asks it; a key too much is refused.
 */

const id = '[\\w.~%-]+';
const pageNumber = z.string().regex(/^\d+$/);
const pageSize = z.string().regex(/^([1-9]\d?|100)$/);
const page = { offset: pageNumber, limit: pageSize };
const seconds = z.string().regex(/^\d{1,11}$/);
const object = z.record(z.string(), z.unknown());
const system = z.strictObject({
  cpus: z.number().positive().optional(),
  memory: z.literal([512, 1024, 2048, 4096, 8192, 16384]).optional(),
  execute_limit_time_seconds: z.int().min(0).optional(),
  max_total_charge: z.number().min(0).optional(),
  max_total_traffic: z.number().min(0).optional(),
  proxy_region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});
const input = z.strictObject({ parameters: z.strictObject({ system: system.optional(), custom: object }) });
const schedule = {
  schedule_enabled: z.literal([0, 1]).optional(),
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
const callback = { callback_url: z.url({ protocol: /^https?$/ }).optional() };
const window = { limit: z.int().min(1).max(100).optional(), offset: z.int().min(0).optional() };
const start = { ...callback, ...window, is_async: z.boolean().optional() };
const startOfWorker = z.strictObject({
  ...start,
  is_async: z.boolean(),
  input,
  version: z.string().min(1).optional(),
});
const keyword = z.string().min(1).optional();
const refs = z.array(z.string().min(1)).min(1);
const reason = z.string().min(1).optional();
const nothing = z.undefined();
const noQuery = z.strictObject({}).optional();

/** What an operation takes; where the console does not ask it, that is all that is said. */
type Operation = 'unused' | { readonly query?: z.ZodType; readonly body?: z.ZodType; readonly open?: true };

/** By method and path, `{id}` for any name. */
export const V2_OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /store': { query: z.strictObject({ ...page, keyword }), open: true },
  'GET /workers': { query: z.strictObject({ ...page, keyword }) },
  'GET /workers/{id}': {},
  'GET /workers/{id}/input-schema': { open: true },
  'GET /proxy/region': { query: z.strictObject({ language: z.string().optional() }), open: true },
  'GET /users/account': {},
  'POST /workers/{id}/runs': { body: startOfWorker },
  'GET /worker-runs': {
    query: z
      .strictObject({
        ...page,
        start_time: seconds.optional(),
        end_time: seconds.optional(),
        worker_id: z.string().min(1).optional(),
        status: z.enum(['ready', 'running', 'succeeded', 'failed', 'aborting']).optional(),
      })
      // Both or neither.
      .refine(({ start_time: from, end_time: to }) => (from === undefined) === (to === undefined)),
  },
  'GET /worker-runs/{id}': {},
  'GET /worker-runs/{id}/log': {},
  'GET /worker-runs/{id}/result': { query: z.strictObject(page) },
  'GET /worker-runs/{id}/result/export': {
    query: z.strictObject({ format: z.enum(EXPORT_FORMATS), filter_keys: z.string().min(1).optional() }),
  },
  'POST /worker-runs/{id}/abort': {},
  'POST /worker-runs/{id}/rerun': { body: z.strictObject(start) },
  'GET /worker-tasks': {
    query: z.strictObject({ ...page, worker_id: z.string().min(1).optional(), keyword }),
  },
  'POST /worker-tasks': {
    body: z.strictObject({
      worker_id: z.string().min(1),
      title,
      input,
      description: z.string().optional(),
      version: z.string().min(1).optional(),
      ...schedule,
    }),
  },
  'GET /worker-tasks/{id}': {},
  'PUT /worker-tasks/{id}': {
    body: z.strictObject({ title: title.optional(), description: z.string().optional(), ...schedule }),
  },
  'DELETE /worker-tasks/{id}': {},
  'GET /worker-tasks/{id}/input': 'unused',
  'PUT /worker-tasks/{id}/input': { body: z.strictObject({ input, version: z.string().optional() }) },
  'POST /worker-tasks/{id}/runs': { body: z.strictObject(start) },
  'POST /workers/{id}/queued-runs': { body: startOfWorker },
  'GET /run-queue/items': {
    query: z.strictObject({ ...page, status: z.enum(['waiting', 'inactive']).optional() }),
  },
  'POST /run-queue/items/activate': { body: z.strictObject({ queue_refs: refs }) },
  'POST /run-queue/items/release': { body: z.strictObject({ queue_refs: refs, reason }) },
  'POST /run-queue/items/{id}/release': 'unused',
  'GET /worker-runs/last': 'unused',
  'GET /worker-runs/last/log': 'unused',
  'GET /worker-runs/last/result': 'unused',
  'GET /worker-runs/last/export': 'unused',
  'POST /worker-runs/last/abort': 'unused',
  'POST /worker-runs/last/rerun': 'unused',
  'GET /workers/{id}/runs/last': 'unused',
  'GET /workers/{id}/runs/last/log': 'unused',
  'GET /workers/{id}/runs/last/result': 'unused',
  'GET /workers/{id}/runs/last/export': 'unused',
  'POST /workers/{id}/runs/last/abort': 'unused',
  'POST /workers/{id}/runs/last/rerun': 'unused',
};

const names = Object.keys(V2_OPERATIONS);
// A name that is written out comes before any name.
const inOrder = [...names.filter((name) => name.includes('/last')), ...names];

/** The operation that a request asks; undefined where there is none. */
export function operationOf({ method, path }: ApiRequest): string | undefined {
  const line = `${method} ${path.replace(/^\/api\/v2(?=\/)/, '')}`;
  return inOrder.find((name) => new RegExp(`^${name.replaceAll('{id}', id)}$`).test(line));
}

/** What of a request v2 does not take; empty where it takes it. */
export function refusalsOf(request: ApiRequest): readonly string[] {
  const name = operationOf(request);
  const operation = name === undefined ? undefined : V2_OPERATIONS[name];
  if (operation === undefined) return [`no operation: ${request.method} ${request.path}`];
  if (operation === 'unused') return [`not to be used: ${name ?? ''}`];
  const { query = noQuery, body = nothing, open = false } = operation;
  const text = bodyText(request);
  const sent: Json | undefined = text === undefined ? undefined : (JSON.parse(text) as Json); // JSON.parse gives JSON
  const wrong = [query.safeParse(request.query), body.safeParse(sent)].flatMap(({ error }) =>
    error === undefined ? [] : [z.prettifyError(error)],
  );
  return [...wrong, ...(request.authenticated === open ? [open ? 'wants no key' : 'wants a key'] : [])];
}
