import { expect, it } from 'vitest';

import { readResultList } from './results.ts';

it('keys that the platform keeps for itself are never columns, whether a header or only rows name them', () => {
  const data = {
    headers: [{ key: 'title' }, { key: '__coreclaw_upsert_key__' }],
    list: [{ title: 'Oslo', __coreclaw_data_id__: '1', __coreclaw_upsert_value__: 'x', city: 'Oslo' }],
  };
  expect(readResultList(data).columns.map(({ key }) => key)).toEqual(['title', 'city']);
});
