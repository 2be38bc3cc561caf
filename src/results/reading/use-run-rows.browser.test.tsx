import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { NO_ROWS, placedRows, withPage } from '#core/results/row-set.ts';
import { aConsole } from '#test/console.tsx';

import { savedRows } from '../saved/saved-rows.ts';
import { useRunRows } from './use-run-rows.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug; // is one
it('are those that this browser keeps, once the platform has deleted them', async () => {
  const rows = [{ city: 'Berlin' }, { city: 'Lyon' }];
  await savedRows.keep(
    RUN,
    { ...withPage(NO_ROWS, { columns: [], rows, size: 2 }), whole: true },
    { signal: new AbortController().signal, onWritten: () => undefined },
  );
  const { result } = await renderHook(() => useRunRows({ slug: RUN, over: true, deleted: true }), {
    wrapper: aConsole({ key: '' }).Wrapper,
  });
  await result.current.readTo(Infinity);
  expect(placedRows(result.current.set).map(({ row }) => row)).toEqual(rows);
});
