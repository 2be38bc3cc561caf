import { Failure, factsOf, type FailureFacts } from '#core/errors/failure.ts';

import type { Ask } from '../../client/client.ts';

type OnlyV1Parts = {
  readonly v1Answers?: () => Promise<unknown>;
  readonly key: () => string | undefined;
};

/**
 * Sends requests to v2 and detects, once per key, a host that serves v1 only; every later request then
 * fails at once with kind `onlyV1`. A host that serves neither does not count.
 */
export function noticeOnlyV1(ask: Ask, { v1Answers, key }: OnlyV1Parts): Ask {
  let noticed: { readonly key: string | undefined; readonly facts: FailureFacts } | undefined;
  return async (request, read, options) => {
    if (noticed && noticed.key === key()) throw new Failure(noticed.facts);
    const came: { answer: boolean } = { answer: false };
    const readAnswer: typeof read = (data) => {
      came.answer = true;
      return read(data);
    };
    try {
      return await ask(request, readAnswer, options);
    } catch (error) {
      const facts = factsOf(error);
      // An answer of the platform comes from where v2 is, whatever is in it.
      if (came.answer) throw error;
      // What changes something was led to by a question that was answered.
      if (request.method !== 'GET' || !isAbsent(request.path, facts) || !(await ends(v1Answers))) throw error;
      const { status, detail } = facts;
      noticed = {
        key: key(),
        facts: {
          kind: 'onlyV1',
          ...(status !== undefined && { status }),
          ...(detail !== undefined && { detail }),
        },
      };
      throw new Failure(noticed.facts);
    }
  };
}

const LISTS: ReadonlySet<string> = new Set([
  '/api/v2/store',
  '/api/v2/workers',
  '/api/v2/worker-tasks',
  '/api/v2/run-queue/items',
]);

const UNSERVED: ReadonlySet<number | undefined> = new Set([404, 405, 410, 501]);

/** The platform sends a code with every refusal; a host without the path sends a page or a bare status. */
function isAbsent(path: string, { kind, status = 0, code }: FailureFacts): boolean {
  if (code !== undefined) return LISTS.has(path) && (status === 404 || status === 410);
  return UNSERVED.has(status) || (kind === 'unreadable' && status < 500);
}

async function ends(work: (() => Promise<unknown>) | undefined): Promise<boolean> {
  try {
    await work?.();
    return work !== undefined;
  } catch {
    return false;
  }
}
