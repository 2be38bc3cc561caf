import { expect, it } from 'vitest';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { aParameter } from '#test/a-parameter.ts';
import type { JsonObject } from '#core/json/json.ts';
import { FALLBACK_SYSTEM } from '#core/options/run-options.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import type { ImportedInput } from './imported-input.ts';
import { keepingTheRest, planImport } from './plan-import.ts';

const name = aParameter({ name: 'name', required: true });
const depth = aParameter({ name: 'depth', type: 'integer', editor: 'number', default: 3 });

const descriptor: WorkerDescriptor = {
  version: 'v2',
  readme: '',
  description: '',
  system: FALLBACK_SYSTEM,
  parameters: [name, depth],
  splitting: { kind: 'none' },
  chargeLimits: [],
  remarks: [],
};

function plan(custom: JsonObject, rest: Partial<ImportedInput> = {}) {
  const slug = parseWorkerSlug('owner/name');
  if (!slug.ok) throw new Error(slug.error);
  return planImport(
    { source: 'request', custom, droppedKey: false, unknown: [], ...rest },
    descriptor,
    slug.value,
  );
}

it('tells the fields that an input fills, leaves out, and does not know', () => {
  expect(plan({ name: 'a', other: [1] })).toEqual({
    values: {
      entries: new Map([['name', { kind: 'value', value: 'a' }]]),
      extras: new Map([['other', [1]]]),
    },
    options: { accepted: {}, refused: [] },
    fields: [name],
    leftOut: [depth],
    extras: ['other'],
    problems: new Map(),
  });
});

it('keeps values of a wrong type, and tells what is wrong with them', () => {
  const { values, problems } = plan({ depth: 'deep' });
  expect(values.entries.get('depth')).toEqual({ kind: 'value', value: 'deep' });
  expect([...problems.keys()]).toEqual(['name', 'depth']);
});

it('takes the run options that are there, as text', () => {
  const system = {
    cpus: 0.5,
    memory: 2048,
    execute_limit_time_seconds: '60',
    max_total_charge: 0,
    max_total_traffic: 5,
    proxy_region: 'de',
  };
  const { options } = plan(
    {},
    { system, version: 'v2', isAsync: false, callbackUrl: 'https://example.com/' },
  );
  expect(options).toEqual({
    accepted: {
      cpus: '0.5',
      memory: '2048',
      timeout: '60',
      maxCharge: '0',
      maxTraffic: '5',
      proxyRegion: 'DE',
      version: 'v2',
      mode: 'sync',
      callbackUrl: 'https://example.com/',
    },
    refused: [],
  });
});

it('takes the older name of the memory where the present one is missing', () => {
  expect(plan({}, { system: { memory_bytes: 512 } }).options.accepted).toEqual({
    memory: '512',
    cpus: '0.125',
  });
  expect(plan({}, { system: { memory: 1024, memory_bytes: 512 } }).options.accepted).toEqual({
    memory: '1024',
    cpus: '0.25',
  });
});

it('refuses another version, and what is no option, with its value', () => {
  const system = { memory: 'much', gpu: 1, cpus: null, constructor: 2 };
  expect(plan({}, { system, version: 'v1' }).options).toEqual({
    accepted: {},
    refused: [
      { name: 'memory', value: '"much"' },
      { name: 'gpu', value: '1' },
      { name: 'constructor', value: '2' },
      { name: 'version', value: 'v1' },
    ],
  });
  // One that names none names no other.
  expect(plan({}, { version: '' }).options).toEqual({ accepted: {}, refused: [] });
});

it('tells another Worker than this one', () => {
  expect(plan({}, { worker: 'owner/other' }).otherWorker).toBe('owner/other');
  expect(plan({}, { worker: 'Owner/Name' }).otherWorker).toBeUndefined();
});

it('can keep what the form holds and the input does not name', () => {
  const entries = new Map([
    ['name', { kind: 'value', value: 'before' }],
    ['depth', { kind: 'text', text: 'deep' }],
  ] as const);
  const held = { entries, extras: new Map([['other', 1] as const, ['more', 2] as const]) };
  const { values, fields, leftOut, extras, problems } = keepingTheRest(
    plan({ name: 'a', other: [1] }),
    descriptor,
    held,
  );
  expect(values).toEqual({
    entries: new Map([
      ['name', { kind: 'value', value: 'a' }],
      ['depth', { kind: 'text', text: 'deep' }],
    ]),
    extras: new Map<string, unknown>([
      ['other', [1]],
      ['more', 2],
    ]),
  });
  expect([fields, leftOut, extras]).toEqual([[name], [depth], ['other']]);
  expect([...problems.keys()]).toEqual(['depth']);
});
