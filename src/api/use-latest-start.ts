import { useEffect, useSyncExternalStore } from 'react';

import { latestIntent } from '#core/journal/journal.ts';
import { type StartSubject, subjectKey } from '#core/journal/start-subject.ts';

import { startJournal } from './start-journal.ts';
import { useLookup } from './use-lookup.ts';

type LatestStartInput = {
  /** Gives the runs that the platform named as the answers to other starts. */
  readonly sureRuns: () => Promise<ReadonlySet<string>>;
  /** Whether there is something on screen that tells how such a start ends. */
  readonly watched: boolean;
};

/** The last start of a subject from this tab, and what the list of runs says of it where its answer was lost. */
export function useLatestStart(subject: StartSubject, { sureRuns, watched }: LatestStartInput) {
  const journal = useSyncExternalStore(startJournal.subscribe, startJournal.entries);
  const intent = latestIntent(journal, subject);
  const key = subjectKey(subject);
  useEffect(() => (watched ? startJournal.watch(key) : undefined), [key, watched]);
  const accountedFor = async () => {
    const own = journal.flatMap(({ state }) => (state.kind === 'started' ? [state.run] : []));
    return new Set<string>([...own, ...(await sureRuns())]);
  };
  const found = useLookup({ intent: intent?.state.kind === 'lost' ? intent : undefined, accountedFor });
  return { intent, ...found };
}

/** Ends the question after a lost start of a subject: the person has seen what was found, or goes on regardless. */
export function closeLost(subject: StartSubject): void {
  const latest = latestIntent(startJournal.entries(), subject);
  if (latest) startJournal.close(latest.id);
}
