import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Draft } from '#core/draft/draft.ts';
import { defaultValues } from '#core/form/default-values.ts';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import type { Entry } from '#core/form/entry.ts';
import type { Json } from '#core/json/json.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { draftSecrets, withoutSecrets } from '#core/secrets/draft-secrets.ts';
import {
  decodePreset,
  decodePresetFile,
  encodePreset,
  encodePresetFile,
  freeName,
  type Preset,
} from './preset.ts';

const WORKER = 'someone/login' as WorkerSlug;

const descriptor = readDescriptor({
  version: 'v1',
  parameters: {
    system: {
      cpus: 1,
      memory: 512,
      execute_limit_time_seconds: 60,
      max_total_charge: 0,
      max_total_traffic: 0,
    },
    custom: {
      properties: [
        { name: 'city', type: 'string', editor: 'input', title: 'City', default: 'Oslo' },
        { name: 'password', type: 'string', editor: 'input', title: 'Password' },
        { name: 'cookies', type: 'array', editor: 'json', title: 'Cookies' },
        { name: 'depth', type: 'integer', editor: 'number', title: 'Depth' },
      ],
    },
  },
});

const typed = (value: Json): Entry => ({ kind: 'value', value });

const aDraft = (
  entries: readonly (readonly [string, Entry])[] = [],
  { extras = [], callbackUrl = '' }: { extras?: readonly [string, Json][]; callbackUrl?: string } = {},
): Draft => ({
  workerVersion: 'v1',
  parameters: descriptor.parameters.map(({ name, type, editor, dateFormat }) => ({
    ...{ name, type, editor, dateFormat },
  })),
  values: {
    entries: new Map([...defaultValues(descriptor.parameters).entries, ...entries]),
    extras: new Map(extras),
  },
  options: {
    ...{ cpus: '1', memory: '512', timeout: '60', maxCharge: '0', maxTraffic: '0', proxyRegion: '' },
    ...{ version: 'v1', mode: 'async', callbackUrl },
  },
});

const aPreset = (parts: Partial<Preset> = {}): Preset => ({
  ...{ name: 'Weekly', at: 1_700_000_000_000, draft: aDraft(), omitted: [], imported: false },
  ...parts,
});

const namesOf = (draft: Draft) => draftSecrets(draft, descriptor).map(({ name }) => name);

describe('the secrets of a draft', () => {
  it('are found as those of a link are, in fields, in what is no field, and in run options', () => {
    const token = 'ghp_0123456789abcdefghijklmnopqrstuvwxyzAB';
    const draft = aDraft(
      [
        ['password', typed('hunter2')],
        ['city', typed('Bergen')],
      ],
      { extras: [['api_token', 'abc']], callbackUrl: `https://example.com/?t=${token}` },
    );
    expect(namesOf(draft)).toEqual(['password', 'api_token', 'callbackUrl']);
    expect(namesOf(aDraft())).toEqual([]);
  });

  it('are found in a text that is wrong too, and so is not sent', () => {
    expect(namesOf(aDraft([['cookies', { kind: 'text', text: '[{"name": "sid", "value": ' }]]))).toEqual([
      'cookies',
    ]);
  });

  it('are gone from what is kept: the field is empty, the option is the Worker’s', () => {
    const secret = aDraft(
      [
        ['password', typed('hunter2')],
        ['city', typed('Bergen')],
      ],
      { extras: [['api_token', 'abc']] },
    );
    const kept = withoutSecrets(secret, draftSecrets(secret, descriptor), descriptor);
    expect(encodePreset(aPreset({ draft: kept }))).not.toMatch(/hunter2|abc/);
    expect([...kept.values.entries].map(([name]) => name)).toEqual(['city']);
    expect(kept.values.entries.get('city')).toEqual(typed('Bergen'));
    expect(withoutSecrets(secret, [], descriptor)).toEqual(secret);
  });
});

describe('a preset', () => {
  it('is given back as it was saved', () => {
    const preset = aPreset({
      draft: aDraft([['depth', { kind: 'text', text: 'many' }]]),
      omitted: ['Password'],
    });
    expect(decodePreset(encodePreset(preset))).toEqual(preset);
  });

  it('comes from a file with its Worker, and is known to come from one', () => {
    const presets = [aPreset(), aPreset({ name: 'Other' })];
    expect(decodePresetFile(encodePresetFile(WORKER, presets))).toEqual({
      ok: true,
      value: { worker: WORKER, presets: presets.map((preset) => ({ ...preset, imported: true })) },
    });
  });

  it.each([1e300, -8.7e15, '2026-01-01', null])('was saved at no known time where its file says %j', (at) => {
    const file = encodePresetFile(WORKER, [aPreset()]).replace(/"at": \d+/, `"at": ${JSON.stringify(at)}`);
    const read = decodePresetFile(file);
    expect(read.ok && read.value.presets.map((preset) => preset.at)).toEqual([0]);
  });

  it('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodePreset(text)).toBeUndefined();
        expect(decodePresetFile(text)).toEqual({ ok: false, error: 'notPresets' });
      }),
    );
    const newer = encodePresetFile(WORKER, [aPreset()]).replace('"format": 1', '"format": 2');
    expect(decodePresetFile(newer)).toEqual({ ok: false, error: 'newer' });
  });
});

describe('a name that is free', () => {
  it.each([
    ['Weekly', [], 'Weekly'],
    ['Weekly', ['Weekly'], 'Weekly 2'],
    ['Weekly 2', ['Weekly', 'Weekly 2'], 'Weekly 3'],
  ])('for %j beside %j is %j', (name, others, free) => {
    expect(freeName(name, others)).toBe(free);
  });
});
