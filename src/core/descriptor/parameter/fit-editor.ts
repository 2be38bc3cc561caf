import { EDITOR_FACTS } from '#core/form/editors.ts';
import { EDITORS, type Editor, type Option, type ParameterType } from '#core/form/parameter.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';

export type EditorMeans = {
  readonly type: ParameterType;
  readonly options: readonly Option[];
  readonly hasColumns: boolean;
  readonly sample: Json | undefined;
};

const NAMES = new Map<string, Editor>(
  EDITORS.flatMap((editor) =>
    [editor.toLowerCase(), ...(EDITOR_FACTS[editor].aliases ?? [])].map((name) => [name, editor] as const),
  ),
);

export function parseEditor(declared: string): Editor | undefined {
  return NAMES.get(
    declared
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]/g, ''),
  );
}

export function fitEditor(declared: Editor | undefined, means: EditorMeans): Editor {
  if (declared === undefined) return editorFor(means);
  if (declared === 'checkbox' && means.type === 'boolean') return 'switch';
  const fits = EDITOR_FACTS[declared].gives.includes(means.type) && hasChoices(declared, means);
  if (fits) return declared;
  if (declared === 'requestListSource' && means.type === 'array') return 'requestList';
  const isText = declared === 'input' || declared === 'textarea';
  return isText && means.type === 'array' && !isTextList(means.sample) ? 'json' : editorFor(means);
}

const editorFor = (means: EditorMeans): Editor => USUAL_EDITOR[means.type](means);

const numericEditor = ({ options }: EditorMeans): Editor => (options.length > 0 ? 'select' : 'number');

const USUAL_EDITOR: Record<ParameterType, (means: EditorMeans) => Editor> = {
  boolean: () => 'switch',
  object: () => 'json',
  integer: numericEditor,
  number: numericEditor,
  string: ({ options, sample }) => {
    if (options.length > 0) return 'select';
    return typeof sample === 'string' && /[\r\n]/.test(sample) ? 'textarea' : 'input';
  },
  array: ({ options, hasColumns, sample }) => {
    if (options.length > 0) return 'checkbox';
    if (hasColumns) return 'requestListSource';
    return sample === undefined || sample === null || isTextList(sample) ? 'stringList' : 'json';
  },
};

function hasChoices(editor: Editor, { type, options, hasColumns }: EditorMeans): boolean {
  const { needs } = EDITOR_FACTS[editor];
  if (needs === undefined) return true;
  if (needs === 'columns') return hasColumns;
  if (type === 'boolean')
    return options.length > 0 && options.every(({ value }) => typeof value === 'boolean');
  return options.length > 0;
}

function isTextList(sample: Json | undefined): boolean {
  return isJsonArray(sample) && sample.every((item) => typeof item === 'string' || isLoneText(item));
}

function isLoneText(item: Json): boolean {
  if (!isJsonObject(item)) return false;
  const [value, ...others] = Object.values(item);
  return typeof value === 'string' && others.length === 0;
}
