import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Draft } from '#core/draft/draft.ts';
import { DRAFT_FORMAT } from '#core/draft/draft-codec.ts';
import { defaultValues } from '#core/form/default-values.ts';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { rowsOf } from '#core/form/rows.ts';
import type { Entry } from '#core/form/entry.ts';
import type { Json } from '#core/json/json.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { withoutOwnKey } from '#core/secrets/draft-own-key.ts';
import { draftSecrets, withoutSecrets } from '#core/secrets/draft-secrets.ts';
import { isOwnKey } from '#core/secrets/find-secrets.ts';
import {
  decodePresetFile,
  encodePresetFile,
  freeName,
  MAX_PRESET_NAME,
  type Preset,
  PRESET_FORMAT,
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

const aFile = (draft = aDraft()) => encodePresetFile({ worker: WORKER, presets: [aPreset({ draft })] });

/** As the build wrote it that held drafts as texts. */
const anOldFile = (draft: Draft) =>
  JSON.stringify({
    kind: 'run-console presets',
    format: 1,
    worker: WORKER,
    presets: [{ ...aPreset(), draft: DRAFT_FORMAT.encode(draft) }],
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
    const cleaned = withoutSecrets(secret, draftSecrets(secret, descriptor), descriptor);
    expect(PRESET_FORMAT.encode(aPreset({ draft: cleaned }))).not.toMatch(/hunter2|abc/);
    expect([...cleaned.values.entries].map(([name]) => name)).toEqual(['city']);
    expect(cleaned.values.entries.get('city')).toEqual(typed('Bergen'));
    expect(withoutSecrets(secret, [], descriptor)).toEqual(secret);
  });
});

describe('the API key in a draft', () => {
  const key = 'no-look-of-a-key-1';
  const keyed = aDraft(
    [
      ['city', typed(`Oslo ${key}`)],
      ['depth', { kind: 'text', text: key }],
      ['cookies', { kind: 'rows', rows: rowsOf([{ a: key }]) }],
    ],
    { extras: [[key, 1]], callbackUrl: `https://example.com/${key}` },
  );

  it('is a secret by comparison, in fields and options', () => {
    const found = draftSecrets(keyed, descriptor, key).filter(({ reason }) => isOwnKey(reason));
    expect(found.map(({ name }) => name)).toEqual(['city', 'cookies', 'depth', key, 'callbackUrl']);
    expect(draftSecrets(keyed, descriptor).filter(({ reason }) => isOwnKey(reason))).toEqual([]);
  });

  it('is in nothing that a storage gets, and what does not hold it is there as it was', () => {
    const plain = aDraft([['city', typed('Bergen')]]);
    const draft = { ...keyed, brokenJson: `{"a": "${key}",` };
    expect(DRAFT_FORMAT.encode(withoutOwnKey(draft, key))).not.toContain(key);
    expect(withoutOwnKey(plain, key)).toEqual(plain);
    expect(withoutOwnKey(draft, undefined)).toEqual(draft);
  });
});

describe('a preset', () => {
  it('is given back as it was saved', () => {
    const preset = aPreset({
      draft: aDraft([['depth', { kind: 'text', text: 'many' }]]),
      omitted: ['Password'],
    });
    expect(PRESET_FORMAT.decode(PRESET_FORMAT.encode(preset))).toEqual({ ok: true, value: preset });
  });

  it('comes from a file with its Worker, and is known to come from one', () => {
    const presets = [aPreset(), aPreset({ name: 'Other' })];
    expect(decodePresetFile(encodePresetFile({ worker: WORKER, presets }))).toEqual({
      ok: true,
      value: { worker: WORKER, presets: presets.map((preset) => ({ ...preset, imported: true })), unread: 0 },
    });
  });

  it.each([-8.7e15, '2026-01-01', null])('was saved at no known time where its file says %j', (at) => {
    const file = aFile().replace(/"at": \d+/, `"at": ${JSON.stringify(at)}`);
    const read = decodePresetFile(file);
    expect(read.ok && read.value.presets.map((preset) => preset.at)).toEqual([0]);
  });

  it('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(PRESET_FORMAT.decode(text).ok).toBe(false);
        expect(decodePresetFile(text).ok).toBe(false);
      }),
    );
  });

  it('of a file is refused with the reason: another kind of file, a later version', () => {
    expect(decodePresetFile('[]')).toEqual({ ok: false, error: { kind: 'notPresets' } });
    const newer = aFile().replace('"format": 2', '"format": 3');
    expect(decodePresetFile(newer)).toEqual({ ok: false, error: { kind: 'newer' } });
  });

  it('of a file whose numbers would be rounded is refused, in a file of an older build too', () => {
    const draft = aDraft([['depth', typed(4)]]);
    const file = aFile(draft).replace('"value": 4', '"value": 9007199254740993');
    expect(decodePresetFile(file)).toEqual({
      ok: false,
      error: { kind: 'notExact', number: '9007199254740993' },
    });
    const old = anOldFile(draft).replace('\\"value\\":4', '\\"value\\":9007199254740993');
    expect(decodePresetFile(old)).toEqual({
      ok: false,
      error: { kind: 'notExact', number: '9007199254740993' },
    });
  });

  it('of a file that is nested too deep is refused', () => {
    const deep = aFile(aDraft([], { extras: [['a', 'DEEP']] })).replace(
      '"DEEP"',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    );
    expect(decodePresetFile(deep)).toEqual({ ok: false, error: { kind: 'tooDeep' } });
  });

  it('of a file is read amid others that cannot be, which are counted', () => {
    const file = JSON.parse(aFile()) as { presets: Json[] };
    const read = decodePresetFile(
      JSON.stringify({ ...file, presets: [null, ...file.presets, { format: 9 }] }),
    );
    expect(read.ok && [read.value.presets.length, read.value.unread]).toEqual([1, 2]);
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

  it('for one that is as long as a name may be is no longer', () => {
    const longest = 'n'.repeat(MAX_PRESET_NAME);
    expect(freeName(longest, [longest])).toBe(`${'n'.repeat(MAX_PRESET_NAME - 7)} 2`);
  });
});
