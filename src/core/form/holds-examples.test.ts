import { expect, it } from 'vitest';

import type { Json } from '#core/json/json.ts';

import { aParameter } from '#test/a-parameter.ts';
import { holdsExamples } from './holds-examples.ts';
import { rowsOf } from './rows.ts';

const EXAMPLES = [{ url: 'https://a.example' }, { url: 'https://b.example' }];

it.each<[what: string, examples: Json | undefined, rows: readonly Json[], holds: boolean]>([
  ['what its Worker put there', EXAMPLES, structuredClone(EXAMPLES), true],
  ['less of it', EXAMPLES, EXAMPLES.slice(1), false],
  ['more than that', EXAMPLES, [...EXAMPLES, null], false],
  ['something else', EXAMPLES, [{ url: 'https://a.example' }, { url: 'https://c.example' }], false],
  ['nothing, as its Worker has it', [], [], false],
  ['rows where its Worker has none', undefined, EXAMPLES, false],
])('tells a list that holds %s', (_, examples, rows, holds) => {
  const parameter = aParameter(examples === undefined ? {} : { default: examples });
  expect(holdsExamples(parameter, rowsOf(rows))).toBe(holds);
});
