import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import type { SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { MOST_ROWS } from '#core/batch/sheet/take-sheet.ts';
import { aDescriptor } from '#core/descriptor/a-descriptor.ts';
import { toArray } from '#core/form/rows.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { readOf, useSource } from './use-source.ts';

it('takes no row again that was passed over when the file is read otherwise', async () => {
  const sheets: SheetDraft[] = [];
  const { result } = await renderHook(() =>
    useSource({
      slug: 'someone/searching' as WorkerSlug, // as `parseWorkerSlug` gives it
      descriptor: aDescriptor(),
      onSheet: (sheet) => sheets.push(sheet),
    }),
  );
  const lines = Array.from({ length: MOST_ROWS + 2 }, (_, at) => `term ${at},x`);
  result.current.take(new File([['keyword,city', ...lines].join('\n')], 'a.csv'));
  const came = async (count: number) => {
    await expect.poll(() => sheets.length, { timeout: 10_000 }).toBe(count);
    const sheet = sheets.at(-1);
    const text = sheet && readOf(sheet)?.text;
    if (text === undefined) throw new Error('nothing came');
    return { text, terms: toArray(sheet?.rows ?? { chunks: [], length: 0 }).map(({ cells }) => cells[0]) };
  };
  const first = await came(1);
  expect(first.terms).toHaveLength(MOST_ROWS);
  result.current.takeNext(first.text);
  const rest = [`term ${MOST_ROWS}`, `term ${MOST_ROWS + 1}`];
  const next = await came(2);
  expect(next.terms).toEqual(rest);
  result.current.setHeader(next.text, false);
  expect((await came(3)).terms).toEqual(rest);
  result.current.readAs(next.text, { encoding: 'windows-1252' });
  expect((await came(4)).terms).toEqual(rest);
});
