import { err, type Result } from '#core/result.ts';
import type { ImportedInput, ImportProblem } from './imported-input.ts';
import { Cut, type JsConstant, type JsReader, type JsValue, takeValue } from './javascript-value.ts';
import { take } from './scanner.ts';
import { holdsKey, inputFromSent, isRunUrl, type SentBody, type SentRequest } from './sent-request.ts';

const CALL = /\bfetch\s{0,20}\(/g;
const CONSTANT = /\b(?:const|let|var)\s{1,20}([A-Za-z_$][\w$]{0,200})\s{0,20}=/g;

/** True for a text that holds a call of `fetch`. */
export function isFetch(text: string): boolean {
  return text.search(CALL) !== -1;
}

/** Reads the last call of `fetch` that starts a run, as browsers copy it or a program writes it. Nothing is run. */
export function readFetch(program: string): Result<ImportedInput, ImportProblem> {
  try {
    const requests = callsOf(program, constantsOf(program));
    const request = requests.findLast(({ url }) => isRunUrl(url));
    return request === undefined ? err({ kind: 'notThisApi' }) : inputFromSent(request, 'fetch');
  } catch (error) {
    if (error instanceof Cut) return err({ kind: 'cut' });
    throw error;
  }
}

type Constants = ReadonlyMap<string, JsConstant>;

function constantsOf(program: string): Constants {
  const constants = new Map<string, JsConstant>();
  readEach(program, CONSTANT, constants, (reader, [, name = '']) => {
    const { scanner, reread } = reader;
    const [start, before] = [scanner.at, reread.count];
    const value = takeValue(reader);
    constants.set(name, { value, weight: scanner.at - start + reread.count - before });
  });
  return constants;
}

function callsOf(program: string, constants: Constants): readonly SentRequest[] {
  const requests: SentRequest[] = [];
  readEach(program, CALL, constants, (reader) => {
    const url = takeValue(reader);
    const options = take(reader.scanner, /,/y) === undefined ? undefined : takeValue(reader);
    requests.push(toSent(url, options));
  });
  return requests;
}

/** Reads what stands behind each match; goes on behind what was read, so that a text is read once. */
function readEach(
  program: string,
  pattern: RegExp,
  constants: Constants,
  read: (reader: JsReader, match: RegExpExecArray) => void,
): void {
  const matcher = new RegExp(pattern);
  const reread = { count: 0 };
  for (let match = matcher.exec(program); match !== null; match = matcher.exec(program)) {
    const scanner = { text: program, at: matcher.lastIndex };
    read({ scanner, constants, reread }, match);
    matcher.lastIndex = scanner.at;
  }
}

function toSent(url: JsValue, options: JsValue | undefined): SentRequest {
  const headers = memberOf(options, 'headers');
  const pairs = headers?.kind === 'object' ? headers.members : [];
  return {
    url: url.kind === 'string' ? url.text : url.kind === 'unknown' ? url.source.replace(/[`'"]$/, '') : '',
    holdsKey: pairs.some(([name, value]) => value.kind === 'string' && holdsKey(name, value.text)),
    body: toBody(memberOf(options, 'body')),
  };
}

function memberOf(value: JsValue | undefined, name: string): JsValue | undefined {
  return value?.kind === 'object' ? value.members.findLast(([key]) => key === name)?.[1] : undefined;
}

function toBody(body: JsValue | undefined): SentBody {
  if (body?.kind === 'string') return { kind: 'text', text: body.text };
  return body?.kind === 'unknown' ? { kind: 'variable', name: body.source.slice(0, 80) } : { kind: 'none' };
}
