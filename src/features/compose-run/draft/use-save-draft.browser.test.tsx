import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';

import { aDescriptor } from '#test/a-descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { aConsole } from '#test/console.tsx';

import { createComposedStore, createDraftActions } from './draft-actions.ts';
import { defaultDraft } from './opening/default-draft.ts';
import { storedDraftText } from './storage/draft-storage.ts';
import { useSaveDraft } from './use-save-draft.ts';

const KEY = 'key-of-somebody';

it('takes a key that is entered out of the draft that is saved, without an edit, and never puts it back', async () => {
  const slug = 'someone/searching' as WorkerSlug; // as `parseWorkerSlug` gives it
  const { keyStore, Wrapper } = aConsole({ key: '' });
  const descriptor = aDescriptor();
  const draft: Draft = defaultDraft(descriptor);
  const store = createComposedStore({ draft, origin: { kind: 'defaults' }, stash: [] }, descriptor);
  const { current, replace } = createDraftActions(store, descriptor);
  const open = () => renderHook(() => useSaveDraft(slug, { store, current }), { wrapper: Wrapper });
  const untouched = await open();
  keyStore.set('another-key');
  await untouched.unmount(); // keeps at once what waits
  expect(storedDraftText(slug)).toBeUndefined();
  const edited = await open();
  replace({ ...draft, values: valuesFromCustom(descriptor.parameters, { other: KEY, term: 'tea' }) });
  await expect.poll(() => storedDraftText(slug)).toContain(KEY);
  keyStore.set(KEY);
  await expect.poll(() => storedDraftText(slug)).not.toContain(KEY);
  const without = storedDraftText(slug);
  expect(without).toContain('tea');
  keyStore.forget();
  await edited.unmount();
  expect(storedDraftText(slug)).toBe(without);
});
