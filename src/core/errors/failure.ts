import type { RunSlug } from '#core/ids/run-slug.ts';

/** What can go wrong between the console and the platform; decided by the platform's `code` first, then by the HTTP status. */
export type FailureKind =
  | 'network'
  /** This computer was offline before the request left. */
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
  /** The host passes on API v1, and this exists in v2 only. */
  | 'onlyV1'
  | 'unknown';

/** Facts of a failure; never the key, never a request's headers. */
export type FailureFacts = {
  readonly kind: FailureKind;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The platform's `code`. */
  readonly code?: number;
  readonly requestId?: string;
  /** The run that the answer names all the same. */
  readonly run?: RunSlug;
  /** The platform's own words, untrusted text. */
  readonly platformMessage?: string;
  /** What the platform adds to its message, one text for each thing that is wrong. Untrusted. */
  readonly details?: readonly string[];
  /** Seconds to wait before trying again, where the answer says so. */
  readonly retryAfter?: number;
  /** For an answer that could not be read: what was not understood. */
  readonly detail?: string;
};

/** The one error that the console throws and shows. */
export class Failure extends Error {
  readonly facts: FailureFacts;

  constructor(facts: FailureFacts) {
    super(`${facts.kind}${facts.code === undefined ? '' : ` ${facts.code}`}`);
    this.name = 'Failure';
    this.facts = facts;
  }
}

/** Kinds after which a request that starts a run has certainly not started one: the platform refused it, or it never left. */
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

/** True when nobody can say whether the run was started: it must never be retried blindly. */
export function mayHaveStarted(facts: FailureFacts): boolean {
  return !REFUSALS.has(facts.kind);
}

/** Milliseconds after which a request that was sent, and whose answer nobody saw, arrives no more. */
export const LATEST_ARRIVAL = 120_000;

/** The platform's own words of a failure in a line: its message, and each thing that it adds. Untrusted; undefined for none. */
export function platformWords({ platformMessage = '', details = [] }: FailureFacts): string | undefined {
  const words = [platformMessage.trim(), ...details].filter((text) => text !== '');
  return words.length === 0 ? undefined : words.join(' · ');
}

/** The facts of whatever was thrown: what is not one of ours has none to show. */
export function factsOf(error: unknown): FailureFacts {
  return error instanceof Failure ? error.facts : { kind: 'unknown' };
}
