import { isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { ImportedInput, ImportProblem } from './imported-input.ts';
import { isKeyName } from '#core/secrets/is-key-name.ts';

const REQUEST_KEYS = new Set(['scraper_slug', 'version', 'is_async', 'callback_url', 'input']);

/**
 * Reads the four nestings of an input: a run request, `{ parameters: { system, custom } }` (also under
 * `input`), its `parameters`, or `custom` itself. Only `parameters.custom`, or `system` and `custom`
 * alone, mark a nesting, so that a form may have fields named `input` or `custom`.
 */
export function inputFromJson(json: Json): Result<ImportedInput, ImportProblem> {
  if (!isJsonObject(json)) return err({ kind: 'shape' });
  const input = ownValue(json, 'input');
  if (isNesting(input)) return ok(requestInput(json, input));
  if (isNesting(json)) return ok({ source: 'input', droppedKey: false, ...nestedInput(json, '') });
  const bare = { parameters: json };
  if (isParameters(json) && isNesting(bare))
    return ok({ source: 'input', droppedKey: false, ...nestedInput(bare, '') });
  const isEmptyRequest = typeof ownValue(json, 'scraper_slug') === 'string' && isJsonObject(input);
  if (isEmptyRequest) return err({ kind: 'shape' });
  return ok({ source: 'custom', custom: json, droppedKey: false, unknown: [] });
}

type Nesting = JsonObject & { readonly parameters: JsonObject & { readonly custom: JsonObject } };

function isNesting(value: Json | undefined): value is Nesting {
  if (!isJsonObject(value)) return false;
  const parameters = ownValue(value, 'parameters');
  return isJsonObject(parameters) && isJsonObject(ownValue(parameters, 'custom'));
}

function isParameters(json: JsonObject): boolean {
  return isJsonObject(ownValue(json, 'system')) && Object.keys(json).length === 2;
}

type NestedInput = Pick<ImportedInput, 'custom' | 'system' | 'unknown'>;

/** @param path path of the nesting in the whole, such as `input.` */
function nestedInput(nesting: Nesting, path: string): NestedInput {
  const { parameters } = nesting;
  const system = ownValue(parameters, 'system');
  return {
    custom: parameters.custom,
    ...(isJsonObject(system) ? { system } : {}),
    unknown: [
      ...Object.keys(nesting)
        .filter((key) => key !== 'parameters')
        .map((key) => `${path}${key}`),
      ...Object.keys(parameters)
        .filter((key) => key !== 'custom' && !(key === 'system' && isNothingOrObject(system)))
        .map((key) => `${path}parameters.${key}`),
    ],
  };
}

const isNothingOrObject = (value: Json | undefined) => value === null || isJsonObject(value);

function requestInput(request: JsonObject, input: Nesting): ImportedInput {
  const nested = nestedInput(input, 'input.');
  const version = ownValue(request, 'version');
  const isAsync = ownValue(request, 'is_async');
  const callbackUrl = ownValue(request, 'callback_url');
  const worker = ownValue(request, 'scraper_slug');
  const keys = Object.keys(request);
  const understood = new Set([
    'input',
    ...(typeof version === 'string' ? ['version'] : []),
    ...(typeof isAsync === 'boolean' ? ['is_async'] : []),
    ...(typeof callbackUrl === 'string' ? ['callback_url'] : []),
    ...(typeof worker === 'string' ? ['scraper_slug'] : []),
    ...keys.filter((key) => request[key] === null && REQUEST_KEYS.has(key)),
    ...keys.filter(isKeyName),
  ]);
  return {
    source: keys.length === 1 ? 'input' : 'request',
    ...nested,
    ...(typeof version === 'string' ? { version } : {}),
    ...(typeof isAsync === 'boolean' ? { isAsync } : {}),
    ...(typeof callbackUrl === 'string' && callbackUrl !== '' ? { callbackUrl } : {}),
    ...(typeof worker === 'string' ? { worker } : {}),
    droppedKey: keys.some(isKeyName),
    unknown: [...keys.filter((key) => !understood.has(key)), ...nested.unknown],
  };
}
