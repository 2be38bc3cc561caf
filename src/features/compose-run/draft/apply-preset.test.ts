import { describe, expect, it } from 'vitest';

import { aDescriptor } from '#test/a-descriptor.ts';
import type { Preset } from '#core/preset/preset.ts';

import { presetAsIs } from './apply-preset.ts';
import { fromOutside } from './opening/filled-draft.ts';
import { defaultDraft } from './opening/default-draft.ts';

const descriptor = aDescriptor();
const own = defaultDraft(descriptor);
const aPreset = (parts: Partial<Preset> = {}): Preset => ({
  ...{ name: 'Weekly', at: 0, omitted: [], imported: false, draft: own },
  ...parts,
});

describe('a preset', () => {
  it('is taken as it is where the form would have it just so', () => {
    expect(presetAsIs(aPreset(), descriptor)?.values).toEqual(own.values);
  });

  it('has to be seen in the form first where it came from outside, or the form has lost a field since', () => {
    const names = new Set(descriptor.parameters.map(({ name }) => name));
    const linked = fromOutside(own, { source: 'link', names, options: { maxCharge: '0' } }, descriptor);
    expect(presetAsIs(aPreset({ imported: true }), descriptor)).toBeUndefined();
    expect(presetAsIs(aPreset({ draft: linked }), descriptor)).toBeUndefined();
    const values = {
      ...own.values,
      entries: new Map(own.values.entries).set('place', { kind: 'value' as const, value: 'Oslo' }),
    };
    const newer = {
      ...descriptor,
      version: 'v9',
      parameters: descriptor.parameters.filter(({ name }) => name !== 'place'),
    };
    expect(presetAsIs(aPreset({ draft: { ...own, values } }), newer)).toBeUndefined();
  });
});
