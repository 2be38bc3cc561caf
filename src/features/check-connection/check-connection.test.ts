import { describe, expect, it } from 'vitest';

import type { ApiConfig } from '#api/config/config.ts';
import { Failure, type FailureFacts, type FailureKind } from '#core/errors/failure.ts';

import { checkConnection, type CheckParts, type Finding } from './check-connection.ts';

const PAGE = 'https://console.example.com';
const PLATFORM = 'https://openapi.coreclaw.com';
const NOW = 1_760_000_000_000;

type Situation = {
  readonly origin?: string;
  readonly hasKey?: boolean;
  readonly online?: boolean;
  readonly fails?: Partial<Record<'reach' | 'searchStore' | 'account' | 'v1' | 'v2', FailureFacts>>;
  /** Milliseconds by which the platform's clock is ahead, and whether an answer has told so. */
  readonly ahead?: number;
  readonly isSynced?: boolean;
};

function partsOf({
  origin = PLATFORM,
  hasKey = true,
  online = true,
  fails = {},
  ahead = 0,
  isSynced = true,
}: Situation) {
  const calls: string[] = [];
  const answer = <T>(name: keyof typeof fails, value: T): Promise<T> => {
    calls.push(name);
    const facts = fails[name];
    return facts === undefined ? Promise.resolve(value) : Promise.reject(new Failure(facts));
  };
  const config: ApiConfig = {
    origin,
    authScheme: 'bearer',
    version: 'v1',
    platform: { kind: 'origin', origin: PLATFORM },
  };
  const parts: CheckParts = {
    api: {
      reach: () => answer('reach', undefined),
      searchStore: () => answer('searchStore', []),
      account: () => answer('account', { balance: 1 }),
      answers: (version) => answer(version, undefined),
      serverTime: () => ({ now: NOW + ahead, within: 120_000, isSynced }),
    },
    config,
    hasKey,
    page: { origin: PAGE, online: () => online, now: () => NOW },
  };
  return { parts, calls };
}

/** What each step found, in one word: passed, what is wrong, or why it was left out. */
async function wordsOf(situation: Situation): Promise<Record<string, string>> {
  const word = (finding: Finding) =>
    finding.state === 'failed' ? finding.cause : finding.state === 'skipped' ? finding.why : 'passed';
  const words: Record<string, string> = {};
  for await (const { step, finding } of checkConnection(
    partsOf(situation).parts,
    new AbortController().signal,
  ))
    words[step] = word(finding);
  return words;
}

const ALL_WELL = {
  reach: 'passed',
  cors: 'passed',
  public: 'passed',
  auth: 'passed',
  versions: 'passed',
  clock: 'passed',
};
const of = (kind: FailureKind): FailureFacts => ({ kind });

describe('the connection check', () => {
  it.each<[string, Situation, Partial<typeof ALL_WELL>]>([
    ['finds nothing where all is well', {}, {}],
    [
      'stops at a platform that cannot be reached',
      { fails: { reach: of('network') } },
      {
        reach: 'unreachable',
        cors: 'before',
        public: 'before',
        auth: 'before',
        versions: 'before',
        clock: 'before',
      },
    ],
    [
      'says that this computer is offline',
      { online: false, fails: { reach: of('network') } },
      {
        reach: 'offline',
        cors: 'before',
        public: 'before',
        auth: 'before',
        versions: 'before',
        clock: 'before',
      },
    ],
    [
      'tells the console’s own server from the platform',
      { origin: PAGE, fails: { reach: of('network') } },
      {
        reach: 'serverDown',
        cors: 'before',
        public: 'before',
        auth: 'before',
        versions: 'before',
        clock: 'before',
      },
    ],
    [
      'tells slow from silent',
      { fails: { reach: of('timeout') } },
      {
        reach: 'slow',
        cors: 'before',
        public: 'before',
        auth: 'before',
        versions: 'before',
        clock: 'before',
      },
    ],
    [
      'takes an answer that may not be read for CORS',
      { fails: { searchStore: of('network') } },
      { cors: 'cors', public: 'before', auth: 'before', versions: 'before', clock: 'before' },
    ],
    [
      'knows no CORS on the page’s own origin',
      { origin: PAGE, fails: { searchStore: of('network') } },
      { cors: 'serverDown', public: 'before', auth: 'before', versions: 'before', clock: 'before' },
    ],
    ...(
      [
        ['unreadable', 'notApi'],
        ['notFound', 'notApi'],
        ['rateLimited', 'limited'],
        ['internal', 'platform'],
        ['timeout', 'slow'],
        ['invalidRequest', 'unknown'],
      ] as const
    ).map(([kind, cause]): [string, Situation, Partial<typeof ALL_WELL>] => [
      `reads ${kind} of a public endpoint as ${cause}`,
      { fails: { searchStore: of(kind) } },
      { public: cause, auth: 'before', versions: 'before', clock: 'before' },
    ]),
    ['leaves the key out where there is none', { hasKey: false }, { auth: 'noKey' }],
    ['tells a refused key', { fails: { account: of('keyRefused') } }, { auth: 'keyRefused' }],
    ['tells a disabled user', { fails: { account: of('userDisabled') } }, { auth: 'userDisabled' }],
    ['tells a header that does not pass', { fails: { account: of('network') } }, { auth: 'header' }],
    ['tells that v2 does not answer', { fails: { v2: of('notFound') } }, { versions: 'onlyV1' }],
    ['misses nothing without v1', { fails: { v1: of('notFound') } }, {}],
    [
      'leaves it at the key where neither version answers',
      { fails: { account: of('keyRefused'), v1: of('keyRefused'), v2: of('keyRefused') } },
      { auth: 'keyRefused', versions: 'before' },
    ],
    ['tells a clock that is wrong, either way', { ahead: -121_000 }, { clock: 'clock' }],
    ['lets two minutes pass', { ahead: 120_000 }, {}],
    [
      'says nothing of the clock where no answer told the date',
      { isSynced: false, ahead: 9e9 },
      { clock: 'noDate' },
    ],
  ])('%s', async (_, situation, found) => {
    expect(await wordsOf(situation)).toEqual({ ...ALL_WELL, ...found });
  });

  it('asks nothing after what makes it pointless, and the key’s endpoint only with a key', async () => {
    const { parts, calls } = partsOf({ hasKey: false, fails: { searchStore: of('internal') } });
    for await (const report of checkConnection(parts, new AbortController().signal))
      expect(report.took).toBeGreaterThanOrEqual(0);
    expect(calls).toEqual(['reach', 'searchStore']);
  });

  it('hands on the codes of what failed', async () => {
    const facts: FailureFacts = { kind: 'keyRefused', status: 401, code: 20001, requestId: 'req-1' };
    const { parts } = partsOf({ fails: { account: facts } });
    const findings: Finding[] = [];
    for await (const { finding } of checkConnection(parts, new AbortController().signal))
      findings.push(finding);
    expect(findings).toContainEqual({ state: 'failed', cause: 'keyRefused', facts });
  });
});
