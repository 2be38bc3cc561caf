import { expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { err, ok } from '#core/result.ts';
import { anOrder } from '#core/run/an-order.ts';

import { firstLike } from './watch-next.tsx';

const slug = (name: string) => name as RunSlug; // is one of a test

it('takes for the next one none that looked from another region', async () => {
  const regions: Record<string, string> = { first: 'US', second: 'DE', third: 'US' };
  const input = (run: RunSlug) =>
    Promise.resolve(
      run in regions
        ? ok({ order: anOrder({ proxyRegion: regions[run] ?? '' }), at: 0, sure: true, omitted: [] })
        : err('none' as const),
    );
  expect(await firstLike(slug('first'), [slug('second'), slug('third')], { input })).toBe('third');
  expect(await firstLike(slug('first'), [slug('second'), slug('unknown')], { input })).toBeNull();
  expect(await firstLike(slug('unknown'), [slug('second'), slug('other')], { input })).toBe('other');
});
