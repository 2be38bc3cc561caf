import type { Parameter } from '#core/form/parameter.ts';
import { inexactIn } from '#core/json/digits.ts';
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  objectOrNone,
  ownValue,
} from '#core/json/json.ts';
import type { Remark, WorkerDescriptor } from './descriptor.ts';
import { noteFor } from './note.ts';
import { readParameter } from './parameter/read-parameter.ts';
import { readProperties } from './read-properties.ts';
import { readChargeLimits, readSplitting } from './read-splitting.ts';
import { readSystem } from './read-system.ts';
import { readFirstText, readText } from './read-text.ts';

/**
 * Reads a Worker's descriptor, the `data` of `GET /api/scraper`. Total: any input gives a form, and
 * `remarks` list what was inferred, repaired or left out. Parameters have unique names and editors that
 * can produce their type.
 */
export function readDescriptor(data: unknown): WorkerDescriptor {
  const root = isJsonObject(data) ? data : {};
  const declared = objectOrNone(ownValue(root, 'parameters'));
  const container = findContainer(root, declared);
  const { properties, remarks: leftOut } = readProperties(container);
  const remarks: Remark[] = [...leftOut];
  const parameters = properties.map(({ name, raw }): Parameter =>
    readParameter(name, raw, noteFor(name, remarks)),
  );
  return {
    version: versionOf(ownValue(root, 'version')),
    readme: readText(root, 'readme'),
    description: readFirstText(container, ['description']) ?? readText(root, 'description'),
    system: readSystem(ownValue(declared, 'system') ?? ownValue(root, 'system'), remarks),
    parameters,
    splitting: readSplitting(container),
    chargeLimits: readChargeLimits(container),
    remarks,
  };
}

function findContainer(root: JsonObject, parameters: JsonObject): JsonObject {
  const places = [ownValue(parameters, 'custom'), ownValue(root, 'input_schema'), parameters, root].map(
    objectOrNone,
  );
  return places.find(declaresProperties) ?? places.find((place) => Object.keys(place).length > 0) ?? {};
}

function declaresProperties(place: JsonObject): boolean {
  const properties = ownValue(place, 'properties');
  return isJsonArray(properties) || isJsonObject(properties);
}

function versionOf(declared: Json | undefined): string {
  if (typeof declared === 'string') return inexactIn(declared) ?? declared;
  return typeof declared === 'number' ? String(declared) : '';
}
