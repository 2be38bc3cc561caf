import { EDITOR_FACTS, type TypeEvidence } from '#core/form/editors.ts';
import { PARAMETER_TYPES, type Editor, type ParameterType, typeOf } from '#core/form/parameter.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';

type Evidence = TypeEvidence & { readonly editor: Editor | undefined; readonly multiple: boolean };

const NAMES = new Map<string, ParameterType>([
  ...PARAMETER_TYPES.map((type) => [type, type] as const),
  ['int', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['bool', 'boolean'],
  ['str', 'string'],
  ['text', 'string'],
  ['list', 'array'],
]);

export function readType(declared: Json | undefined): ParameterType | undefined {
  if (isJsonArray(declared)) return declared.map(readType).find((type) => type !== undefined);
  return typeof declared === 'string' ? NAMES.get(declared.trim().toLowerCase()) : undefined;
}

export function inferType(evidence: Evidence): ParameterType {
  const { editor, options, multiple, sample } = evidence;
  const byEditor = editor === undefined ? undefined : EDITOR_FACTS[editor].implies?.(evidence);
  if (byEditor !== undefined) return byEditor;
  if (multiple) return 'array';
  return (
    typeOfAll(sample === undefined ? [] : [sample]) ??
    typeOfAll(options.map((option) => option.value)) ??
    (editor === 'json' ? 'object' : 'string')
  );
}

function typeOfAll(values: readonly Json[]): ParameterType | undefined {
  const types = new Set(values.filter((value) => value !== '').map(typeOf));
  if (types.has('number')) types.delete('integer');
  const [type, ...others] = types;
  return type === 'null' || others.length > 0 ? undefined : type;
}
