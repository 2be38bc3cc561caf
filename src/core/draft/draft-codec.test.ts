import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checksum } from '#core/bytes/checksum.ts';
import type { Draft } from './draft.ts';
import { digestDraft, DRAFT_FORMAT } from './draft-codec.ts';
import type { Entry } from '#core/form/entry.ts';
import { EDITORS, type ItemShape, PARAMETER_TYPES } from '#core/form/parameter.ts';
import { rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';

/** What JSON can hold: `-0` is written as `0`. */
const anyJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);

const anyEntry: fc.Arbitrary<Entry> = fc.oneof(
  anyJson.map((value): Entry => ({ kind: 'value', value })),
  fc.string().map((text): Entry => ({ kind: 'text', text })),
  fc.array(anyJson).map((items): Entry => ({ kind: 'rows', rows: rowsOf(items) })),
);

/** A new shape does not compile until it is among them. */
const ITEM_SHAPES: Record<ItemShape['kind'], fc.Arbitrary<ItemShape>> = {
  text: fc.constant({ kind: 'text' }),
  number: fc.constant({ kind: 'number' }),
  object: fc.string().map((key) => ({ kind: 'object', key })),
};

const anyDraft: fc.Arbitrary<Draft> = fc.record(
  {
    workerVersion: fc.string(),
    workerDigest: fc.nat(),
    parameters: fc.array(
      fc.record(
        {
          name: fc.string(),
          title: fc.string(),
          type: fc.constantFrom(...PARAMETER_TYPES),
          editor: fc.constantFrom(...EDITORS),
          dateFormat: fc.record({ shown: fc.string(), sent: fc.string() }),
          itemShape: fc.oneof(...Object.values(ITEM_SHAPES)),
          stood: fc.constantFrom('untouched' as const, 'wrong' as const),
        },
        // What an older build stored has not the rest.
        { requiredKeys: ['name', 'type', 'editor', 'dateFormat'] },
      ),
    ),
    values: fc.record({
      entries: fc
        .array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), anyEntry))
        .map((pairs) => new Map(pairs)),
      extras: fc.array(fc.tuple(fc.string(), anyJson)).map((pairs) => new Map(pairs)),
    }),
    options: fc.record({
      cpus: fc.string(),
      memory: fc.string(),
      timeout: fc.string(),
      maxCharge: fc.string(),
      maxTraffic: fc.string(),
      proxyRegion: fc.string(),
      version: fc.string(),
      mode: fc.constantFrom('async' as const, 'sync' as const),
      callbackUrl: fc.string(),
    }),
    brokenJson: fc.string(),
  },
  { requiredKeys: ['workerVersion', 'parameters', 'values', 'options'] },
);

describe('the stored draft', () => {
  it('gives back exactly what was typed', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const decoded = DRAFT_FORMAT.decode(DRAFT_FORMAT.encode(draft));
        expect(decoded).toEqual({ ok: true, value: draft });
        expect(decoded.ok && digestDraft(decoded.value)).toBe(digestDraft(draft));
      }),
    );
  });

  it('is set aside where this build cannot read it, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(DRAFT_FORMAT.decode(text).ok).toBe(false);
      }),
    );
    const later = '{"format":99,"workerVersion":"v1","entries":[],"extras":[],"options":{}}';
    expect(DRAFT_FORMAT.decode(later)).toEqual({ ok: false, error: 'newer' });
  });
});

it('a form that was filled in a build of the first version has the digest that was stored then', () => {
  const text = readFileSync(new URL('../../browser/stored/fixtures/draft.1.txt', import.meta.url), 'utf8');
  const read = DRAFT_FORMAT.decode(text);
  const now = read.ok && digestDraft({ ...read.value, workerDigest: 1, usual: ['memory'] });
  expect(now).toBe(checksum(new TextEncoder().encode(text)));
});
