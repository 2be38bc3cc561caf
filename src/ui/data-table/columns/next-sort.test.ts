import { expect, it } from 'vitest';

import { nextSort } from './next-sort.ts';

it('sorts up, then down, then not at all; another column begins anew', () => {
  const up = nextSort(undefined, 'a');
  expect(up).toEqual({ key: 'a', direction: 'ascending' });
  const down = nextSort(up, 'a');
  expect(down).toEqual({ key: 'a', direction: 'descending' });
  expect(nextSort(down, 'a')).toBeUndefined();
  expect(nextSort(down, 'b')).toEqual({ key: 'b', direction: 'ascending' });
});
