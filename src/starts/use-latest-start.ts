import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';

import { isOpen } from '#starts/journal/intent.ts';
import { latestIntent } from '#starts/journal/journal.ts';
import { didNotStart } from '#starts/look-up/lookup.ts';
import { toStartState } from '#starts/journal/start-state.ts';
import { type StartSubject, subjectKey } from '#starts/journal/start-subject.ts';
import type { RunSlug } from '#core/run/run.ts';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import { accountQuery, PRIVATE_QUERIES } from '#api/queries.ts';
import { type ConfirmedStart, startJournal } from '#starts/journal/start-journal.ts';
import { useLookup } from '#starts/look-up/use-lookup.ts';

/** What the person has confirmed; the rest of what the journal notes is known here. */
type AskedStart = Omit<ConfirmedStart, 'since' | 'keyMark'>;

type LatestStartInput = {
  /** Gives the runs that the platform named as the answers to other starts. */
  readonly sureRuns: () => Promise<ReadonlySet<string>>;
  /** Whether there is something on screen that tells how such a start ends. */
  readonly shown: boolean;
  /** Called with the run of a start that ends meanwhile, also of one that another screen asked for. */
  readonly onStarted: (run: RunSlug) => void;
};

/** The last start of a subject from this tab, what the list of runs says of it where its answer was lost, and the next. */
export function useLatestStart(subject: StartSubject, { sureRuns, shown, onStarted }: LatestStartInput) {
  const api = useApi();
  const keyStore = useKeyStore();
  const client = useQueryClient();
  const journal = useSyncExternalStore(startJournal.subscribe, startJournal.entries);
  const isKept = useSyncExternalStore(startJournal.subscribe, startJournal.isKept);
  const intent = latestIntent(journal, subject);
  const key = subjectKey(subject);
  const started = useEffectEvent(onStarted);
  useEffect(() => (shown ? startJournal.follow(key, (run) => started(run)) : undefined), [key, shown]);
  const accountedFor = async () => {
    const own = journal.flatMap(({ state }) => (state.kind === 'started' ? [state.run] : []));
    return new Set<string>([...own, ...(await sureRuns())]);
  };
  const lost = intent?.state.kind === 'lost' ? intent : undefined;
  const { lookup, lookAgain, isNone } = useLookup({ intent: lost, accountedFor });
  // How it ended before this screen was there, was told elsewhere.
  const [endedBefore] = useState(intent && !isOpen(intent) ? intent.id : undefined);
  const told = intent?.id === endedBefore ? undefined : intent;
  const state = useMemo(() => toStartState(told, lookup), [told, lookup]);

  /**
   * Sends a start once; does nothing where another one of its subject is under way, or was lost since the person asked.
   * Never rejects.
   */
  const send = async (asked: AskedStart): Promise<void> => {
    if (lost) startJournal.close(lost.id);
    const { now, within } = api.serverTime();
    const end = await startJournal.start({ ...asked, since: now - within, keyMark: keyStore.mark() });
    if (end?.kind !== 'started') return;
    void client.invalidateQueries({ queryKey: accountQuery(api).queryKey });
    void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
  };
  /** Whether another may be sent now: not while the one before may have led to a run. */
  const isFree = async () => lost === undefined || (didNotStart(lookup) && (await isNone()));
  return {
    intent,
    state,
    /** Whether a reload would forget a start of which nobody knows yet what became of it. */
    unkept: intent !== undefined && isOpen(intent) && !isKept,
    lookAgain,
    isFree,
    send,
  };
}

/** Ends the question after a lost start of a subject: the person has seen what was found, or goes on regardless. */
export function closeLost(subject: StartSubject): void {
  const latest = latestIntent(startJournal.entries(), subject);
  if (latest) startJournal.close(latest.id);
}
