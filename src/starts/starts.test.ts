import { expect, it } from 'vitest';

import type { Journal } from '#starts/journal/journal.ts';
import { anOrder } from '#core/run/an-order.ts';
import { err } from '#core/result.ts';

import { someStarts } from './some-starts.ts';

it('keeps the API key of the tab out of what it notes, wherever in the order it stands', () => {
  const key = 'no-look-of-a-key-1';
  const written: Journal[] = [];
  const starts = someStarts({
    api: {
      walkRuns: () => Promise.resolve({ runs: [] }),
      serverTime: () => ({ now: 0, within: 0, told: true }),
    },
    keyStore: { mark: () => 'mark', get: () => key },
    entry: { read: () => err('none'), write: (journal) => written.push(journal) > 0 },
  });
  const order = anOrder(
    { callbackUrl: `https://a.example/?key=${key}`, version: key },
    { custom: { a: key } },
  );
  const subject = { kind: 'worker', worker: order.worker } as const;
  void starts.start({ subject, order, mode: 'async', send: () => new Promise(() => undefined) });
  expect(starts.journal.entries()).toHaveLength(1);
  expect(JSON.stringify(written)).toContain('YOUR_API_KEY');
  expect(JSON.stringify(written)).not.toContain(key);
});
