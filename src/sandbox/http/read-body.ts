import { isJsonObject, ownValue, type JsonObject } from '#core/json/json.ts';
import { parseUrl } from '#core/parse-url.ts';
import { invalid } from './answer.ts';

/**
 * The body of an API request as an object. An empty body is `{}`.
 * @throws Refusal if it is not a JSON object
 */
export function readBody(text: string): JsonObject {
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalid('request body is not valid JSON');
  }
  if (!isJsonObject(body)) throw invalid('request body must be a JSON object');
  return body;
}

export function requireText(body: JsonObject, key: string): string {
  const value = ownValue(body, key);
  if (typeof value !== 'string' || value.trim() === '') throw invalid(`${key} is required`);
  return value;
}

export function requireObject(body: JsonObject, key: string, path: string): JsonObject {
  const value = ownValue(body, key);
  if (!isJsonObject(value)) throw invalid(`${path} must be an object`);
  return value;
}

export function requireWhole(
  body: JsonObject,
  key: string,
  { least, most }: { least: number; most: number },
): number {
  const value = ownValue(body, key);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw invalid(`${key} must be an integer between ${least} and ${most}`);
  }
  return value;
}

/** `callback_url`: an absolute http or https URL. `null` and absence give `undefined`. */
export function readCallbackUrl(body: JsonObject): string | undefined {
  const value = ownValue(body, 'callback_url');
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && /^https?:$/.test(parseUrl(value)?.protocol ?? '')) return value;
  throw invalid('callback_url must be an absolute http or https URL');
}

export function requireCallbackUrl(body: JsonObject): string {
  const url = readCallbackUrl(body);
  if (url === undefined) throw invalid('callback_url is required');
  return url;
}
