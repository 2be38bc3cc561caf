import { expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { openRecords } from '#browser/stored/records.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { STORED } from '#browser/stored/registry.ts';

import { createSentStarts, SENT_FORMAT } from './sent-starts.ts';

let serial = 0;
const aName = () => `sent-${Date.now()}-${(serial += 1)}`;
/** What a tab of a browser that has this database knows of its starts. */
const inTab = (key: string) => createSentStarts(openRecords({ ...STORED.sent, key }, SENT_FORMAT));

const AT = 1_790_000_000_000;
const WORKER = 'coreclaw/google-maps-scraper' as WorkerSlug; // parsed elsewhere
const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug; // a ULID

it('tells every tab of the browser which starts were sent, which run was taken for one, and none that was refused', async () => {
  const name = aName();
  const tab = inTab(name);
  await tab.note({ id: 'first', at: AT, worker: WORKER });
  await tab.note({ id: 'second', at: AT + 1 });
  await tab.note({ id: 'third', at: AT + 2, worker: WORKER });
  await tab.note({ id: 'first', at: AT, worker: WORKER, run: RUN });
  await tab.forget({ id: 'third', at: AT + 2 });
  expect(await inTab(name).all()).toEqual([
    { id: 'first', at: AT, worker: WORKER, run: RUN },
    { id: 'second', at: AT + 1 },
  ]);
});

it('remembers which task each of more was', async () => {
  const tab = inTab(aName());
  await tab.note({ id: 'task', at: AT, task: 'T1' as TaskSlug });
  for (let at = 1; at < 203; at += 1) await tab.note({ id: `start ${at}`, at: AT + at });
  const ids = (await tab.all()).map(({ id }) => id);
  expect([ids.length, ids[0], ids[1]]).toEqual([201, 'task', 'start 3']);
});

it('remembers one that other tabs are to ask about, however many rows of batches were sent since', async () => {
  const tab = inTab(aName());
  await tab.note({ id: 'lost', at: AT, worker: WORKER, key: `worker ${WORKER}` });
  for (let at = 1; at < 203; at += 1) await tab.note({ id: `row ${at}`, at: AT + at, worker: WORKER });
  const ids = (await tab.all()).map(({ id }) => id);
  expect([ids.length, ids[0], ids[1]]).toEqual([201, 'lost', 'row 3']);
});

it('remembers the last two hundred of them', async () => {
  const tab = inTab(aName());
  for (let at = 0; at < 203; at += 1) await tab.note({ id: `start ${at}`, at: AT + at });
  const ids = (await tab.all()).map(({ id }) => id);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([200, 'start 3', 'start 202']);
});
