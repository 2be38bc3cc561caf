import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { createApi } from '../../create-api.ts';
import { createKeyStore } from '../../key/key-store.ts';
import { anOrder } from '#test/an-order.ts';
import { type NewTask, type SavedTask, type TaskSlug, toNewTask } from '#core/saved-tasks/saved-task.ts';
import { changesBetween } from '#core/saved-tasks/task-changes.ts';
import type { Schedule } from '#core/saved-tasks/schedule.ts';
import { aSandbox } from '#test/a-sandbox.ts';

import { readOutcomes, readTask, readTaskOf } from './wire.ts';

const ORIGIN = 'https://api.example.com';

const compact = (json: string) => JSON.stringify(JSON.parse(json));

/** An API of v1, which asks v2 of what v1 has not, over a sandbox. */
function anApi() {
  const sandbox = aSandbox();
  const keyStore = createKeyStore(undefined);
  keyStore.set(sandbox.key);
  const sent: { method: string; path: string; body: string }[] = [];
  const fetch = vi.fn<typeof globalThis.fetch>(async (input, init = {}) => {
    const path = (typeof input === 'string' ? input : '').slice(ORIGIN.length);
    sent.push({
      method: init.method ?? 'GET',
      path,
      body: typeof init.body === 'string' ? compact(init.body) : '',
    });
    return sandbox.app.request(path, init);
  });
  const config = {
    origin: ORIGIN,
    authScheme: 'bearer',
    version: 'v1',
    platform: { kind: 'sandbox' },
  } as const;
  return { api: createApi({ config, keyStore, fetch }), sent, sandbox };
}

const order = anOrder();
const aTask = (parts: Partial<NewTask> = {}): NewTask => ({
  worker: order.worker,
  version: '',
  title: 'Mondays',
  description: 'For the list',
  input: { system: { memory: 1024 }, custom: { keywords: ['a'], base_location: 'b' } },
  isScheduled: false,
  ...parts,
});

describe('saved tasks, asked of v2 by a console of v1', () => {
  it('are not taken for another one', () => {
    expect(readTaskOf({ slug: 'one' }, 'one' as TaskSlug).slug).toBe('one');
    expect(() => readTaskOf({ slug: 'other' }, 'one' as TaskSlug)).toThrow('unreadable');
  });

  it('are made, found, opened, changed where they change, and deleted', async () => {
    const { api, sent } = anApi();
    const slug = await api.v2.createTask(aTask());
    const { tasks, total } = await api.v2.tasks({ text: 'monday', page: 1 });
    expect(total).toBe(1);
    expect(tasks[0]).toMatchObject({
      slug,
      title: 'Mondays',
      description: 'For the list',
      isScheduled: false,
    });
    await api.v2.changeTask(slug, { title: 'Tuesdays' });
    expect(sent.at(-1)).toEqual({
      method: 'PUT',
      path: `/api/v2/worker-tasks/${slug}`,
      body: '{"title":"Tuesdays"}',
    });
    await api.v2.changeTaskInput(slug, { custom: { keywords: ['z'] } });
    expect(sent.at(-1)?.body).toBe('{"input":{"parameters":{"custom":{"keywords":["z"]}}}}');
    const opened = await api.v2.task(slug);
    expect(opened).toMatchObject({
      title: 'Tuesdays',
      version: 'v1.0.5',
      input: { custom: { keywords: ['z'] } },
    });
    expect(opened.description).toBe('For the list');
    await api.v2.deleteTask(slug);
    await expect(api.v2.task(slug)).rejects.toMatchObject({ facts: { kind: 'taskNotFound' } });
  });

  it.each<Schedule>([
    { kind: 'daily', time: '09:00' },
    { kind: 'weekly', weekday: 7, time: '23:59' },
    { kind: 'monthly', day: 31, time: '00:00' },
    { kind: 'once', date: '2028-02-29', time: '12:30' },
  ])('come back with the schedule that they were given: %o', async (schedule) => {
    const { api } = anApi();
    const slug = await api.v2.createTask(aTask({ schedule, isScheduled: true }));
    expect(await api.v2.task(slug)).toMatchObject({ schedule, isScheduled: true });
    await api.v2.changeTask(slug, { isScheduled: false });
    expect(await api.v2.task(slug)).toMatchObject({ schedule, isScheduled: false });
  });

  it.each([
    { schedule_type: 5, schedule_time: '09:00' },
    { schedule_type: 2, schedule_time: '09:00' },
    { schedule_type: 1, schedule_time: 'noon' },
    { schedule_type: 1 },
  ])('are on where they run by a schedule that is not known: %o', (schedule) => {
    const task = readTask({ slug: 'a', schedule_enabled: 1, ...schedule });
    expect(task).toMatchObject({ isScheduled: true });
    expect(task.schedule).toBeUndefined();
    expect(readTask({ slug: 'a', schedule_enabled: 0, ...schedule }).isScheduled).toBe(false);
  });

  it.each([
    [1, 'daily'],
    [2, 'weekly'],
    [3, 'monthly'],
    ['4', 'once'],
    [0, undefined],
    [5, undefined],
  ])('made elsewhere tell how often they run where the hour is not told: type %j', (type, kind) => {
    const task = readTask({ slug: 'a', schedule_enabled: 1, schedule_type: type });
    expect(task.scheduleKind).toBe(kind);
  });

  it.each([1, '1', true, 'true', 'True'])('are on where the platform says %j', (on) => {
    expect(readTask({ slug: 'a', schedule_enabled: on }).isScheduled).toBe(true);
  });

  it.each([
    [undefined],
    [null],
    ['{"parameters":{"custom":{"a":1}}}'],
    [[]],
    [{ parameters: null }],
    [{ parameters: '{"custom":{"a":1}}' }],
    [{ parameters: { custom: [1] } }],
    [{ parameters: { system: 'small', custom: { a: 1 } } }],
  ])('have an input that nothing is sent in the place of, where it is %j', (input) => {
    const read = readTask({ slug: 'a', input, worker_path: 'coreclaw/google-maps-scraper' });
    expect(read.input).toEqual({ custom: {}, unreadable: true });
    const edited = { ...read, title: 'Mine', version: 'v2' };
    expect(changesBetween(read, edited)).toEqual({ facts: { title: 'Mine' } });
    expect(toNewTask(read)).toBeUndefined();
  });

  it.each(['coreclaw/google-maps-scraper', 'coreclaw~google-maps-scraper'])(
    'name their Worker by its path, also as %s',
    (path) => {
      const { worker } = readTask({ slug: 'a', worker_path: path });
      expect(worker).toBe('coreclaw/google-maps-scraper');
    },
  );

  it('tell when they were last changed, where the platform does', () => {
    const changed = { slug: 'a', updated_at: 1_790_000_000, created_at: 1_780_000_000 };
    expect(readTask(changed).updatedAt).toBe(1_790_000_000_000);
    for (const unset of [0, null, '', undefined])
      expect(readTask({ ...changed, updated_at: unset })).not.toHaveProperty('updatedAt');
  });

  it('are read with an hour of one digit', () => {
    const task = readTask({ slug: 'a', schedule_enabled: 1, schedule_type: 1, schedule_time: '9:05' });
    expect(task).toMatchObject({ schedule: { kind: 'daily', time: '09:05' }, isScheduled: true });
  });

  it('tell of numbers in their input that would come back rounded', async () => {
    const { api, sandbox } = anApi();
    const headers = { Authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' };
    const body = `{"worker_id":"coreclaw~google-maps-scraper","title":"Big","input":{"parameters":{"custom":{"id":12345678901234567890}}}}`;
    await sandbox.app.request('/api/v2/worker-tasks', { method: 'POST', headers, body });
    const [task] = (await api.v2.tasks({ text: 'Big', page: 1 })).tasks;
    expect(task?.input.inexact).toMatch(/^1234567890123456\d{4}$/);
  });

  it('keep a text of their input that looks like a marked number', async () => {
    const { api, sandbox } = anApi();
    const headers = { Authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' };
    const body = `{"worker_id":"coreclaw~google-maps-scraper","title":"Odd","input":{"parameters":{"custom":{"id":"\\u0000-5"}}}}`;
    await sandbox.app.request('/api/v2/worker-tasks', { method: 'POST', headers, body });
    const [task] = (await api.v2.tasks({ text: 'Odd', page: 1 })).tasks;
    expect(task?.input).toEqual({ custom: { id: '\0-5' } });
  });

  it('are opened where their input is flat, which is said, and is mended where it is saved', async () => {
    const { api, sandbox, sent } = anApi();
    const headers = { Authorization: `Bearer ${sandbox.key}` };
    const flat = { worker_id: 'coreclaw~google-maps-scraper', title: 'Flat', input: { keywords: ['a'] } };
    await sandbox.send('/api/v2/worker-tasks', flat, headers);
    const [task] = (await api.v2.tasks({ text: 'Flat', page: 1 })).tasks;
    expect(task?.input).toEqual({ custom: { keywords: ['a'] }, flat: true });
    if (task) await api.v2.changeTaskInput(task.slug, task.input);
    expect(sent.at(-1)?.body).toBe('{"input":{"parameters":{"custom":{"keywords":["a"]}}}}');
  });

  it('say which of a list cannot be read, and lose none of the others', async () => {
    const { api, sandbox } = anApi();
    const data = { count: 3, list: [{ title: 'no slug' }, { slug: 'a b' }, { slug: 'fine' }] };
    await sandbox.control('faults', {
      match: '/api/v2/worker-tasks',
      fault: { kind: 'status', status: 200, code: 0, data },
    });
    const { tasks, unread } = await api.v2.tasks({ page: 1 });
    expect(tasks.map(({ slug }) => slug)).toEqual(['fine']);
    expect(unread).toHaveLength(2);
  });
});

it('keeps every ID of a task out of the numbers, however many digits the answer writes', () => {
  fc.assert(
    fc.property(fc.bigInt(2n ** 53n, 2n ** 64n), fc.bigInt(0n, 2n ** 64n), (id, worker) => {
      const text = `{"slug":"01KQ3T7AD4M5WNZ8V6C2XJRGEB","id":${id},"worker_id":${worker},"last_run_id":${id}}`;
      const task: SavedTask = readTask(JSON.parse(text));
      expect(task.slug).toBe('01KQ3T7AD4M5WNZ8V6C2XJRGEB');
      expect(Object.values(task).every((value) => typeof value !== 'number' || value === 0)).toBe(true);
    }),
  );
});

describe('waiting runs', () => {
  it('became what the platform says of each, and are left out where it says neither yes nor no', () => {
    const said = [true, 1, 'true', false, 0, 'FALSE', null, 'queued', {}];
    const results = said.map((success, at) => ({ queue_ref: `q-${at}`, success }));
    expect(readOutcomes({ results }).map(({ ref, done }) => [ref, done])).toEqual([
      ...['q-0', 'q-1', 'q-2'].map((ref) => [ref, true]),
      ...['q-3', 'q-4', 'q-5'].map((ref) => [ref, false]),
    ]);
  });

  it('are put in, listed, activated and let go', async () => {
    const { api } = anApi();
    const mine = { ...order, custom: { keywords: ['a'], base_location: 'b' } };
    const [first, second] = [await api.v2.queueRun(mine), await api.v2.queueRun(mine)];
    const { waiting, total } = await api.v2.waitingRuns(1);
    expect(total).toBe(2);
    expect(waiting.map(({ ref, worker }) => [ref, worker])).toEqual([
      [first, 'coreclaw/google-maps-scraper'],
      [second, 'coreclaw/google-maps-scraper'],
    ]);
    expect(await api.v2.activate([first])).toEqual([{ ref: first, done: true }]);
    expect(await api.v2.activate([first])).toEqual([{ ref: first, done: false }]);
    expect(await api.v2.release([second], '')).toEqual([{ ref: second, done: true }]);
    expect((await api.v2.waitingRuns(1)).total).toBe(0);
  });
});

describe('a list of waiting runs', () => {
  it.each([null, undefined, 'none', {}, { list: null }, { list: 3, count: 0 }])(
    'that tells neither a list nor a count is not taken for an empty one: %j',
    async (data) => {
      const { readWaitingRuns } = await import('./wire.ts');
      expect(() => readWaitingRuns(data)).toThrow(
        expect.objectContaining({ facts: expect.objectContaining({ kind: 'unreadable' }) as unknown }),
      );
    },
  );

  it('may be empty, and says how many of it cannot be read', async () => {
    const { readWaitingRuns } = await import('./wire.ts');
    expect(readWaitingRuns({ count: 0, list: null })).toEqual({ waiting: [], unread: 0, total: 0 });
    expect(readWaitingRuns({ list: [] })).toEqual({ waiting: [], unread: 0 });
    expect(readWaitingRuns({ count: 2, list: [{ queue_ref: 'a' }, { queue: 'b' }] })).toEqual({
      ...{ waiting: [{ ref: 'a' }], unread: 1, total: 2 },
    });
  });
});

it('lists own Workers', async () => {
  const { api } = anApi();
  expect((await api.v2.ownWorkers(1)).map(({ slug }) => slug)).toEqual([
    'data-bench/dedup-rows',
    'webkit-tools/site-crawler-pro',
  ]);
});
