import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import type { JsonObject } from '#core/json/json.ts';
import { splitIntoSubtasks } from '#core/subtasks/split-into-subtasks.ts';
import { Refusal } from '../http/answer.ts';
import { planSubtasks } from './plan-subtasks.ts';

const LIMIT = 5;
const NAMES = ['urls', 'terms', 'both'] as const;
const name = fc.constantFrom(...NAMES, '', ' ');
const plain = fc.constantFrom(null, '', '  ', 'a', 'b c', 0, false);
const item = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 2, arbitrary: fc.dictionary(fc.constantFrom('url', 'urls', 'x'), plain, { maxKeys: 2 }) },
  fc.constant([]),
  fc.constant({ deep: { er: '' } }),
);
const value = fc.oneof({ weight: 5, arbitrary: fc.array(item, { maxLength: 4 }) }, item);
const custom = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 3 });
const declared = fc.record(
  {
    b: fc.constantFrom('urls', ' terms ', ' '),
    concurrency: fc.record(
      { fields: fc.array(name, { maxLength: 3 }), remove_fields: fc.array(name, { maxLength: 2 }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

function planned(data: JsonObject, input: JsonObject): number | 'refused' {
  try {
    return planSubtasks({ worker: { data }, custom: input, limit: LIMIT }).count;
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

it('splits a run as the console foresees it, and refuses what the console foresees to be refused', () => {
  fc.assert(
    fc.property(declared, custom, (rules, input) => {
      const data = { version: 'v1', parameters: { custom: { ...rules, properties: [] } } };
      const { splitting } = readDescriptor(data);
      const { count, problem } = splitIntoSubtasks(splitting, input);
      const isAccepted = splitting.kind === 'fields' && problem?.kind === 'fieldNotAList';
      // Its limit is not told: the console cannot foresee it.
      const isSplit = (problem === undefined || isAccepted) && count <= LIMIT;
      expect(planned(data, input)).toBe(isSplit ? count : 'refused');
    }),
    { numRuns: 3_000 },
  );
});
