import { expect, it, vi } from 'vitest';

import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

import { ownName } from '../own-storage.ts';
import { openRecords } from './records.ts';

const FORMAT = defineFormat<string>({
  read: (stored) => (typeof stored === 'string' ? ok(stored) : err('unreadable')),
  write: (value) => value,
});
let serial = 0;
const someRecords = () => {
  const key = `records-${Date.now()}-${(serial += 1)}`;
  const inTab = (waits?: boolean) => openRecords({ key, where: 'database', store: 'all' }, FORMAT, waits);
  return { name: ownName(key), one: inTab(), other: inTab(), waiting: inTab(true) };
};

it('keeps what its holder writes, and nothing of one that held it before', async () => {
  const { one, other } = someRecords();
  await one.put(['b', '1'], 'waiting');
  expect(await one.hold('b', 'first')).toBe(true);
  expect(
    await one.putHeld({ owner: 'b', holder: 'first', strict: true }, [{ which: '1', value: 'sending' }]),
  ).toBe('kept');
  expect(await other.hold('b', 'second')).toBe(true);
  expect(
    await one.putHeld({ owner: 'b', holder: 'first' }, [
      { which: '1', value: 'late' },
      { which: '2', value: 'late' },
    ]),
  ).toBe('taken');
  expect((await other.of('b')).read).toEqual([{ which: '1', value: 'sending' }]);
  expect(await other.keys()).toEqual([['b', '1']]);
});

it('lets nobody hold, or write of, what was removed', async () => {
  const { one, other } = someRecords();
  await one.put(['b', '1'], 'waiting');
  await one.put(['c', '1'], 'another');
  await one.hold('b', 'first');
  await other.removeAll('b');
  expect(await one.putHeld({ owner: 'b', holder: 'first' }, [{ which: '1', value: 'late' }])).toBe('gone');
  expect(await one.hold('b', 'first')).toBe(false);
  expect(await other.keys()).toEqual([['c', '1']]);
});

it('says so where the database does not open, and does late nothing of what was asked meanwhile', async () => {
  const { name, one, waiting } = someRecords();
  const held = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  // It waits for the one that is open, and all that open it wait for it.
  indexedDB.deleteDatabase(name);
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const answer = vi.fn();
  const waited = waiting.keys().finally(answer);
  const put = expect(one.put(['b', '1'], 'late')).rejects.toThrow('does not open');
  await vi.advanceTimersByTimeAsync(10_000);
  await put;
  await expect(one.keys()).rejects.toThrow('does not open');
  expect(answer).not.toHaveBeenCalled();
  vi.useRealTimers();
  held.close();
  expect(await waited).toEqual([]);
  await expect.poll(() => one.keys().catch(() => undefined)).toEqual([]);
});
