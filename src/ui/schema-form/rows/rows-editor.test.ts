import { expect, it } from 'vitest';

import { aParameter } from '#test/a-parameter.ts';
import { createDraftStore } from '#core/draft/draft-store.ts';
import { insertRows } from '#core/form/rows.ts';

import { createRowsEditor } from './rows-editor.ts';

const urls = aParameter({ name: 'urls', type: 'array', editor: 'requestList' });

function anEditor() {
  const store = createDraftStore({
    parameters: [urls],
    draft: { values: { entries: new Map(), extras: new Map() } },
  });
  return { store, editor: createRowsEditor(store, urls) };
}

it('is being read until many items are all in', async () => {
  const { store, editor } = anEditor();
  const items = Array.from({ length: 100_000 }, (_, index) => `https://a.example/${index}`);
  const insertion = editor.takeIn(
    { items, change: (rows, more) => insertRows(rows, 0, more) },
    () => undefined,
  );
  expect(store.getState().reading).toEqual(['urls']);
  expect(editor.current().length).toBe(0);
  await insertion;
  expect(store.getState().reading).toEqual([]);
  expect(editor.current().length).toBe(100_000);
});

it('is not being read for ever where an item cannot be made', async () => {
  const { store, editor } = anEditor();
  const broken = {
    *[Symbol.iterator](): Generator<string> {
      yield 'https://a.example';
      throw new Error('broken');
    },
  };
  const insertion = editor.takeIn({ items: broken, change: (rows) => rows }, () => undefined);
  await expect(insertion).rejects.toThrow('broken');
  expect(store.getState().reading).toEqual([]);
});
