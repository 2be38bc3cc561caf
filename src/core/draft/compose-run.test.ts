import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';
import { describe, expect, it } from 'vitest';

import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import type { Json, JsonObject } from '#core/json/json.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { composeRun } from './compose-run.ts';

const worker = 'someone/searching' as WorkerSlug;
const NOTE = { name: 'note', type: 'string', editor: 'input', title: 'Note' };
const URLS = { name: 'urls', type: 'array', editor: 'stringList', title: 'URLs' };
const DEPTH = { name: 'depth', type: 'integer', editor: 'number', title: 'Depth', required: true };

const { read: readOptions } = createOptionsReader({ holdsKey: () => false, versionRequired: true });

type Draft = {
  readonly properties: readonly JsonObject[];
  readonly fields?: readonly string[];
  readonly custom?: JsonObject;
  readonly options?: Partial<OptionsDraft>;
  readonly isBroken?: boolean;
  readonly reading?: readonly string[];
};

function compose({ properties, fields, custom = {}, options, isBroken = false, reading = [] }: Draft) {
  const concurrency: JsonObject = fields === undefined ? {} : { concurrency: { fields } };
  const parameters: Json = { custom: { properties, ...concurrency } };
  const descriptor = readDescriptor({ version: 'v1', parameters });
  return composeRun(
    { worker, descriptor },
    {
      values: valuesFromCustom(descriptor.parameters, custom),
      options: { ...toOptionsDraft(defaultOptions(descriptor)), ...options },
      isBroken,
      reading,
    },
    { readOptions },
  );
}

describe('a run that is composed', () => {
  it('is what is sent, where nothing stands in the way', () => {
    const { order, obstacles, options, subtasks } = compose({
      properties: [NOTE, URLS],
      fields: ['urls'],
      custom: { note: 'x', urls: ['a', 'b'], more: 1 },
    });
    expect(obstacles).toEqual([]);
    expect(order).toEqual({ worker, options, custom: { note: 'x', urls: ['a', 'b'], more: 1 } });
    expect(subtasks.count).toBe(2);
  });

  it('leads first to JSON that is not right, then to what is being read, to fields, and to options', () => {
    const { order, obstacles } = compose({
      properties: [NOTE, DEPTH],
      options: { maxCharge: '-1', memory: '3' },
      isBroken: true,
      reading: ['note', 'note'],
    });
    expect(order).toBeUndefined();
    expect(obstacles).toEqual([
      { kind: 'json' },
      { kind: 'reading', field: 'note' },
      { kind: 'field', place: { field: 'depth' }, missing: true },
      { kind: 'option', option: 'memory' },
      { kind: 'option', option: 'maxCharge' },
    ]);
  });

  it('leads to a field from which subtasks would come, and to the JSON where none is drawn', () => {
    const empty = compose({ properties: [NOTE, URLS], fields: ['urls'], custom: { note: 'x' } });
    expect(empty.obstacles).toMatchObject([{ kind: 'subtasks', field: 'urls', missing: true }]);
    const nested = compose({ properties: [NOTE], fields: ['ghost'], custom: { ghost: [[1]] } });
    expect(nested.obstacles).toMatchObject([{ kind: 'subtasks', field: undefined, missing: false }]);
  });

  it('is not held back by what the platform may take', () => {
    const text = compose({ properties: [NOTE], fields: ['note'], custom: { note: 'x' } });
    expect([text.subtasks.problem?.kind, text.obstacles]).toEqual(['fieldNotAList', []]);
  });

  it('has something in it, where the Worker has parameters', () => {
    expect(compose({ properties: [NOTE] }).obstacles).toEqual([{ kind: 'empty', field: 'note' }]);
    expect(compose({ properties: [NOTE], custom: { more: 1 } }).obstacles).toEqual([]);
    expect(compose({ properties: [] }).obstacles).toEqual([]);
  });

  it('misses a list once that is wrong in itself', () => {
    const wrong = compose({ properties: [URLS], fields: ['urls'], custom: { urls: 'no list' } });
    expect(wrong.obstacles.map(({ kind }) => kind)).toEqual(['field']);
    expect(wrong.subtasks.uncounted).toEqual(['urls']);
  });
});
