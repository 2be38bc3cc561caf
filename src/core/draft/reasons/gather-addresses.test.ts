import { expect, it } from 'vitest';

import { gatherAddresses } from './gather-addresses.ts';
import type { StartReason } from './start-reason.ts';

const address = (value: string, count?: number): StartReason => ({
  kind: 'address',
  name: 'hook',
  value,
  ...(count !== undefined && { count }),
  source: 'import',
});
const callback = (value: string): StartReason => ({ kind: 'callback', value, source: 'import' });
const once = (reason: StartReason) => ({ reason, rows: 1 });

it('names the one address of another host among many of one, and names it first', () => {
  const many = Array.from({ length: 40 }, (_, at) => once(callback(`https://hooks.example/${at}`)));
  expect(gatherAddresses(many.toSpliced(30, 0, once(callback('https://evil.example/hook'))))).toEqual([
    callback('https://evil.example/hook'),
    { ...callback('https://hooks.example/0'), count: 40 },
  ]);
});

it('counts an address in each row that has it, and those of a row that has several', () => {
  expect(
    gatherAddresses([
      { reason: address('https://a.example/'), rows: 3 },
      { reason: address('https://A.example/b', 2), rows: 2 },
    ]),
  ).toEqual([address('https://a.example/', 7)]);
});

it('takes no two people of one mail host for one', () => {
  const mails = ['me@mail.example', 'evil@mail.example'].map((value) => once(address(value)));
  expect(gatherAddresses(mails)).toHaveLength(2);
});

it('names addresses before all else, and leaves that in its order', () => {
  const other: StartReason = {
    kind: 'option',
    name: 'memory',
    value: '8192',
    usual: '512',
    source: 'import',
  };
  const more: StartReason = { kind: 'subtasks', count: 200 };
  expect(gatherAddresses([once(other), once(address('https://a.example/')), once(more)])).toEqual([
    address('https://a.example/'),
    other,
    more,
  ]);
});
