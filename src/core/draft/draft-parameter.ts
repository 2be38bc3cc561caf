import type { Entry } from '#core/form/entry.ts';
import { differsFromDefault } from '#core/form/default-values.ts';
import { isList } from '#core/form/editors.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';

/**
 * What of a parameter says how what was put into its field is read, and whether it goes over to the form of another version.
 * Drafts of older builds lack all that is optional.
 */
export type DraftParameter = Pick<Parameter, 'name' | 'type' | 'editor' | 'dateFormat'> &
  Partial<Pick<Parameter, 'title' | 'itemShape'>> & {
    /** How the field stood: as the Worker has it, or with something wrong in it; absent where it was neither. */
    readonly stood?: 'untouched' | 'wrong';
  };

export function toDraftParameter(parameter: Parameter, entry: Entry | undefined): DraftParameter {
  const { name, title, type, editor, dateFormat, itemShape } = parameter;
  const stood = standing(parameter, entry);
  return {
    name,
    title,
    type,
    editor,
    dateFormat,
    ...(isList(parameter) && { itemShape }),
    ...(stood && { stood }),
  };
}

function standing(parameter: Parameter, entry: Entry | undefined): DraftParameter['stood'] {
  if (!differsFromDefault(parameter, entry)) return 'untouched';
  return readEntry(parameter, entry).problems.count > 0 ? 'wrong' : undefined;
}
