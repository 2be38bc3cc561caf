import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { aConsole } from '#test/console.tsx';

import { useResultPages } from './use-result-pages.ts';

const SLUG = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug; // is one

it('has all rows that come on a first page that had none once, to the end that is counted', async () => {
  let rows: readonly { n: number }[] = [];
  const { Wrapper } = aConsole({
    api: { results: () => Promise.resolve({ columns: [], rows, size: rows.length, total: 25_000 }) },
  });
  const { result } = await renderHook(() => useResultPages({ slug: SLUG, over: true }), {
    wrapper: Wrapper,
  });
  await expect.poll(() => result.current.total).toBe(0);
  rows = Array.from({ length: 100 }, (_, n) => ({ n }));
  result.current.readAgain();
  await expect.poll(() => result.current.total).toBe(25_000);
});
