import type { ApiConfig } from '#api/config/config.ts';
import type { Api } from '#api/operations.ts';
import { factsOf, type FailureFacts, type FailureKind } from '#core/errors/failure.ts';

export const STEPS = ['reach', 'cors', 'public', 'auth', 'versions', 'clock'] as const;
export type Step = (typeof STEPS)[number];

export type Cause =
  | 'offline'
  | 'unreachable'
  | 'serverDown'
  | 'cors'
  | 'notApi'
  | 'limited'
  | 'platform'
  | 'slow'
  | 'keyRefused'
  | 'userDisabled'
  | 'header'
  | 'onlyV1'
  | 'clock'
  | 'unknown';

export type Finding =
  | {
      readonly state: 'passed';
      readonly note?: 'sameOrigin' | 'clock' | 'bothVersions' | 'onlyV2';
      readonly seconds?: number;
    }
  | {
      readonly state: 'failed';
      readonly cause: Cause;
      readonly facts?: FailureFacts;
      readonly seconds?: number;
    }
  | { readonly state: 'skipped'; readonly why: 'before' | 'noKey' | 'noDate' };

/** The finding of a step, and how many milliseconds it took. */
export type Report = { readonly step: Step; readonly finding: Finding; readonly took: number };

export type CheckParts = {
  readonly api: Pick<Api, 'reach' | 'searchStore' | 'account' | 'answers' | 'serverTime'>;
  readonly config: ApiConfig;
  readonly hasKey: boolean;
  readonly page: { readonly origin: string; readonly online: () => boolean; readonly now: () => number };
};

/** Seconds by which clocks may differ before the search for a lost run can miss it. */
const CLOCK_TOLERANCE = 120;

const BEFORE: Finding = { state: 'skipped', why: 'before' };
const PASSED: Finding = { state: 'passed' };

/** Runs the checks one by one and yields each report as soon as it is known. Never throws. */
export async function* checkConnection(parts: CheckParts, signal: AbortSignal): AsyncGenerator<Report> {
  const { api } = parts;
  const reached = await timed('reach', () => lookAtOrigin(parts, signal));
  yield reached;
  if (reached.finding.state !== 'passed') {
    yield* after('reach');
    return;
  }

  // Whether an answer may be read, and what it says, are told by one request.
  const answered = await timed('public', () => settle(api.searchStore('a', signal)));
  const { kind } = answered.facts ?? {};
  const isBlocked = kind === 'network';
  yield {
    step: 'cors',
    finding: isBlocked ? blocked(parts, answered.facts) : open(parts),
    took: answered.took,
  };
  if (isBlocked) {
    yield* after('cors');
    return;
  }
  yield { ...answered, finding: found(answered.facts) };
  if (answered.facts) {
    yield* after('public');
    return;
  }

  yield await timed('auth', () => lookAtKey(parts, signal));
  yield await timed('versions', () => lookAtVersions(parts, signal));
  yield { step: 'clock', finding: lookAtClock(parts), took: 0 };
}

function* after(failed: Step): Generator<Report> {
  for (const step of STEPS.slice(STEPS.indexOf(failed) + 1)) yield { step, finding: BEFORE, took: 0 };
}

type Looked = { readonly finding: Finding; readonly facts?: FailureFacts | undefined };

async function timed<T extends Looked>(step: Step, look: () => Promise<T>): Promise<T & Report> {
  const from = performance.now();
  const looked = await look();
  return { ...looked, step, took: Math.round(performance.now() - from) };
}

async function settle(request: Promise<unknown>): Promise<Looked> {
  try {
    await request;
    return { finding: PASSED };
  } catch (error) {
    const facts = factsOf(error);
    return { finding: { state: 'failed', cause: 'unknown', facts }, facts };
  }
}

const isOwnOrigin = ({ config, page }: CheckParts) => config.origin === page.origin;

async function lookAtOrigin(parts: CheckParts, signal: AbortSignal): Promise<Looked> {
  const { facts } = await settle(parts.api.reach(signal));
  if (facts === undefined) return { finding: PASSED };
  const silent: Cause = isOwnOrigin(parts) ? 'serverDown' : 'unreachable';
  const cause = parts.page.online() ? (facts.kind === 'timeout' ? 'slow' : silent) : 'offline';
  return { finding: { state: 'failed', cause, facts } };
}

const open = (parts: CheckParts): Finding =>
  isOwnOrigin(parts) ? { state: 'passed', note: 'sameOrigin' } : PASSED;

function blocked(parts: CheckParts, facts: FailureFacts | undefined): Finding {
  const cause: Cause = isOwnOrigin(parts) ? 'serverDown' : 'cors';
  return { state: 'failed', cause, ...(facts && { facts }) };
}

const CAUSE: Partial<Record<FailureKind, Cause>> = {
  unreadable: 'notApi',
  notFound: 'notApi',
  rateLimited: 'limited',
  internal: 'platform',
  timeout: 'slow',
  keyRefused: 'keyRefused',
  userDisabled: 'userDisabled',
};

function found(facts: FailureFacts | undefined): Finding {
  return facts === undefined ? PASSED : { state: 'failed', cause: CAUSE[facts.kind] ?? 'unknown', facts };
}

async function lookAtKey({ api, hasKey }: CheckParts, signal: AbortSignal): Promise<Looked> {
  if (!hasKey) return { finding: { state: 'skipped', why: 'noKey' } };
  const { facts } = await settle(api.account(undefined, signal));
  // The steps before went through: what is new in this request is the key.
  return { finding: facts?.kind === 'network' ? { state: 'failed', cause: 'header', facts } : found(facts) };
}

/** Tells which API versions answer: v2-only features need v2; v1 has nothing that v2 lacks. */
async function lookAtVersions({ api }: CheckParts, signal: AbortSignal): Promise<Looked> {
  const [v1, v2] = await Promise.all([settle(api.answers('v1', signal)), settle(api.answers('v2', signal))]);
  if (v2.facts === undefined)
    return { finding: { state: 'passed', note: v1.facts === undefined ? 'bothVersions' : 'onlyV2' } };
  // Where neither does, the step before has said why.
  if (v1.facts !== undefined) return { finding: BEFORE };
  return { finding: { state: 'failed', cause: 'onlyV1', facts: v2.facts } };
}

function lookAtClock({ api, page }: CheckParts): Finding {
  const time = api.serverTime();
  if (!time.isSynced) return { state: 'skipped', why: 'noDate' };
  const seconds = Math.abs(Math.round((page.now() - time.now) / 1000));
  return seconds > CLOCK_TOLERANCE
    ? { state: 'failed', cause: 'clock', seconds }
    : { state: 'passed', note: 'clock', seconds };
}
