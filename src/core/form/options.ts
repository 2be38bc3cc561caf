import type { Json } from '#core/json/json.ts';
import { jsonKey } from '#core/json/json-key.ts';
import { EDITOR_FACTS } from './editors.ts';
import type { Option, ValueSpec } from './parameter.ts';

/** True where a person chooses among options. */
export function isChoice({ editor }: ValueSpec): boolean {
  return EDITOR_FACTS[editor].needs === 'options';
}

/** True for a value that one of the options stands for. */
export function isOption({ options }: ValueSpec, value: Json): boolean {
  const keys = known.get(options) ?? new Set(options.map((option) => jsonKey(option.value)));
  known.set(options, keys);
  return keys.has(jsonKey(value));
}

const known = new WeakMap<readonly Option[], ReadonlySet<string>>();
