import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { createDraftStore } from '#core/draft/draft-store.ts';
import { anOrder } from '#test/an-order.ts';
import { aParameter } from '#test/a-parameter.ts';
import { aConsole } from '#test/console.tsx';

import type { ComposedDraft } from '../draft/use-draft.ts';
import { useRefusal } from './use-refusal.ts';

it('says in its own words which item the platform refused for the key of a field that splits the run', async () => {
  const parameters = [
    aParameter({ name: 'index', title: 'Index' }),
    aParameter({ name: 'urls', title: 'Pages', type: 'array' }),
  ];
  const values = { entries: new Map(), extras: new Map() };
  const store = createDraftStore({ parameters, draft: { values, options: anOrder().options } });
  const platformMessage = 'item at index 2 in [urls] must not override concurrency field';
  const { result } = await renderHook(
    () =>
      useRefusal({ kind: 'refused', facts: { kind: 'invalidRequest', platformMessage } }, parameters, {
        store: store as unknown as ComposedDraft['store'], // of a whole draft, of which this is what is read
      }),
    { wrapper: aConsole().Wrapper },
  );
  expect(result.current.field).toMatchObject({
    name: 'urls',
    message: 'Pages: item 3 has the key of a field that splits the run',
  });
});
