import { aSandbox } from '#sandbox/a-sandbox.ts';
import { DROP_HEADER } from '#sandbox/faults.ts';

import { createApi } from './create-api.ts';
import { createKeyStore } from './key-store.ts';

/*
 * For tests: an API over a sandbox, of which the next request of a method can be spoilt; what was written; and a colleague with the
 * same key, of whom nothing is.
 */

const ORIGIN = 'https://api.example.com';

/** What a network, or a server between, does to a request or to its answer. */
const SPOILT = {
  'a request that never arrives': { fault: { kind: 'drop' } },
  'an answer that is lost': { fault: { kind: 'drop' }, after: true },
  'a 502 in its place': { fault: { kind: 'html' } },
  'a 502 after it arrived': { fault: { kind: 'html' }, after: true },
  'a 429': { fault: { kind: 'status', status: 429 } },
  'a 500 of the platform': { fault: { kind: 'status', status: 500, code: 14000 } },
  'an answer that is cut off': { fault: { kind: 'cutJson' }, after: true },
} as const;

export type Spoilt = keyof typeof SPOILT;
export const ALL_SPOILT = Object.keys(SPOILT) as readonly Spoilt[]; // the keys of a literal
export const hasArrived = (name: Spoilt): boolean => 'after' in SPOILT[name];

export function aSpoiltApi() {
  const sandbox = aSandbox();
  const keyStore = createKeyStore(undefined);
  keyStore.set(sandbox.key);
  const writes: string[] = [];
  let next: { readonly method: string; readonly name: Spoilt } | undefined;
  const ask = async (input: RequestInfo | URL, init?: RequestInit) =>
    sandbox.app.request(typeof input === 'string' ? input.slice(ORIGIN.length) : '', init);
  const apiOver = (fetch: typeof globalThis.fetch) =>
    createApi({
      config: { origin: ORIGIN, authScheme: 'bearer', version: 'v1', platform: { kind: 'sandbox' } },
      keyStore,
      fetch,
    });
  const api = apiOver(async (input, init = {}) => {
    const path = typeof input === 'string' ? input.slice(ORIGIN.length) : '';
    const { method = 'GET' } = init;
    // Runs are listed by a POST of v1, which changes nothing.
    const isV2 = path.startsWith('/api/v2/');
    if (isV2 && method !== 'GET') writes.push(`${method} ${path}`);
    if (isV2 && next?.method === method) {
      await sandbox.control('faults', { match: '/api/v2/', ...SPOILT[next.name] });
      next = undefined;
    }
    const answer = await ask(input, init);
    if (answer.headers.has(DROP_HEADER)) throw new TypeError('Failed to fetch');
    return answer;
  });
  return {
    ...sandbox,
    api,
    writes,
    colleague: apiOver(ask).v2,
    spoil: (method: string, name: Spoilt) => {
      next = { method, name };
    },
  };
}
