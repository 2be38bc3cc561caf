import { Failure, type FailureFacts, factsOf, type FailureKind } from '#core/errors/failure.ts';
import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import type { ApiConfig } from '../config/config.ts';
import { parseKey, type KeyStore } from '../key/key-store.ts';
import { readEnvelope, type Answer, type Reply } from './read-envelope.ts';
import type { ServerClock } from './server-clock.ts';

/** Default request timeout in milliseconds. */
const USUAL_TIMEOUT = 30_000;

export type ClientParts = {
  readonly config: ApiConfig;
  readonly keyStore: KeyStore;
  readonly fetch: typeof globalThis.fetch;
  readonly clock?: ServerClock;
};

type SendOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly key?: string | undefined;
  readonly writeInexact?: (digits: string) => string;
};

/** Sends one request once and returns its unread answer. Rejects with a `Failure` only. */
export type Send = (request: ApiRequest, options?: SendOptions) => Promise<Reply>;

/** Sends one request once and reads the `data` of its answer. Rejects with a `Failure` only. */
export type Ask = <T>(
  request: ApiRequest,
  read: (data: unknown) => T | Promise<T>,
  options?: SendOptions,
) => Promise<T>;

export function createAsk(send: Send): Ask {
  return async (request, read, options) => {
    const { data, facts } = await send(request, options);
    try {
      return await read(data);
    } catch (error) {
      throw new Failure({ ...factsOf(error), ...facts });
    }
  };
}

/**
 * The only place that talks to the network. The key goes only to the origin set by the build: no
 * redirects, no referrer, no cookies, no cache.
 */
export function createSend(
  { config, keyStore, fetch, clock }: ClientParts,
  kindOfCode: (code: number) => FailureKind | undefined,
): Send {
  return async (request, { signal, key, writeInexact } = {}) => {
    const url = urlOf(request, config.origin);
    const body = bodyText(request);
    const usedKey = key ?? keyStore.get();
    const headers = {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(request.authenticated ? keyHeader(usedKey, config.authScheme) : {}),
    };
    const exchange = async (until: AbortSignal): Promise<Answer> => {
      const response = await fetch(url, {
        method: request.method,
        headers,
        ...(body === undefined ? {} : { body }),
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        credentials: 'omit',
        cache: 'no-store',
        signal: until,
      });
      clock?.note(response.headers.get('Date'));
      const retryAfter = response.headers.get('Retry-After');
      const text = await response.text();
      const now = clock?.read().now ?? Date.now();
      return { status: response.status, text, now, ...(retryAfter === null ? {} : { retryAfter }) };
    };
    const answer = await withDeadline(exchange, { timeout: request.timeout ?? USUAL_TIMEOUT, signal });
    const secret = request.authenticated ? usedKey : undefined;
    try {
      const { data, facts } = readEnvelope(answer, kindOfCode, writeInexact);
      return { data, facts: withoutKey(facts, secret) };
    } catch (error) {
      throw error instanceof Failure
        ? new Failure(withoutKey(ofPath(request.path, error.facts), secret))
        : error;
    }
  };
}

const MISSING = [
  [/^\/api\/v2\/workers\/./, 'workerNotFound'],
  [/^\/api\/v2\/worker-tasks\/./, 'taskNotFound'],
  [/^\/api\/v2\/worker-runs\/[^/]+$/, 'runNotFound'],
] as const;

/** v2's not-found code does not name what is missing; the path does. A status may come from a proxy. */
function ofPath(path: string, facts: FailureFacts): FailureFacts {
  if (facts.kind !== 'notFound' || facts.code === undefined) return facts;
  const [, kind] = MISSING.find(([pattern]) => pattern.test(path)) ?? [];
  return kind === undefined ? facts : { ...facts, kind };
}

/** Milliseconds to wait for any answer. */
const REACH_TIMEOUT = 10_000;

/**
 * Sends a request without a key and without the right to read the answer: it shows only that something
 * answered.
 */
export function createReach(
  { config, fetch }: Pick<ClientParts, 'config' | 'fetch'>,
  path: string,
): (signal?: AbortSignal) => Promise<void> {
  const url = urlOf({ method: 'GET', path, authenticated: false }, config.origin);
  return (signal) =>
    withDeadline(
      async (until) => {
        await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: until });
      },
      { timeout: REACH_TIMEOUT, signal },
    );
}

/** An answer can quote the key, which must not reach the screen or a report. */
function withoutKey<Facts extends Partial<FailureFacts>>(facts: Facts, key: string | undefined): Facts {
  const secret = key?.trim() ?? '';
  if (secret === '') return facts;
  const struck = QUOTED.flatMap((name) => {
    const text = facts[name];
    return text === undefined ? [] : [[name, text.replaceAll(secret, '…')] as const];
  });
  const details = facts.details?.map((text) => text.replaceAll(secret, '…'));
  return { ...facts, ...Object.fromEntries(struck), ...(details && { details }) };
}

const QUOTED = ['platformMessage', 'detail', 'requestId'] as const satisfies readonly (keyof FailureFacts)[];

/** @throws Failure for a path that leads away from the origin of the API */
function urlOf(request: ApiRequest, origin: string): string {
  const url = new URL(request.path, origin);
  if (url.origin !== origin || !url.pathname.startsWith('/api/')) {
    throw new Failure({ kind: 'invalidRequest', detail: 'the request leads away from the API' });
  }
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  return url.href;
}

function keyHeader(text: string | undefined, scheme: ApiConfig['authScheme']): Record<string, string> {
  const key = parseKey(text ?? '');
  if (!key.ok) throw new Failure({ kind: key.error === 'empty' ? 'noKey' : 'keyRefused' });
  return scheme === 'bearer' ? { Authorization: `Bearer ${key.value}` } : { 'api-key': key.value };
}

type Deadline = { readonly timeout: number; readonly signal: AbortSignal | undefined };

async function withDeadline<T>(
  work: (until: AbortSignal) => Promise<T>,
  { timeout, signal }: Deadline,
): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeout);
  try {
    return await work(signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]));
  } catch {
    if (signal?.aborted === true) throw new Failure({ kind: 'cancelled' });
    throw new Failure({ kind: late.signal.aborted ? 'timeout' : 'network' });
  } finally {
    clearTimeout(timer);
  }
}
