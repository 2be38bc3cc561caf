import { equalJson } from '#core/json/equal-json.ts';
import type { Json } from '#core/json/json.ts';
import type { ValueSpec } from './parameter.ts';

/** True where a person chooses among options. */
export function isChoice({ editor }: ValueSpec): boolean {
  return editor === 'select' || editor === 'radio' || editor === 'checkbox';
}

/** True for a value that one of the options stands for. */
export function isOption({ options }: ValueSpec, value: Json): boolean {
  return options.some((option) => equalJson(option.value, value));
}
