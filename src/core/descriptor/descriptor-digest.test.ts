import { expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';
import { descriptorDigest } from './descriptor-digest.ts';
import { readDescriptor } from './read-descriptor.ts';

const system = { cpus: 0.5, memory: 2048 };
const custom = {
  properties: [
    { name: 'near', type: 'object', editor: 'json', default: { lat: 1, lng: 2 } },
    { name: 'terms' },
  ],
  concurrency: { fields: ['terms'], limits: [{ field: 'terms', max: 20 }] },
};

const digestOf = (changed: Readonly<Record<string, Json>> = {}, more: Readonly<Record<string, Json>> = {}) =>
  descriptorDigest(
    readDescriptor({ version: 'v1', ...more, parameters: { system, custom: { ...custom, ...changed } } }),
  );

it.each([
  ['a field', { properties: [...custom.properties, { name: 'lang' }] }],
  ['the order of the fields', { properties: custom.properties.toReversed() }],
  [
    'a default',
    { properties: [{ ...custom.properties[0], default: { lat: 1, lng: 3 } }, { name: 'terms' }] },
  ],
  ['how a run is split', { concurrency: { ...custom.concurrency, fields: ['near'] } }],
  ['what is charged in advance', { concurrency: { ...custom.concurrency, limits: [] } }],
])('a descriptor is another one where %s changed under the same version label', (_, changed) => {
  expect(digestOf(changed)).not.toBe(digestOf());
});

it('a descriptor is another one under another version label, or with other run options', () => {
  expect(digestOf({}, { version: 'v2' })).not.toBe(digestOf());
  const other = { version: 'v1', parameters: { system: { ...system, memory: 4096 }, custom } };
  expect(descriptorDigest(readDescriptor(other))).not.toBe(digestOf());
});

it('a descriptor is the same whatever its readme says, and in whichever order its members come', () => {
  const [first, ...others] = custom.properties;
  const properties = [{ ...first, default: { lng: 2, lat: 1 } }, ...others];
  expect(digestOf({ properties }, { readme: '# News' })).toBe(digestOf());
});
