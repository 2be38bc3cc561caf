import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { accountQuery, PRIVATE_QUERIES } from '#api/queries.ts';
import { type FailureFacts, factsOf, mayHaveStarted } from '#core/errors/failure.ts';
import type { RunSlug, StartedRun } from '#core/run/run.ts';

import { pendingNotes } from './pending-note.ts';

export type StartState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'started' }
  /** The platform refused, or the request never left: there is no run. */
  | { readonly kind: 'refused'; readonly facts: FailureFacts }
  /** Nobody knows whether there is a run; without facts, because the page was left before the answer. */
  | { readonly kind: 'unknown'; readonly at: number; readonly facts?: FailureFacts };

type StartOnceInput = {
  /** Tells one kind of start from the others in the notes of this tab. */
  readonly name: string;
  readonly onStarted: (run: RunSlug) => void;
};

/** What to start, and the one request that starts it. */
export type StartAgain = { readonly of: string; readonly send: (api: Api) => Promise<StartedRun> };

/**
 * Starts a run once for one intent: a second call while one is under way, or after it has started, does nothing, nothing is ever sent again by
 * itself, and after an answer that got lost nothing is sent until the person has chosen to go on (`dismiss`).
 */
export function useStartOnce({ name, onStarted }: StartOnceInput) {
  const api = useApi();
  const client = useQueryClient();
  const notes = pendingNotes(name);
  const busy = useRef(false);
  const shown = useShown();
  const [state, setState] = useState<StartState>(() => {
    const note = notes.read();
    return note ? { kind: 'unknown', at: note.at } : { kind: 'idle' };
  });

  const send = async ({ of, send: sendOnce }: StartAgain) => {
    const at = Date.now();
    notes.write({ of, at });
    setState({ kind: 'starting' });
    try {
      const { slug } = await sendOnce(api);
      notes.clear();
      setState({ kind: 'started' });
      void client.invalidateQueries({ queryKey: accountQuery(api).queryKey });
      void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
      // Whoever has gone elsewhere meanwhile is not called back: the run is among the runs.
      if (shown.current) onStarted(slug);
    } catch (error) {
      const facts = factsOf(error);
      const unknown = mayHaveStarted(facts);
      if (!unknown) notes.clear();
      setState(unknown ? { kind: 'unknown', at, facts } : { kind: 'refused', facts });
      busy.current = false;
    }
  };
  return {
    state,
    start: (again: StartAgain) => {
      if (busy.current || state.kind === 'unknown') return;
      busy.current = true;
      void send(again);
    },
    /** The person goes on, knowing that there is or may be a run. */
    dismiss: () => {
      notes.clear();
      busy.current = false;
      setState({ kind: 'idle' });
    },
  };
}

/** Whether the part is on screen still. */
function useShown() {
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}
