import { describe, expect, it } from 'vitest';

import { createApi } from '#api/create-api.ts';
import { createKeyStore } from '#api/key/key-store.ts';
import { anOrder } from '#test/an-order.ts';
import { type NewTask, type SavedTask, toNewTask } from '#core/saved-tasks/saved-task.ts';
import { capOf, withCap } from '#core/saved-tasks/task-changes.ts';
import { ALL_SPOILT, aSpoiltNetwork, hasArrived, ORIGIN } from '#test/a-spoilt-network.ts';

import { deleteTask, saveTask, switchSchedule } from './write-task.ts';

const TASKS = '/api/v2/worker-tasks';

const NEW: NewTask = {
  ...{ worker: anOrder().worker, version: '', title: 'Mondays', description: 'For the list' },
  input: { system: { max_total_charge: 2 }, custom: { keywords: ['a'], base_location: 'b' } },
  schedule: { kind: 'weekly', weekday: 1, time: '09:00' },
  isScheduled: false,
};

/** An API over a network that can be spoilt, and a colleague. */
function aSpoiltApi() {
  const network = aSpoiltNetwork();
  const keyStore = createKeyStore(undefined);
  keyStore.set(network.key);
  const platform = { kind: 'sandbox' } as const;
  const config = { origin: ORIGIN, authScheme: 'bearer', version: 'v1', platform } as const;
  const apiOver = (fetch: typeof globalThis.fetch) => createApi({ config, keyStore, fetch });
  return { ...network, api: apiOver(network.spoilt), colleague: apiOver(network.plain).v2 };
}

/** An account with one task. */
async function anAccount() {
  const { api, writes, colleague, spoil } = aSpoiltApi();
  const slug = await colleague.createTask(NEW);
  const task = await api.v2.task(slug);
  const titles = async () => (await colleague.tasks({ page: 1 })).tasks.map(({ title }) => title);
  return { ...{ api, slug, task, writes, colleague, spoil, titles } };
}

const retitled = (task: SavedTask): SavedTask => ({ ...task, title: 'Tuesdays' });
const capped = (task: SavedTask): SavedTask => ({ ...task, input: withCap(task.input, 5) });

describe('saving a task', () => {
  it.each(ALL_SPOILT)('says what stands there after %s, and saves it when asked again', async (name) => {
    for (const change of [retitled, capped]) {
      const { api, task, spoil } = await anAccount();
      spoil('PUT', name);
      const written = await saveTask(api, task, change(task));
      expect(written.kind).toBe(hasArrived(name) ? 'done' : 'failed');
      expect((await saveTask(api, task, change(task))).kind).toBe('done');
      expect(await api.v2.task(task.slug)).toMatchObject({
        title: change(task).title,
        input: change(task).input,
      });
    }
  });

  it('names what is still to be saved where a part of it was', async () => {
    const { api, task, spoil, writes } = await anAccount();
    const after = retitled(capped(task));
    spoil('PUT', 'a request that never arrives');
    expect(await saveTask(api, task, after)).toMatchObject({ kind: 'failed', now: { title: 'Mondays' } });
    writes.length = 0;
    expect(await saveTask(api, task, after)).toMatchObject({ kind: 'done', task: { title: 'Tuesdays' } });
    expect(writes).toEqual([`PUT ${TASKS}/${task.slug}/input`, `PUT ${TASKS}/${task.slug}`]);
  });

  it.each(ALL_SPOILT)(
    'switches a schedule off before the limit of what it runs is taken off, and on after it is set (%s)',
    async (name) => {
      const { api, task, spoil, colleague } = await anAccount();
      const off = { ...task, input: withCap(task.input, 0) };
      const on = { ...task, isScheduled: true };
      await colleague.changeTask(task.slug, { isScheduled: true });
      for (const [before, after] of [
        [on, off],
        [off, on],
      ] as const) {
        // The first of the two requests arrives, whatever becomes of the other.
        let sent = 0;
        const second = () => {
          if ((sent += 1) === 2) spoil('PUT', name);
        };
        const v2: typeof api.v2 = {
          ...api.v2,
          changeTask: (...given) => (second(), api.v2.changeTask(...given)),
          changeTaskInput: (...given) => (second(), api.v2.changeTaskInput(...given)),
        };
        await saveTask({ ...api, v2 }, before, after);
        expect(sent).toBe(2);
        const now = await colleague.task(task.slug);
        expect(now.isScheduled && capOf(now.input) === 0).toBe(false);
        await saveTask(api, now, after);
      }
    },
  );

  it('sends nothing over what somebody else has changed meanwhile', async () => {
    const { api, task, colleague, writes } = await anAccount();
    await colleague.changeTask(task.slug, { description: 'theirs' });
    expect(await saveTask(api, task, retitled(task))).toMatchObject({
      ...{ kind: 'changed', theirs: { description: 'theirs', title: 'Mondays' } },
    });
    expect(writes).toEqual([]);
  });

  it('says that somebody else has deleted it, before it is sent and after', async () => {
    const before = await anAccount();
    await before.colleague.deleteTask(before.slug);
    expect(await saveTask(before.api, before.task, retitled(before.task))).toEqual({ kind: 'gone' });
    expect(before.writes).toEqual([]);
    const between = await anAccount();
    const v2 = {
      ...between.api.v2,
      changeTask: async (...given: Parameters<typeof between.api.v2.changeTask>) => {
        await between.colleague.deleteTask(between.slug);
        return between.api.v2.changeTask(...given);
      },
    };
    expect(await saveTask({ ...between.api, v2 }, between.task, retitled(between.task))).toEqual({
      kind: 'gone',
    });
  });

  it('takes a description that only the list has as unchanged where that cannot be read', async () => {
    const { api, task } = await anAccount();
    const { description: _, ...alone } = task;
    const v2 = { ...api.v2, task: () => Promise.resolve(alone) };
    expect((await saveTask({ ...api, v2 }, task, retitled(task))).kind).toBe('done');
  });
});

describe('the switch of a schedule', () => {
  it.each(ALL_SPOILT)('stands as the platform has it after %s, on and off', async (name) => {
    const { api, task, spoil, slug } = await anAccount();
    spoil('PUT', name);
    const on = await switchSchedule(api, task, true);
    expect(on.kind).toBe(hasArrived(name) ? 'done' : 'failed');
    expect((await api.v2.task(slug)).isScheduled).toBe(hasArrived(name));
    expect((await switchSchedule(api, task, true)).kind).toBe('done');
    spoil('PUT', name);
    expect((await switchSchedule(api, task, false)).kind).toBe(hasArrived(name) ? 'done' : 'failed');
    expect((await api.v2.task(slug)).isScheduled).toBe(!hasArrived(name));
  });

  it('goes on only as it was seen, and off whatever it is', async () => {
    const { api, task, colleague, slug, writes } = await anAccount();
    await colleague.changeTaskInput(slug, withCap(task.input, 500));
    expect(await switchSchedule(api, task, true)).toMatchObject({ kind: 'changed' });
    expect(writes).toEqual([]);
    await colleague.changeTask(slug, { isScheduled: true });
    expect(await switchSchedule(api, task, false)).toEqual({
      kind: 'done',
      task: { ...task, isScheduled: false },
    });
    expect((await api.v2.task(slug)).isScheduled).toBe(false);
  });

  it('says where it was off before, or where nobody could read that, so that no Undo switches it on', async () => {
    const { api, task, writes } = await anAccount();
    const stale = { ...task, isScheduled: true };
    expect(await switchSchedule(api, stale, false)).toMatchObject({ kind: 'done', by: 'others' });
    expect(writes).toEqual([]);
    const v2 = { ...api.v2, task: () => Promise.reject(new Error('unread')) };
    expect(await switchSchedule({ ...api, v2 }, stale, false)).toMatchObject({ kind: 'done', by: 'unknown' });
    expect(writes).toHaveLength(1);
  });

  it('says of one that was deleted that it is gone', async () => {
    const { api, task, colleague, slug } = await anAccount();
    await colleague.deleteTask(slug);
    expect(await switchSchedule(api, task, true)).toEqual({ kind: 'gone' });
    expect(await switchSchedule(api, task, false)).toEqual({ kind: 'gone' });
  });
});

describe('deleting a task', () => {
  it.each(ALL_SPOILT)('says whether it is there after %s', async (name) => {
    const { api, task, spoil, titles } = await anAccount();
    spoil('DELETE', name);
    expect((await deleteTask(api, task)).kind).toBe(hasArrived(name) ? 'done' : 'failed');
    expect((await titles()).includes('Mondays')).toBe(!hasArrived(name));
    expect((await deleteTask(api, task)).kind).toBe('done');
    expect(await titles()).not.toContain('Mondays');
  });

  it('deletes nothing that somebody else has changed unseen, and is done where they have deleted it', async () => {
    const { api, task, colleague, slug, writes } = await anAccount();
    await colleague.changeTask(slug, { title: 'Theirs' });
    const written = await deleteTask(api, task);
    expect(written).toMatchObject({ kind: 'changed', theirs: { title: 'Theirs' } });
    expect(writes).toEqual([]);
    if (written.kind === 'changed') expect((await deleteTask(api, written.theirs)).kind).toBe('done');
    expect((await deleteTask(api, task)).kind).toBe('done');
  });

  it('is undone by making all of it anew', async () => {
    const { api, task } = await anAccount();
    await deleteTask(api, task);
    const again = toNewTask(task);
    const made = again && (await api.v2.createTask(again));
    if (made === undefined) throw new Error('not to be made');
    const { title, description, input, schedule, isScheduled } = await api.v2.task(made);
    expect({ title, description, input, schedule, isScheduled }).toEqual({
      ...{ title: NEW.title, description: NEW.description, input: NEW.input },
      ...{ schedule: NEW.schedule, isScheduled: false },
    });
    expect(made).not.toBe(task.slug);
  });
});
