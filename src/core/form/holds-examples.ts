import { equalJson } from '#core/json/compare.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';

import type { Parameter } from './parameter.ts';
import { type Rows, toArray } from './rows.ts';

export function holdsExamples({ default: examples }: Parameter, rows: Rows<Json>): boolean {
  return (
    isJsonArray(examples) &&
    rows.length > 0 &&
    examples.length === rows.length &&
    equalJson(examples, toArray(rows))
  );
}
