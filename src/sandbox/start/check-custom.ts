import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { invalid } from '../http/answer.ts';

const FITS: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: isJsonArray,
  object: isJsonObject,
};

/** Editors whose arrays hold one kind of item. A `json` array may hold anything. */
const LIST_EDITORS: ReadonlySet<Json | undefined> = new Set([
  'stringList',
  'requestList',
  'requestListSource',
  'requestListSources',
]);
const TABLE_EDITORS: ReadonlySet<Json | undefined> = new Set(['requestListSource', 'requestListSources']);

const isEmpty = (value: Json | undefined) =>
  value === undefined || value === null || value === '' || (isJsonArray(value) && value.length === 0);

function isChosen(property: JsonObject, value: Json | undefined): boolean {
  const offered = ['options', 'allowedValues', 'enum'].flatMap((key) => {
    const options = property[key];
    return options !== undefined && isJsonArray(options) ? options : [];
  });
  return offered.some((option) => (isJsonObject(option) ? ownValue(option, 'value') : option) === value);
}

/** The container with `properties`, wherever the descriptor puts it (docs/platform.md, "The descriptor"). */
export function containerOf(data: Json): JsonObject | undefined {
  if (!isJsonObject(data)) return undefined;
  const parameters = ownValue(data, 'parameters');
  const places = [
    isJsonObject(parameters) ? ownValue(parameters, 'custom') : undefined,
    data['input_schema'],
    data,
  ];
  return places.filter(isJsonObject).find((place) => Object.hasOwn(place, 'properties'));
}

function propertiesOf(data: Json): ReadonlyMap<string, JsonObject> {
  const declared = containerOf(data)?.['properties'];
  const named: readonly (readonly [Json | undefined, Json])[] = isJsonArray(declared)
    ? declared.map((property) => [isJsonObject(property) ? ownValue(property, 'name') : undefined, property])
    : Object.entries(isJsonObject(declared) ? declared : {});
  const properties = new Map<string, JsonObject>();
  for (const [name, property] of named) {
    if (typeof name === 'string' && isJsonObject(property) && !properties.has(name))
      properties.set(name, property);
  }
  return properties;
}

const wrong = (name: string, what: string) =>
  invalid(`custom.${name} ${what}`, [{ field: `input.parameters.custom.${name}`, message: what }]);

function checkType(name: string, value: Json, type: Json | undefined): void {
  if (typeof type !== 'string' || !Object.hasOwn(FITS, type)) return;
  if (FITS[type]?.(value) === false) throw wrong(name, `must be of type ${type}`);
}

function checkItems(name: string, items: readonly Json[], property: JsonObject): void {
  const editor = ownValue(property, 'editor');
  if (!LIST_EDITORS.has(editor)) return;
  if (items.some(isJsonArray)) throw invalid(`custom.${name}: an item must not be an array`);
  const filled = items.filter((item) => item !== null);
  const objects = filled.filter(isJsonObject).length;
  if (objects > 0 && objects < filled.length)
    throw invalid(`custom.${name}: items must not mix objects and plain values`);
  if (TABLE_EDITORS.has(editor) && objects < filled.length)
    throw invalid(`custom.${name}: items must be objects`);
}

/**
 * Refuses what the platform refuses in `input.parameters.custom`: an empty object, a required field that
 * is missing or empty, a value of another type than declared, list items that are mixed or arrays. Accepts
 * fields that the descriptor does not name. Reads the raw descriptor instead of the console's reading, so
 * that it can contradict the console.
 */
export function checkCustom(data: Json, custom: JsonObject): void {
  const properties = propertiesOf(data);
  const listed = containerOf(data)?.['required'];
  if (properties.size > 0 && Object.keys(custom).length === 0) throw invalid('custom must not be empty');
  for (const [name, property] of properties) {
    const value = ownValue(custom, name);
    const isRequired =
      ownValue(property, 'required') === true || (isJsonArray(listed) && listed.includes(name));
    if (isRequired && isEmpty(value) && !isChosen(property, value)) throw wrong(name, 'is required');
    if (value === undefined) continue;
    checkType(name, value, ownValue(property, 'type'));
    if (isJsonArray(value)) checkItems(name, value, property);
  }
}
