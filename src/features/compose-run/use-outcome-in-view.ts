import { useEffect, useRef } from 'react';

import type { StartState } from '#core/journal/start-state.ts';

/**
 * Brings what became of a start into view each time it says something else: on narrow screens it stands below the whole
 * form, far from the button that was pressed.
 * @returns the ref of the element that says it
 */
export function useOutcomeInView(state: StartState) {
  const outcome = useRef<HTMLDivElement>(null);
  const { kind } = state;
  const found = state.kind === 'unknown' ? state.lookup.kind : undefined;
  useEffect(() => {
    // eslint-disable-next-line react-you-might-not-need-an-effect/no-event-handler -- no event: an answer, or what the page before left
    if (kind === 'refused' || kind === 'unknown') outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [kind, found]);
  return outcome;
}
