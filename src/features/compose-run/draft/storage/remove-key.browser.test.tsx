import { expect, it } from 'vitest';

import type { Draft } from '#core/draft/draft.ts';
import type { Json } from '#core/json/json.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { FALLBACK_SYSTEM } from '#core/options/run-options.ts';
import { toOptionsDraft } from '#core/options/options-draft.ts';

import { saveStash } from './stashed-storage.ts';
import { saveDraft, storedAsides, storedDraftText } from './draft-storage.ts';
import { redactKeyInDrafts } from './remove-key.ts';

const KEY = 'key-of-somebody';

const aDraft = (extras: Readonly<Record<string, Json>>): Draft => ({
  workerVersion: 'v1.0.0',
  parameters: [],
  values: { entries: new Map(), extras: new Map(Object.entries(extras)) },
  options: toOptionsDraft({ ...FALLBACK_SYSTEM, version: 'v1.0.0', mode: 'async', callbackUrl: '' }),
});

it('takes a key out of the drafts of all Workers, and of those put aside, and leaves the others alone', async () => {
  const [one, other] = ['someone/one', 'someone/other'].map((slug) => slug as WorkerSlug) as [
    WorkerSlug,
    WorkerSlug,
  ]; // as `parseWorkerSlug` gives them
  saveDraft(one, aDraft({ token: KEY, term: 'tea' }));
  saveDraft(other, aDraft({ term: 'coffee' }));
  saveStash(other, { drafts: [aDraft({ token: KEY, term: 'milk' })] });
  const before = storedDraftText(other);
  await redactKeyInDrafts(KEY);
  expect(storedDraftText(one)).not.toContain(KEY);
  expect(storedDraftText(one)).toContain('tea');
  expect(storedDraftText(other)).toBe(before);
  const stash = storedAsides.of(other).text();
  expect(stash).not.toContain(KEY);
  expect(stash).toContain('milk');
});
