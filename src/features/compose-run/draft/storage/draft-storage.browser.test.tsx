import { expect, it, vi } from 'vitest';

import type { Draft } from '#core/draft/draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { FALLBACK_SYSTEM } from '#core/options/run-options.ts';
import { toOptionsDraft } from '#core/options/options-draft.ts';

import { holdDraft, saveDraft } from './draft-storage.ts';
import { listStoredDrafts } from './stored-drafts.ts';

const worker = 'someone/typed' as WorkerSlug; // is one

const aDraft = (): Draft => ({
  workerVersion: 'v1.0.0',
  parameters: [],
  values: { entries: new Map(), extras: new Map() },
  options: toOptionsDraft({ ...FALLBACK_SYSTEM, version: 'v1.0.0', mode: 'async', callbackUrl: '' }),
});

it('says when a draft was typed, not when it was saved, which may be after its start', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const typedAt = (at: number) => {
    vi.setSystemTime(at);
    holdDraft(worker, () => aDraft());
    vi.setSystemTime(at + 400);
  };
  const draftTime = () => listStoredDrafts().find((entry) => entry.worker === worker)?.at;
  typedAt(1_000);
  saveDraft(worker, aDraft());
  expect(draftTime()).toBe(1_000);
  saveDraft(worker, aDraft());
  expect(draftTime()).toBe(1_000);
  typedAt(5_000);
  saveDraft(worker, aDraft());
  expect(draftTime()).toBe(5_000);
});
