import type { Api } from '#api/operations.ts';
import { mayBeSameWorker } from '#core/ids/same-worker.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { createdAt, listedAt } from '#core/run/run-time.ts';
import type { Run } from '#core/run/run.ts';
import type { Answers } from '../history/run-history.ts';
import type { SentStart } from '../history/sent-starts.ts';
import { type Intent, isOpen } from '../journal/intent.ts';
import type { StartJournal } from '../journal/start-journal.ts';
import { workerOf } from '../journal/start-subject.ts';

import { endsOlder, LATEST, type SoughtStart } from './find-candidates.ts';
import { findTwins, type LookUpFacts, type Sighting, withinOf } from './look-up.ts';

export type Tabs = { readonly all: readonly SentStart[]; readonly answers: Answers };

export function knownOf(
  { id, subject }: SoughtStart,
  { all, answers }: Tabs,
  { from, to = Infinity }: { readonly from: number; readonly to?: number },
): LookUpFacts {
  const ends = new Set(answers.values());
  const others = all.filter((other) => other.id !== id && !ends.has(other.id));
  const worker = workerOf(subject);
  return {
    answers,
    assignedRuns: new Set(others.flatMap(({ run }) => run ?? [])),
    alone: !others.some(({ at, worker: of }) => at > from && at <= to && mayBeSameWorker(of, worker)),
  };
}

type SecondsParts = {
  readonly api: Pick<Api, 'walkRuns'>;
  readonly journal: Pick<StartJournal, 'entries' | 'soughtSecond'>;
  readonly readTabs: () => Promise<Tabs>;
  readonly lookUp: (closed: Intent, signal: AbortSignal) => Promise<Sighting>;
  readonly now: () => number;
};

type IntentPair = {
  readonly intent: Intent;
  readonly first: { readonly run: RunSlug; readonly began: number; readonly within: number };
};

/** Milliseconds after its request within which another start's run may be the second run of a pair. */
const BESIDE = 5 * 60_000;

const DAY = 24 * 60 * 60_000;

export function secondsLooker({ api, journal, readTabs, lookUp, now }: SecondsParts) {
  const reportedIds = new Set<string>();
  const note = (id: string, run: RunSlug | undefined) => {
    if (run === undefined || reportedIds.has(run) || reportedIds.has(id)) return;
    reportedIds.add(run).add(id);
    journal.soughtSecond(id, run);
  };
  /** True when it is too late to learn the fate of other starts beside this one. */
  const isLate = ({ intent }: IntentPair) => now() - intent.at > LATEST;

  const lookBeside = async (
    pairs: readonly IntentPair[],
    signal: AbortSignal,
  ): Promise<readonly IntentPair[]> => {
    const runs = await runsAbout(api, pairs, signal).catch(() => []);
    // What is known after the list was made: a start that led to a run of it may have been answered meanwhile.
    const tabs = await readTabs();
    const alone = pairs.filter((pair) => isAlone(pair, tabs));
    const seen = alone.flatMap(({ intent: { id, subject }, first }) =>
      findTwins(runs, { subject, first, answers: tabs.answers }).map((run) => ({
        id,
        run: run.slug,
        apart: Math.abs((listedAt(run) ?? 0) - first.began),
      })),
    );
    for (const { id, run } of seen.toSorted((one, other) => one.apart - other.apart)) note(id, run);
    return alone;
  };

  const lookForClosed = async (closed: Intent, signal: AbortSignal) => {
    // Without a moment that it began after, any run might be its.
    if (closed.since === undefined) return;
    const sighting = await lookUp(closed, signal).catch(() => undefined);
    if (sighting?.kind === 'answered') note(closed.id, sighting.run);
    if (sighting?.kind === 'listed' && !sighting.assigned) note(closed.id, sighting.runs[0]?.slug);
  };

  return async (signal: AbortSignal): Promise<readonly string[]> => {
    const entries = journal.entries();
    const sought = entries.filter(({ second }) => second?.kind === 'sought');
    const pairs = sought.flatMap(toPair);
    const closed = sought.filter(
      (intent) => intent.state.kind === 'closed' && !entries.some((other) => isBeside(other, intent)),
    );
    for (const intent of closed) await lookForClosed(intent, signal);
    const looked: IntentPair[] = [];
    for (const worker of new Set(pairs.map(({ intent }) => workerOf(intent.subject)))) {
      const tabs = await readTabs();
      const own = pairs.filter(({ intent }) => workerOf(intent.subject) === worker);
      const alone = own.filter((pair) => isAlone(pair, tabs));
      if (alone.length > 0) looked.push(...(await lookBeside(alone, signal)));
      looked.push(...own.filter((pair) => isLate(pair) && !alone.includes(pair)));
    }
    return [...closed, ...sought.filter(isNoPair), ...looked.map(({ intent }) => intent)].map(({ id }) => id);
  };
}

/** Without the start time of its run, a pair cannot be detected. */
const isNoPair = (intent: Intent) => intent.state.kind !== 'closed' && toPair(intent).length === 0;

const isBeside = (other: Intent, { subject }: Intent) =>
  isOpen(other) && mayBeSameWorker(workerOf(other.subject), workerOf(subject));

const isAlone = ({ intent, first }: IntentPair, tabs: Tabs) =>
  knownOf(intent, tabs, {
    from: intent.at - BESIDE,
    // The request of the first was answered, and the run beside it began, by then.
    to: intent.at + 2 * first.within,
  }).alone;

function toPair(intent: Intent): readonly IntentPair[] {
  const { state, second } = intent;
  const began = state.kind === 'started' ? createdAt(state.run) : undefined;
  if (state.kind !== 'started' || second?.kind !== 'sought' || began === undefined) return [];
  return [{ intent, first: { run: state.run, began, within: withinOf(second.took, intent.subject) } }];
}

async function runsAbout(
  api: Pick<Api, 'walkRuns'>,
  pairs: readonly IntentPair[],
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const [worker] = pairs.map(({ intent }) => workerOf(intent.subject));
  const times = pairs.map(({ first }) => first.began);
  const earliest = Math.min(...pairs.map(({ first }) => first.began - first.within));
  const walk = {
    from: Math.min(...times) - DAY,
    to: Math.max(...times) + DAY,
    isEnough: (runs: readonly Run[]) => endsOlder(runs, { time: earliest, by: 'date' }),
  };
  return (await api.walkRuns({ ...walk, ...(worker !== undefined && { worker }) }, signal)).runs;
}
