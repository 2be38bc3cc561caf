import { expect, it } from 'vitest';

import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

import { openRecords } from './records.ts';

const FORMAT = defineFormat<string>({
  read: (stored) => (typeof stored === 'string' ? ok(stored) : err('unreadable')),
  write: (value) => value,
});
let serial = 0;
const someRecords = () => {
  const key = `records-${Date.now()}-${(serial += 1)}`;
  const inTab = () => openRecords({ key, where: 'database', store: 'all' }, FORMAT);
  return { one: inTab(), other: inTab() };
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
