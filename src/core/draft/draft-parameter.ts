import type { Entry } from '#core/form/entry.ts';
import { differsFromDefault } from '#core/form/default-values.ts';
import { isList } from '#core/form/editors.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';

export type DraftParameter = Pick<Parameter, 'name' | 'type' | 'editor' | 'dateFormat'> &
  Partial<Pick<Parameter, 'title' | 'itemShape'>> & {
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
