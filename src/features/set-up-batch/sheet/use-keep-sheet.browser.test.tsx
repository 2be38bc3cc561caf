import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { aColumnOf, aSheet } from '#test/a-sheet.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aConsole } from '#test/console.tsx';

import { putBefore, storedAsides, storedSheets } from './sheet-store.ts';
import { useKeepSheet } from './use-keep-sheet.ts';

const KEY = 'key-of-somebody';

it('takes a key that is entered out of all that is kept, without an edit', async () => {
  const worker = 'someone/searching' as WorkerSlug; // as `parseWorkerSlug` gives it
  const { keyStore, Wrapper } = aConsole({ key: '' });
  const sheet = { ...aSheet([aColumnOf('term', 'keywords')], [['tea'], [KEY]]), edited: true as const };
  const storedTexts = () => [storedSheets.of(worker).text() ?? '', storedAsides.of(worker).text() ?? ''];
  await renderHook(() => useKeepSheet(worker), { wrapper: Wrapper });
  putBefore(worker, sheet);
  putBefore(worker, sheet);
  await expect.poll(() => storedTexts().map((text) => text.includes(KEY))).toEqual([true, true]);
  keyStore.set(KEY);
  await expect.poll(() => storedTexts().map((text) => text.includes(KEY))).toEqual([false, false]);
  expect(storedTexts().map((text) => text.includes('tea'))).toEqual([true, true]);
});
