import { toOptionsDraft } from '#core/options/options-draft.ts';
import { describe, expect, it } from 'vitest';

import { FALLBACK_SYSTEM } from '#core/options/run-options.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';

import { adoptDefaults, UNKNOWN_WORKER } from './adopt-defaults.ts';

const now = {
  version: 'v2',
  system: { ...FALLBACK_SYSTEM, cpus: 2, memory: 8192, timeout: 60, maxCharge: 5, proxyRegion: 'FR' },
};
const plain = toOptionsDraft(defaultOptions(UNKNOWN_WORKER));
const own = toOptionsDraft(defaultOptions(now));

describe('adoptDefaults', () => {
  it('gives a form that nobody has touched the Worker’s own options', () => {
    expect(adoptDefaults(plain, { before: UNKNOWN_WORKER, now })).toEqual(own);
  });

  it.each([
    ['typed', { timeout: '7' }, { timeout: '7' }],
    ['typed and wrong', { maxCharge: 'much' }, { maxCharge: 'much' }],
    ['emptied', { timeout: '' }, { timeout: '' }],
    ['a memory, and so its cores', { memory: '1024', cpus: '0.25' }, { memory: '1024', cpus: '0.25' }],
    ['cores, and so the memory', { cpus: '1' }, { memory: '512', cpus: '1' }],
    ['a version', { version: 'v1' }, { version: 'v1' }],
  ])('keeps what was %s', (_, typed, expected) => {
    expect(adoptDefaults({ ...plain, ...typed }, { before: UNKNOWN_WORKER, now })).toEqual({
      ...own,
      ...expected,
    });
  });

  it('keeps what a link set, even where that is the usual', () => {
    const chosen = { maxCharge: '0', memory: '512' };
    expect(adoptDefaults(plain, { before: UNKNOWN_WORKER, now, chosen })).toEqual({
      ...own,
      ...chosen,
      cpus: plain.cpus,
    });
  });
});
