import type { Parameter } from '#core/form/parameter.ts';
import { inexactIn, rounded } from '#core/json/digits.ts';
import { ownValue, type JsonObject } from '#core/json/json.ts';
import { fitDefault } from './fit-default.ts';
import { parseEditor } from './fit-editor.ts';
import type { Note } from '../note.ts';
import { readColumns } from './read-columns.ts';
import { readItemShape } from './read-item-shape.ts';
import { asTitle, readFirstText, readText } from '../read-text.ts';
import { readValueSpec } from './read-value-spec.ts';

export function readParameter(name: string, raw: JsonObject, note: Note): Parameter {
  const declared = ownValue(raw, 'default');
  const sample = inexactIn(declared) === undefined ? declared : rounded(declared ?? null);
  const isTable =
    parseEditor(readText(raw, 'editor')) === 'requestListSource' || Object.hasOwn(raw, 'param_list');
  const columns = isTable ? readColumns(raw, sample, note) : [];
  const spec = readValueSpec({ name, raw, sample, hasColumns: columns.length > 0 }, note);
  const defaultValue = fitDefault(spec, declared, note);
  const caption = readFirstText(raw, ['sectionCaption']);
  return {
    ...spec,
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
    itemShape: readItemShape(spec.editor, defaultValue ?? sample),
    columns: spec.editor === 'requestListSource' ? columns : [],
    ...(caption === undefined
      ? {}
      : { section: { caption: asTitle(caption), description: readText(raw, 'sectionDescription') } }),
  };
}
