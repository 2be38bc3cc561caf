import { isChoice, isList } from '#core/form/editors.ts';
import { withItemText } from '#core/form/reading/item-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { Problem } from '#core/form/problem.ts';
import { readJsonText } from '#core/form/reading/read-value.ts';
import { readNumberText } from '#core/form/reading/read-number-text.ts';
import type { Json } from '#core/json/json.ts';
import { parseJson } from '#core/json/parse.ts';
import { valueText } from '#core/json/write.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { LinkReason } from '../link-content.ts';
import { readFlag } from './read-flag.ts';

/**
 * The value of a field from the texts under its name in a query, by its declared type. Lists take one item
 * per text, in their item shape, or one JSON array; tables one JSON row per text, or one JSON array;
 * multiple choices one option per text; objects JSON. Undefined for empty text that is not an option: the
 * field is cleared.
 */
export function readQueryValue(
  parameter: Parameter,
  texts: readonly string[],
): Result<Json | undefined, LinkReason> {
  const [text = '', ...more] = texts;
  if (more.length === 0 && text === '' && !hasOption(parameter, text)) return ok(undefined);
  if (parameter.type === 'array') return readItems(parameter, texts);
  if (more.length > 0) return err({ kind: 'repeated' });
  return problemOr(readOne(parameter, text));
}

export const isLikeSeveral = ({ multiple }: Parameter, [text = '', ...more]: readonly string[]): boolean =>
  !multiple &&
  more.length === 0 &&
  /[^\s\d,],[^\s,]|[^\s,],[^\s\d,]/.test(text) &&
  !/^\s*[[{]|:\/\//.test(text);

function readItems(parameter: Parameter, texts: readonly string[]): Result<Json, LinkReason> {
  const [text = '', ...more] = texts;
  const whole = more.length === 0 && /^\s*\[/.test(text) ? parseJson(text) : undefined;
  if (whole?.ok) return whole;
  if (parameter.multiple) return ok(texts.map((item) => optionOf(parameter, item) ?? item));
  if (isList(parameter) && parameter.editor !== 'requestListSource')
    return ok(texts.map((item) => withItemText(undefined, item, parameter.itemShape)));
  return readRows(texts);
}

function readRows(texts: readonly string[]): Result<Json, LinkReason> {
  const rows: Json[] = [];
  for (const text of texts) {
    const row = readJsonText(text);
    if (!row.ok) return problemOr(row);
    rows.push(row.value);
  }
  return ok(rows);
}

function readOne(parameter: Parameter, text: string): Result<Json, Problem> {
  if (isChoice(parameter)) {
    const option = optionOf(parameter, text);
    if (option !== undefined) return ok(option);
  }
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return readNumberText(text, parameter.type);
    case 'boolean':
      return readBoolean(text);
    case 'object':
    case 'array':
      return readJsonText(text);
    case 'string':
      return ok(text);
  }
}

function readBoolean(text: string): Result<boolean, Problem> {
  const value = readFlag(text);
  return value === undefined ? err({ kind: 'wrongType', expected: 'boolean', actual: 'string' }) : ok(value);
}

function optionOf({ options }: Parameter, text: string): Json | undefined {
  const exact = options.find(({ value }) => value === text);
  return (exact ?? options.find(({ value }) => valueText(value) === text))?.value;
}

const hasOption = (parameter: Parameter, text: string) => optionOf(parameter, text) !== undefined;

const problemOr = <T>(result: Result<T, Problem>): Result<T, LinkReason> =>
  result.ok ? result : err({ kind: 'problem', problem: result.error });
