import { EDITOR_FACTS } from './editors.ts';
import type { ValueSpec } from './parameter.ts';

/** True for the editors whose entries are `rows`: lists and tables. */
export function isList({ editor }: Pick<ValueSpec, 'editor'>): boolean {
  return EDITOR_FACTS[editor].rows === true;
}
