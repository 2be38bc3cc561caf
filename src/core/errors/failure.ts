import type { RunSlug } from '#core/ids/run-slug.ts';

/**
 * Failures between the console and the platform; determined by the platform's `code`, then by the HTTP
 * status.
 */
export type FailureKind =
  | 'network'
  | 'offline'
  | 'timeout'
  | 'cancelled'
  | 'unreadable'
  | 'noKey'
  | 'keyRefused'
  | 'userDisabled'
  | 'invalidRequest'
  | 'notFound'
  | 'rateLimited'
  | 'internal'
  | 'balanceTooLow'
  | 'trafficTooLow'
  | 'tooManyRuns'
  | 'workerNotFound'
  | 'workerRunFailed'
  | 'versionUnavailable'
  | 'taskNotFound'
  | 'runNotFound'
  | 'abortFailed'
  | 'notImplemented'
  | 'onlyV1'
  | 'unknown';

/** Facts of a failure; never the key or a request's headers. */
export type FailureFacts = {
  readonly kind: FailureKind;
  readonly status?: number;
  readonly code?: number;
  readonly requestId?: string;
  readonly run?: RunSlug;
  /** The platform's own words; untrusted. */
  readonly platformMessage?: string;
  /** The platform's details, one text per problem; untrusted. */
  readonly details?: readonly string[];
  /** Seconds to wait before a retry, if the answer says so. */
  readonly retryAfter?: number;
  readonly detail?: string;
};

export class Failure extends Error {
  readonly facts: FailureFacts;

  constructor(facts: FailureFacts) {
    super(`${facts.kind}${facts.code === undefined ? '' : ` ${facts.code}`}`);
    this.name = 'Failure';
    this.facts = facts;
  }
}

/** Kinds that prove that no run was started: the platform refused the request, or it was never sent. */
const REFUSALS: ReadonlySet<FailureKind> = new Set([
  'offline',
  'noKey',
  'keyRefused',
  'userDisabled',
  'invalidRequest',
  'notFound',
  'rateLimited',
  'balanceTooLow',
  'trafficTooLow',
  'tooManyRuns',
  'workerNotFound',
  'taskNotFound',
  'runNotFound',
  'versionUnavailable',
  'notImplemented',
  'onlyV1',
]);

/** True if it is unknown whether the run was started: it must never be retried blindly. */
export function mayHaveStarted(facts: FailureFacts): boolean {
  return !REFUSALS.has(facts.kind);
}

/** Milliseconds after which a sent request with an unseen answer no longer arrives. */
export const LATEST_ARRIVAL = 120_000;

/** The platform's message and details on one line. Untrusted; undefined if there are none. */
export function platformWords({ platformMessage = '', details = [] }: FailureFacts): string | undefined {
  const words = [platformMessage.trim(), ...details].filter((text) => text !== '');
  return words.length === 0 ? undefined : words.join(' · ');
}

export function factsOf(error: unknown): FailureFacts {
  return error instanceof Failure ? error.facts : { kind: 'unknown' };
}
