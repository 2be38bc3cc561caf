import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { err, type Result } from '#core/result.ts';
import type { ImportedInput, ImportProblem } from './imported-input.ts';
import { isHeaderWithKey, inputFromSent, isRunUrl, type SentBody, type SentRequest } from './sent-request.ts';

export function isHar(json: Json): json is JsonObject {
  return isJsonObject(json) && requestsOf(json) !== undefined;
}

export function readHar(har: JsonObject): Result<ImportedInput, ImportProblem> {
  const request = (requestsOf(har) ?? []).map(toSent).findLast(({ url }) => isRunUrl(url));
  return request === undefined ? err({ kind: 'notThisApi' }) : inputFromSent(request, 'har');
}

function requestsOf(har: JsonObject): readonly JsonObject[] | undefined {
  const log = ownValue(har, 'log');
  const entries = isJsonObject(log) ? ownValue(log, 'entries') : undefined;
  if (
    isJsonObject(log) &&
    isJsonArray(entries) &&
    (Object.hasOwn(log, 'version') || Object.hasOwn(log, 'creator'))
  )
    return entries.map(requestOf).filter((request) => request !== undefined);
  const request = requestOf(har) ?? har;
  return isRequest(request) ? [request] : undefined;
}

function requestOf(entry: Json): JsonObject | undefined {
  const request = isJsonObject(entry) ? ownValue(entry, 'request') : undefined;
  return isJsonObject(request) && isRequest(request) ? request : undefined;
}

function isRequest(json: JsonObject): boolean {
  return ['method', 'url', 'httpVersion'].every((key) => typeof ownValue(json, key) === 'string');
}

function toSent(request: JsonObject): SentRequest {
  const url = ownValue(request, 'url');
  const headers = ownValue(request, 'headers') ?? null;
  return {
    url: typeof url === 'string' ? url : '',
    holdsKey: isJsonArray(headers) && headers.some(isKeyHeader),
    body: toBody(ownValue(request, 'postData')),
  };
}

function isKeyHeader(header: Json): boolean {
  const { name, value } = isJsonObject(header) ? header : {};
  return typeof name === 'string' && typeof value === 'string' && isHeaderWithKey(name, value);
}

function toBody(postData: Json | undefined): SentBody {
  const text = isJsonObject(postData) ? ownValue(postData, 'text') : undefined;
  return typeof text === 'string' && text !== '' ? { kind: 'text', text } : { kind: 'none' };
}
