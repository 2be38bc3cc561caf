import type { Editor, ParameterType, ValueSpec } from '#core/form/parameter.ts';
import { ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { fitEditor, parseEditor } from './fit-editor.ts';
import type { Note } from '../note.ts';
import { readBounds } from './read-bounds.ts';
import { readDateFormat } from './read-date-format.ts';
import { fitChoices, readChoices } from './read-choices.ts';
import { asTitle, readFirstText, readText } from '../read-text.ts';
import { inferType, readType } from './read-type.ts';
import { titleFromName } from './title-from-name.ts';

export type ValueSource = {
  readonly name: string;
  readonly raw: JsonObject;
  readonly sample: Json | undefined;
  readonly hasColumns: boolean;
};

export function readValueSpec({ name, raw, sample, hasColumns }: ValueSource, note: Note): ValueSpec {
  const declared = readChoices(raw, note);
  const declaredEditor = readText(raw, 'editor');
  const editorNamed = parseEditor(declaredEditor);
  const declaredType = readType(ownValue(raw, 'type'));
  const multiple = ownValue(raw, 'multiple') === true;
  const type = declaredType ?? inferType({ editor: editorNamed, options: declared, multiple, sample });
  const options = fitChoices(declared, type, note);
  const editor = fitEditor(editorNamed, { type, options, hasColumns, sample });
  const title = readFirstText(raw, ['title', 'label']);

  if (title === undefined) note({ kind: 'titleInferred' });
  if (declaredType === undefined) note({ kind: 'typeInferred', type });
  noteEditor({ declared: declaredEditor, named: editorNamed, editor, type }, note);
  const placeholder = readFirstText(raw, ['placeholder', 'prefill']);
  return {
    name,
    title: asTitle(title ?? titleFromName(name)),
    description: readText(raw, 'description'),
    type,
    editor,
    required: isTrue(ownValue(raw, 'required')),
    options,
    multiple: type === 'array' && (editor === 'select' || editor === 'checkbox'),
    ...readBounds(raw, type, note),
    ...(placeholder === undefined ? {} : { placeholder: asTitle(placeholder) }),
    dateFormat: readDateFormat(raw, editor === 'datepicker' ? note : ignore),
  };
}

const ignore: Note = () => undefined;

type Drawn = {
  readonly declared: string;
  readonly named: Editor | undefined;
  readonly editor: Editor;
  readonly type: ParameterType;
};

function noteEditor({ declared, named, editor, type }: Drawn, note: Note): void {
  if (declared.trim() === '') note({ kind: 'editorInferred', editor });
  else if (named === undefined) note({ kind: 'editorUnknown', declared, editor });
  else if (named !== editor && !(named === 'checkbox' && editor === 'switch' && type === 'boolean')) {
    note({ kind: 'editorUnfit', declared, type, editor });
  }
}

function isTrue(declared: Json | undefined): boolean {
  return declared === true || declared === 'true';
}
