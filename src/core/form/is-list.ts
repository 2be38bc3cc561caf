import type { ValueSpec } from './parameter.ts';

/** True for the editors whose entries are `rows`: lists and tables. */
export function isList({ editor }: Pick<ValueSpec, 'editor'>): boolean {
  return editor === 'stringList' || editor === 'requestList' || editor === 'requestListSource';
}
