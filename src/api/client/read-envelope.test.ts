import { describe, expect, it } from 'vitest';

import { Failure, type FailureFacts, mayHaveStarted } from '#core/errors/failure.ts';
import { type Answer, readEnvelope } from './read-envelope.ts';
import { kindOfCode } from '../v1/codes.ts';

const anAnswer = (body: unknown, parts: Partial<Answer> = {}): Answer => ({
  status: 200,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  now: Date.UTC(2026, 10, 24, 12),
  ...parts,
});

function factsOf(answer: Answer): FailureFacts {
  try {
    readEnvelope(answer, kindOfCode);
  } catch (error) {
    if (error instanceof Failure) return error.facts;
    throw error;
  }
  throw new Error('no failure');
}

describe('readEnvelope', () => {
  it.each([
    ['200', anAnswer({ code: 0, message: 'ok', data: { a: 1 } })],
    ['any other status', anAnswer({ code: 0, message: 'ok', data: { a: 1 } }, { status: 500 })],
    ['a code that is text', anAnswer({ code: '0', message: 'ok', data: { a: 1 } })],
    ['a code that is null', anAnswer({ code: null, message: 'ok', data: { a: 1 } })],
    ['no code', anAnswer({ data: { a: 1 } })],
    ['blanks around it', anAnswer('\n {"code":0,"data":{"a":1}} ')],
  ])('gives the data of a success under %s', (_, answer) => {
    expect(readEnvelope(answer, kindOfCode)).toEqual({ data: { a: 1 }, facts: { status: answer.status } });
  });

  it('keeps the run that a refusal names all the same', () => {
    const refusal = {
      code: 30001,
      message: 'insufficient balance',
      data: { run_slug: '01KSFDS8XWTJME33C08XMCR6B9' },
    };
    expect(factsOf(anAnswer(refusal))).toMatchObject({
      kind: 'balanceTooLow',
      run: '01KSFDS8XWTJME33C08XMCR6B9',
    });
    expect(factsOf(anAnswer({ ...refusal, data: { run_slug: '../x' } }))).not.toHaveProperty('run');
  });

  it.each<[details: unknown, texts: readonly string[] | undefined]>([
    [undefined, undefined],
    [null, undefined],
    [[], undefined],
    [['too long', ' ', null, 'too long'], ['too long']],
    ['one text', ['one text']],
    [[{ field: 'keywords', message: 'is required' }], ['keywords: is required']],
    [[{ loc: ['body', 'input', 0], msg: 'not a list' }], ['body.input.0: not a list']],
    [[{ message: 'no place' }], ['no place']],
    [
      [{ odd: true }, 7, ['x']],
      ['{ "odd": true }', '7', '[ "x" ]'],
    ],
    [{ reason: 'an object' }, ['an object']],
    [
      Array.from({ length: 50 }, (_, at) => `thing ${at}`),
      Array.from({ length: 20 }, (_, at) => `thing ${at}`),
    ],
  ])('reads what is said of an error beside its message: %j', (details, texts) => {
    const answer = anAnswer({ code: 11000, message: 'invalid', details, data: null }, { status: 422 });
    expect(factsOf(answer).details).toEqual(texts);
  });

  it('cuts what is said of an error where nobody would read on', () => {
    const long = 'W'.repeat(200_000);
    const answer = anAnswer({ code: 11000, message: long, details: [long], data: null }, { status: 422 });
    const cut = `${'W'.repeat(3_999)}…`;
    expect(factsOf(answer)).toMatchObject({ platformMessage: cut, details: [cut] });
  });

  it('keeps the ID of the request, to name where the data cannot be used', () => {
    expect(readEnvelope(anAnswer({ code: 0, data: 1, request_id: 'req-1' }), kindOfCode)).toEqual({
      data: 1,
      facts: { status: 200, requestId: 'req-1' },
    });
  });

  it.each([{ code: 0, message: 'ok', data: null }, { code: 0 }])(
    'gives null for a success without data: %j',
    (body) => {
      expect(readEnvelope(anAnswer(body), kindOfCode).data).toBeNull();
    },
  );

  it.each([
    [4000, 'invalidRequest'],
    [11000, 'invalidRequest'],
    [4010, 'keyRefused'],
    [12001, 'keyRefused'],
    [20001, 'keyRefused'],
    [20002, 'keyRefused'],
    [12002, 'keyRefused'],
    [4040, 'notFound'],
    [11004, 'notFound'],
    [4290, 'rateLimited'],
    [13000, 'rateLimited'],
    [5000, 'internal'],
    [10000, 'internal'],
    [14000, 'internal'],
    [10001, 'userDisabled'],
    [10002, 'userDisabled'],
    [30001, 'balanceTooLow'],
    [30002, 'trafficTooLow'],
    [30003, 'tooManyRuns'],
    [50001, 'workerNotFound'],
    [50002, 'workerRunFailed'],
    [50003, 'versionUnavailable'],
    [60001, 'taskNotFound'],
    [70001, 'runNotFound'],
    [70002, 'abortFailed'],
    [16000, 'notImplemented'],
    [99999, 'unknown'],
    [-1, 'unknown'],
  ])('takes code %i for %s, even under HTTP 200', (code, kind) => {
    expect(factsOf(anAnswer({ code, message: ' no \n', data: null, request_id: 'r-1' }))).toEqual({
      kind,
      status: 200,
      code,
      platformMessage: 'no',
      requestId: 'r-1',
    });
  });

  it.each([
    ['-1', -1],
    ['+4290', 4290],
    [' 4290 ', 4290],
  ])('reads the code %j that is text', (text, code) => {
    expect(factsOf(anAnswer({ code: text, data: {} })).code).toBe(code);
  });

  it.each(['E_BUSY', '', '0x0', true, {}])('takes the code %j for a failure that is not known', (code) => {
    const facts = factsOf(anAnswer({ code, message: 'busy', data: { run_slug: '01KS' } }));
    const detail = `code is ${JSON.stringify(code)}`;
    expect(facts).toEqual({ kind: 'unknown', status: 200, platformMessage: 'busy', detail });
    expect(mayHaveStarted(facts)).toBe(true);
  });

  it('lets the status decide where the code cannot be read', () => {
    expect(factsOf(anAnswer({ code: 'E_QUOTA' }, { status: 402 })).kind).toBe('balanceTooLow');
  });

  it('lets the code decide, not the status', () => {
    expect(factsOf(anAnswer({ code: 30003, message: '', data: null }, { status: 500 }))).toEqual({
      kind: 'tooManyRuns',
      status: 500,
      code: 30003,
    });
  });

  it.each([
    [400, 'invalidRequest'],
    [401, 'keyRefused'],
    [402, 'balanceTooLow'],
    [403, 'keyRefused'],
    [404, 'notFound'],
    [408, 'timeout'],
    [413, 'invalidRequest'],
    [422, 'invalidRequest'],
    [429, 'rateLimited'],
    [500, 'internal'],
    [501, 'notImplemented'],
    [502, 'internal'],
    [504, 'timeout'],
    [304, 'unknown'],
  ])('lets HTTP %i decide where there is no code, or an unknown one', (status, kind) => {
    expect(factsOf(anAnswer({ message: 'why' }, { status }))).toEqual({
      kind,
      status,
      platformMessage: 'why',
    });
    expect(factsOf(anAnswer({ code: 98765 }, { status }))).toEqual({ kind, status, code: 98765 });
  });

  it.each([
    ['an HTML page', '<!doctype html><title>Bad gateway</title>', 'HTML in place of JSON'],
    ['nothing', '', 'empty answer'],
    ['blanks', ' \n', 'empty answer'],
    ['a body that is cut off', '{"code":0,"data":{"li', 'JSON that is cut off or broken'],
    ['text', 'upstream connect error', 'text in place of JSON'],
    ['a list', '[]', 'JSON that is not an object'],
    ['null', 'null', 'JSON that is not an object'],
    ['another object', '{"hello":1}', 'JSON without `code` and `data`'],
    ['inherited names', '{"__proto__":{"code":0,"data":1}}', 'JSON without `code` and `data`'],
  ])('says what it could not read: %s', (_, text, detail) => {
    expect(factsOf(anAnswer(text))).toEqual({ kind: 'unreadable', status: 200, detail });
  });

  it.each([
    [429, 'rateLimited'],
    [401, 'keyRefused'],
    [502, 'unreadable'],
    [404, 'unreadable'],
  ])('takes a page under HTTP %i for %s', (status, kind) => {
    expect(factsOf(anAnswer('<html>', { status }))).toEqual({
      kind,
      status,
      detail: 'HTML in place of JSON',
    });
  });

  it.each([
    ['seconds', '30', 30],
    ['zero', '0', 0],
    ['a date to come', 'Tue, 24 Nov 2026 12:00:45 GMT', 45],
    ['a date gone by', 'Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ])('tells how long to wait, from %s', (_, retryAfter, seconds) => {
    expect(factsOf(anAnswer({ code: 4290 }, { status: 429, retryAfter }))).toEqual({
      kind: 'rateLimited',
      status: 429,
      code: 4290,
      retryAfter: seconds,
    });
  });

  it.each(['soon', '9'.repeat(400)])('passes over a wait that it cannot read: %s', (retryAfter) => {
    expect(factsOf(anAnswer({ code: 4290 }, { status: 429, retryAfter }))).toEqual({
      kind: 'rateLimited',
      status: 429,
      code: 4290,
    });
  });

  it('gives the digits of integers beyond 2^53, as text', () => {
    const answer = anAnswer('{"code":0,"data":{"id":9007199254740993}}');
    expect(readEnvelope(answer, kindOfCode).data).toEqual({ id: '9007199254740993' });
    expect(readEnvelope(answer, kindOfCode, (digits) => `# ${digits}`).data).toEqual({
      id: '# 9007199254740993',
    });
  });
});
