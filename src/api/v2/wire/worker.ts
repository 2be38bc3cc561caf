import { Failure } from '#core/errors/failure.ts';
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  objectOrNone,
  ownValue,
} from '#core/json/json.ts';

export function readInputSchema(data: unknown): JsonObject {
  if (isJsonObject(data)) return data;
  throw new Failure({ kind: 'unreadable', detail: 'data is not an input schema' });
}

export function readWorkerDetail(data: unknown): JsonObject {
  if (isJsonObject(data)) return data;
  throw new Failure({ kind: 'unreadable', detail: 'data is not a Worker' });
}

/**
 * Builds a Worker's descriptor: the form from its input schema; version, readme and system defaults from
 * its detail.
 * Without the detail the version is empty and `core`'s system defaults apply. A schema without properties
 * leaves the form to the detail.
 */
export function joinDescriptor(schema: JsonObject, detail: JsonObject = {}): JsonObject {
  const parameters = objectOrNone(ownValue(detail, 'parameters'));
  const places = [ownValue(schema, 'input_schema'), schema, ownValue(parameters, 'custom')];
  return {
    ...detail,
    parameters: {
      ...parameters,
      custom: places.find(hasProperties) ?? ownValue(schema, 'input_schema') ?? {},
    },
  };
}

function hasProperties(place: Json | undefined): boolean {
  const properties = isJsonObject(place) ? ownValue(place, 'properties') : undefined;
  return isJsonArray(properties) || isJsonObject(properties);
}
