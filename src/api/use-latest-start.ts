import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';

import { latestIntent } from '#core/journal/journal.ts';
import { toOpenStart } from '#core/journal/open-start.ts';
import { type StartSubject, subjectKey } from '#core/journal/start-subject.ts';

import { useApi, useKeyStore } from './api-context.tsx';
import { accountQuery, PRIVATE_QUERIES } from './queries.ts';
import { type ConfirmedStart, type StartEnd, startJournal } from './start-journal.ts';
import { useLookup } from './use-lookup.ts';

/** What the person has confirmed; the rest of what the journal notes is known here. */
type AskedStart = Omit<ConfirmedStart, 'since' | 'keyMark'>;

type LatestStartInput = {
  /** Gives the runs that the platform named as the answers to other starts. */
  readonly sureRuns: () => Promise<ReadonlySet<string>>;
  /** Whether there is something on screen that tells how such a start ends. */
  readonly watched: boolean;
};

/** The last start of a subject from this tab, what the list of runs says of it where its answer was lost, and the next. */
export function useLatestStart(subject: StartSubject, { sureRuns, watched }: LatestStartInput) {
  const api = useApi();
  const keyStore = useKeyStore();
  const client = useQueryClient();
  const journal = useSyncExternalStore(startJournal.subscribe, startJournal.entries);
  const intent = latestIntent(journal, subject);
  const key = subjectKey(subject);
  useEffect(() => (watched ? startJournal.watch(key) : undefined), [key, watched]);
  const accountedFor = async () => {
    const own = journal.flatMap(({ state }) => (state.kind === 'started' ? [state.run] : []));
    return new Set<string>([...own, ...(await sureRuns())]);
  };
  const { lookup, lookAgain } = useLookup({
    intent: intent?.state.kind === 'lost' ? intent : undefined,
    accountedFor,
  });
  const openStart = useMemo(() => toOpenStart(intent, lookup), [intent, lookup]);

  /** Sends a start once, and gives its end; undefined where another one of its subject is under way. */
  const send = async (asked: AskedStart): Promise<StartEnd | undefined> => {
    closeLost(asked.subject);
    const { now, within } = api.serverTime();
    const end = await startJournal.start({ ...asked, since: now - within, keyMark: keyStore.mark() });
    if (end?.kind === 'started') {
      void client.invalidateQueries({ queryKey: accountQuery(api).queryKey });
      void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
    }
    return end;
  };
  return { intent, openStart, lookAgain, send };
}

/** Ends the question after a lost start of a subject: the person has seen what was found, or goes on regardless. */
export function closeLost(subject: StartSubject): void {
  const latest = latestIntent(startJournal.entries(), subject);
  if (latest) startJournal.close(latest.id);
}
