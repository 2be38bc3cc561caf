import { beginningOf } from '#core/cut-text.ts';
import { err, type Result } from '#core/result.ts';
import type { ImportedInput, ImportProblem } from '../imported-input.ts';
import { type JsConstant, type JsReader, type JsValue, takeValue } from './javascript-value.ts';
import { Cut, take } from '../scanner.ts';
import {
  isHeaderWithKey,
  inputFromSent,
  isRunUrl,
  type SentBody,
  type SentRequest,
} from '../sent-request.ts';

const STATEMENT =
  /\b(?:const|let|var)\s{1,20}([A-Za-z_$][\w$]{0,200})\s{0,20}=\s{0,20}(?=["'`{[\d]|JSON\b)|\b(fetch|https?\.request)\s{0,20}\(|\.end\s{0,20}\(/g;

const CALL = /\b(?:fetch|https?\.request)\s{0,20}\(/;

export function isFetch(text: string): boolean {
  return CALL.test(text);
}

/** Reads the last call that starts a run, as browsers copy it or a program writes it. Nothing is run. */
export function readFetch(program: string): Result<ImportedInput, ImportProblem> {
  try {
    const request = requestsIn(program).findLast(({ url }) => isRunUrl(url));
    return request === undefined ? err({ kind: 'notThisApi' }) : inputFromSent(request, 'fetch');
  } catch (error) {
    if (error instanceof Cut) return err({ kind: 'cut' });
    throw error;
  }
}

/** Reads statement by statement and continues after each, so that no text inside one is read as a statement. */
function requestsIn(program: string): readonly SentRequest[] {
  const requests: SentRequest[] = [];
  const constants = new Map<string, JsConstant>();
  const reader: JsReader = { scanner: { text: program, at: 0 }, constants, reread: { count: 0 } };
  const statement = new RegExp(STATEMENT);
  for (let match = statement.exec(program); match !== null; match = statement.exec(program)) {
    const [, constant, call] = match;
    reader.scanner.at = statement.lastIndex;
    if (constant !== undefined) constants.set(constant, readConstant(reader));
    else if (call !== undefined) requests.push(readCall(reader));
    else endRequest(requests, takeValue(reader));
    statement.lastIndex = reader.scanner.at;
  }
  return requests;
}

function readConstant(reader: JsReader): JsConstant {
  const { scanner, reread } = reader;
  const [start, before] = [scanner.at, reread.count];
  const value = takeValue(reader);
  return { value, weight: scanner.at - start + reread.count - before };
}

function readCall(reader: JsReader): SentRequest {
  const url = takeValue(reader);
  const options = take(reader.scanner, /,/y) === undefined ? undefined : takeValue(reader);
  return toSent(url, options);
}

function endRequest(requests: SentRequest[], body: JsValue): void {
  const request = requests.at(-1);
  if (request?.body.kind === 'none') requests[requests.length - 1] = { ...request, body: toBody(body) };
}

function toSent(url: JsValue, options: JsValue | undefined): SentRequest {
  const headers = memberOf(options, 'headers');
  const pairs = headers?.kind === 'object' ? headers.members : [];
  return {
    url: url.kind === 'string' ? url.text : url.kind === 'unknown' ? url.source.replace(/[`'"]$/, '') : '',
    holdsKey: pairs.some(([name, value]) => value.kind === 'string' && isHeaderWithKey(name, value.text)),
    body: toBody(memberOf(options, 'body')),
  };
}

function memberOf(value: JsValue | undefined, name: string): JsValue | undefined {
  return value?.kind === 'object' ? value.members.findLast(([key]) => key === name)?.[1] : undefined;
}

function toBody(body: JsValue | undefined): SentBody {
  if (body?.kind === 'string') return { kind: 'text', text: body.text };
  return body?.kind === 'unknown'
    ? { kind: 'variable', name: beginningOf(body.source, 80) }
    : { kind: 'none' };
}
