import { asMessage } from '#core/cut-text.ts';
import { Failure, type FailureFacts, type FailureKind } from '#core/errors/failure.ts';
import { excerptJson } from '#core/json/write.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import { createdAt } from '#core/run/run-time.ts';
import { parseDigits } from '#core/json/digits.ts';

export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly retryAfter?: string;
  /** Time of arrival by the platform's clock, in milliseconds since the epoch. */
  readonly now: number;
};

export type Reply = { readonly data: unknown; readonly facts: Pick<FailureFacts, 'status' | 'requestId'> };

/**
 * Reads the platform's envelope `{ code, message, data, request_id? }` and returns its `data`, or null if
 * absent. `code` 0 is success whatever the HTTP status; any other code is a failure even under 200, also
 * an unreadable one. Without a code the HTTP status decides. Numbers that JSON.parse would round are
 * returned as text.
 * @param kindOfCode meaning of a dialect's codes; undefined for unknown ones
 * @param writeInexact formats that text; the digits themselves by default
 * @throws Failure
 */
export function readEnvelope(
  answer: Answer,
  kindOfCode: (code: number) => FailureKind | undefined,
  writeInexact?: (digits: string) => string,
): Reply {
  const envelope = parseEnvelope(answer, writeInexact);
  const code = ownValue(envelope, 'code') ?? null;
  const succeeded = code === null ? isSuccess(answer.status) : toCode(code) === 0;
  if (!succeeded) throw failureOf({ answer, envelope, code, kindOfCode });
  if (code === null && !Object.hasOwn(envelope, 'data')) {
    throw unreadable(answer, 'JSON without `code` and `data`', envelope);
  }
  return {
    data: ownValue(envelope, 'data') ?? null,
    facts: { status: answer.status, ...requestIdOf(envelope) },
  };
}

function requestIdOf(envelope: JsonObject): Pick<FailureFacts, 'requestId'> {
  const requestId = ownValue(envelope, 'request_id');
  return typeof requestId === 'string' && requestId !== '' ? { requestId } : {};
}

/** A start can be refused, for example for low balance, while its run waits on the platform. */
function runOf(envelope: JsonObject): Pick<FailureFacts, 'run'> {
  const data = ownValue(envelope, 'data');
  const run = isJsonObject(data) ? ownValue(data, 'run_slug') : undefined;
  return typeof run === 'string' && isRunSlug(run) && createdAt(run) !== undefined ? { run } : {};
}

const MAX_DETAILS = 20;

function detailsOf(envelope: JsonObject): Pick<FailureFacts, 'details'> {
  const given = ownValue(envelope, 'details') ?? null;
  const list = isJsonArray(given) ? given : [given];
  const texts = list.flatMap((item) => (item === null ? [] : [asMessage(detailText(item))]));
  const details = [...new Set(texts.filter((text) => text !== ''))].slice(0, MAX_DETAILS);
  return details.length === 0 ? {} : { details };
}

const WORDS = ['message', 'msg', 'detail', 'description', 'reason', 'error'];
const PLACES = ['field', 'path', 'param', 'parameter', 'name', 'loc', 'location', 'property'];

function detailText(item: Json): string {
  if (!isJsonObject(item)) return typeof item === 'string' ? item : excerptJson(item);
  const words = firstText(item, WORDS);
  if (words === undefined) return excerptJson(item);
  const place = firstText(item, PLACES);
  return place === undefined ? words : `${place}: ${words}`;
}

function firstText(item: JsonObject, keys: readonly string[]): string | undefined {
  return keys
    .map((key) => ownValue(item, key) ?? '')
    .map((value) => {
      const parts = isJsonArray(value) ? value : [value];
      return parts.filter((part) => typeof part === 'string' || typeof part === 'number').join('.');
    })
    .find((text) => text.trim() !== '');
}

type RefusedAnswer = {
  readonly answer: Answer;
  readonly envelope: JsonObject;
  readonly code: Json;
  readonly kindOfCode: (code: number) => FailureKind | undefined;
};

function failureOf({ answer, envelope, code: given, kindOfCode }: RefusedAnswer): Failure {
  const code = toCode(given);
  const byCode = code === undefined ? undefined : kindOfCode(code);
  const message = ownValue(envelope, 'message');
  return new Failure({
    kind: byCode ?? kindOfStatus(answer.status),
    ...commonFacts(answer),
    ...(code === undefined ? {} : { code }),
    ...(typeof message === 'string' && message.trim() !== '' ? { platformMessage: asMessage(message) } : {}),
    ...detailsOf(envelope),
    ...requestIdOf(envelope),
    ...runOf(envelope),
    ...(code === undefined && given !== null ? { detail: `code is ${excerptJson(given)}` } : {}),
  });
}

function parseEnvelope(answer: Answer, writeInexact?: (digits: string) => string): JsonObject {
  const value = attemptJson(answer.text, writeInexact);
  if (isJsonObject(value)) return value;
  throw unreadable(answer, value === undefined ? describeBody(answer.text) : 'JSON that is not an object');
}

function attemptJson(text: string, writeInexact?: (digits: string) => string): unknown {
  try {
    return parseDigits(text, writeInexact);
  } catch {
    return undefined;
  }
}

function describeBody(text: string): string {
  const start = text.trimStart();
  if (start === '') return 'empty answer';
  if (start.startsWith('<')) return 'HTML in place of JSON';
  return start.startsWith('{') ? 'JSON that is cut off or broken' : 'text in place of JSON';
}

function unreadable(answer: Answer, detail: string, envelope: JsonObject = {}): Failure {
  const certain = answer.status === 401 || answer.status === 429;
  return new Failure({
    kind: certain ? kindOfStatus(answer.status) : 'unreadable',
    ...commonFacts(answer),
    ...requestIdOf(envelope),
    detail,
  });
}

function commonFacts(answer: Answer): Pick<FailureFacts, 'status' | 'retryAfter'> {
  const retryAfter = readRetryAfter(answer);
  return { status: answer.status, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** Seconds to wait, from a `Retry-After` header (a number of seconds or a date). */
function readRetryAfter({ retryAfter: header, now }: Answer): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function toCode(value: Json): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : undefined;
}

const isSuccess = (status: number) => status >= 200 && status < 300;

const KIND_BY_STATUS: ReadonlyMap<number, FailureKind> = new Map([
  [401, 'keyRefused'],
  [402, 'balanceTooLow'],
  [403, 'keyRefused'],
  [404, 'notFound'],
  [408, 'timeout'],
  [429, 'rateLimited'],
  [501, 'notImplemented'],
  [504, 'timeout'],
]);

function kindOfStatus(status: number): FailureKind {
  const known = KIND_BY_STATUS.get(status);
  if (known !== undefined) return known;
  if (status >= 500) return 'internal';
  return status >= 400 ? 'invalidRequest' : 'unknown';
}
