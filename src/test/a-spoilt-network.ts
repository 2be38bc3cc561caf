import { aSandbox } from './a-sandbox.ts';
import { DROP_HEADER } from '#sandbox/faults.ts';

/*
 * For tests: a sandbox behind a network that spoils the next request of a method to v2, what was written through it, and a
 * network of which nothing is spoilt, for a colleague with the same key.
 */

/** Where the sandbox is. */
export const ORIGIN = 'https://api.example.com';

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

type Spoilt = keyof typeof SPOILT;
export const ALL_SPOILT = Object.keys(SPOILT) as readonly Spoilt[]; // the keys of a literal
export const hasArrived = (name: Spoilt): boolean => 'after' in SPOILT[name];

type FetchInput = string | URL | Request;

const pathOf = (input: FetchInput) => (typeof input === 'string' ? input.slice(ORIGIN.length) : '');

export function aSpoiltNetwork() {
  const sandbox = aSandbox();
  const writes: string[] = [];
  let next: { readonly method: string; readonly name: Spoilt } | undefined;
  const plain = async (input: FetchInput, init?: RequestInit) => sandbox.app.request(pathOf(input), init);
  const spoilt = async (input: FetchInput, init: RequestInit = {}) => {
    const { method = 'GET' } = init;
    // A list of v1 is a POST that changes nothing.
    const isV2 = pathOf(input).startsWith('/api/v2/');
    if (isV2 && method !== 'GET') writes.push(`${method} ${pathOf(input)}`);
    if (isV2 && next?.method === method) {
      await sandbox.control('faults', { match: '/api/v2/', ...SPOILT[next.name] });
      next = undefined;
    }
    const answer = await plain(input, init);
    if (answer.headers.has(DROP_HEADER)) throw new TypeError('Failed to fetch');
    return answer;
  };
  return {
    ...{ ...sandbox, writes, plain, spoilt },
    spoil: (method: string, name: Spoilt) => {
      next = { method, name };
    },
  };
}
