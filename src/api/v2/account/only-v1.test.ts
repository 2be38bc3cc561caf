import { describe, expect, it, vi } from 'vitest';

import { factsOf, Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { ApiRequest } from '#core/request/api-request.ts';

import { noticeOnlyV1 } from './only-v1.ts';

const TASKS: ApiRequest = { method: 'GET', path: '/api/v2/worker-tasks', authenticated: true };
const ONE: ApiRequest = { ...TASKS, path: '/api/v2/worker-tasks/01K' };

const never = (value: unknown) => value;

function asking(facts: FailureFacts, v1: 'answers' | 'fails' | 'unspoken' = 'answers') {
  const inner = vi.fn(() => Promise.reject(new Failure(facts)));
  let key = 'one';
  const ask = noticeOnlyV1(inner, {
    ...(v1 !== 'unspoken' && {
      v1Answers: () =>
        v1 === 'answers' ? Promise.resolve([]) : Promise.reject(new Failure({ kind: 'network' })),
    }),
    key: () => key,
  });
  const failureOf = async (request: ApiRequest) => {
    try {
      await ask(request, never);
      return undefined;
    } catch (error) {
      return factsOf(error);
    }
  };
  return { failureOf, inner, useKey: (next: string) => (key = next) };
}

describe('a host that passes on API v1 only', () => {
  it.each<FailureFacts>([
    { kind: 'notFound', status: 404 },
    { kind: 'invalidRequest', status: 410 },
    { kind: 'notFound', status: 404, code: 11004 },
    { kind: 'unreadable', status: 200, detail: 'HTML in place of JSON' },
    { kind: 'unreadable', status: 404, detail: 'HTML in place of JSON' },
  ])('is noticed once, and asked no more with the same key: %o', async (facts) => {
    const { failureOf, inner, useKey } = asking(facts);
    expect(await failureOf(TASKS)).toMatchObject({ kind: 'onlyV1', status: facts.status });
    expect(await failureOf(ONE)).toMatchObject({ kind: 'onlyV1' });
    expect(inner).toHaveBeenCalledOnce();
    useKey('two');
    await failureOf(TASKS);
    expect(inner).toHaveBeenCalledTimes(2);
  });

  it.each<[string, FailureFacts, ApiRequest, 'answers' | 'fails' | 'unspoken']>([
    ['a task that is no more', { kind: 'taskNotFound', status: 404, code: 60001 }, ONE, 'answers'],
    ['a refused key', { kind: 'keyRefused', status: 401 }, TASKS, 'answers'],
    ['a platform that is down', { kind: 'unreadable', status: 502 }, TASKS, 'answers'],
    ['a page in place of both versions', { kind: 'unreadable', status: 200 }, TASKS, 'fails'],
    ['a console of v2', { kind: 'notFound', status: 404 }, TASKS, 'unspoken'],
    ['a change', { kind: 'unreadable', status: 200 }, { ...ONE, method: 'PUT' }, 'answers'],
  ])('is not: %s', async (_, facts, request, v1) => {
    const { failureOf } = asking(facts, v1);
    expect(await failureOf(request)).toEqual(facts);
  });

  it('is not: an answer of v2 that cannot be used', async () => {
    const unusable = new Failure({ kind: 'unreadable', status: 200, detail: 'data.list is missing' });
    const ask = noticeOnlyV1((_, read) => Promise.resolve(read({})), {
      v1Answers: () => Promise.resolve([]),
      key: () => 'one',
    });
    const answer = ask(TASKS, () => {
      throw unusable;
    });
    await expect(answer).rejects.toBe(unusable);
  });
});
