import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';

import { renewAfterStart } from '#api/queries/renew-after-start.ts';
import { useApi, useHasKey } from '#api/api-context.tsx';
import { accountQuery, PRIVATE_QUERIES } from '#api/queries/queries.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';

import { isOpen } from './journal/intent.ts';
import { lastIntent, latestIntent } from './journal/journal.ts';
import { toStartState } from './journal/start-state.ts';
import { type StartSubject, subjectKey } from './journal/start-subject.ts';
import { isNotListed } from './journal/lookup.ts';
import { useLookup } from './use-lookup.ts';
import type { StartRequest } from './starts.ts';
import { useStarts } from './starts-context.tsx';

type ComposedStartPlace = {
  readonly shown: boolean;
  readonly onStarted: (run: RunSlug) => void;
};

export function useStart(subject: StartSubject, { shown, onStarted }: ComposedStartPlace) {
  const api = useApi();
  const starts = useStarts();
  const { journal } = starts;
  const client = useQueryClient();
  const entries = useSyncExternalStore(journal.subscribe, journal.entries);
  const isStored = useSyncExternalStore(journal.subscribe, journal.isStored);
  const intent = latestIntent(entries, subject);
  const key = subjectKey(subject);
  const started = useEffectEvent(onStarted);
  useEffect(() => (shown ? journal.follow(key, (run) => started(run)) : undefined), [journal, key, shown]);
  const lost = intent?.state.kind === 'lost' ? intent : undefined;
  const { lookup, lookAgain, look } = useLookup(lost);
  useRunsBefore(shown);
  // How those ended that did before this screen was there, was told elsewhere.
  const [endedBefore] = useState(
    () => new Set(entries.filter((entry) => !isOpen(entry)).map(({ id }) => id)),
  );
  const [reported, last] = [intent, lastIntent(entries, subject)].map((one) =>
    one && endedBefore.has(one.id) ? undefined : one,
  );
  const state = useMemo(() => toStartState(reported, lookup, last), [reported, lookup, last]);
  const seek = lookup.kind !== 'found';

  return {
    entries,
    intent,
    state,
    /** Whether a reload would lose a start whose result is unknown. */
    unkept: intent !== undefined && isOpen(intent) && !isStored,
    /** A start is lost and its run may be listed, so the next one needs explicit confirmation. */
    locked: state.kind === 'lost' && !isNotListed(state.lookup),
    /** Whether another start may be sent. If the previous one was lost, it looks again first. */
    isFree: async () => lost === undefined || (isNotListed(lookup) && (await look())?.kind === 'none'),
    send: async (request: StartRequest): Promise<void> => {
      // What is known of another subject ends no question of this one's.
      const over = subjectKey(request.subject) === key ? lost : undefined;
      const end = await starts.start(request, over && { id: over.id, seek });
      if (end?.kind === 'started') renewAfterStart(client, api);
      // What was read of the balance is no longer true.
      if (end?.facts?.kind === 'balanceTooLow') void client.invalidateQueries(accountQuery(api));
    },
    lookAgain,
    stopWaiting: () => intent && journal.stopWaiting(intent.id),
    take: (run: RunSlug) => intent && journal.found(intent.id, run),
    dismiss: () => intent && journal.close(intent.id, seek),
  };
}

/**
 * Lists the existing runs before a start if answers contain no date: then only the runs reveal the
 * platform's clock.
 */
function useRunsBefore(shown: boolean): void {
  const api = useApi();
  const hasKey = useHasKey();
  useQuery({
    queryKey: [PRIVATE_QUERIES, 'runs before'],
    queryFn: async ({ signal }) => {
      const { total } = await api.runs({ page: 1, pageSize: 20 }, signal);
      return total;
    },
    enabled: shown && hasKey && !api.serverTime().isSynced,
    retry: false,
  });
}
