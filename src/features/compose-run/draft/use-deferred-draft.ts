import { startTransition, useEffect, useState } from 'react';

import type { DraftState } from '#core/draft/draft-store.ts';

import type { Composed, ComposedStore } from './composed-draft.ts';

/**
 * The whole of a draft, a little late: after a key press its field is drawn and painted first, and only then, and giving
 * way to the next key, whatever is drawn from all the values.
 */
export function useDeferredDraft(store: ComposedStore): DraftState<Composed> {
  const [state, setState] = useState(store.getState);
  useEffect(() => {
    const follow = () => startTransition(() => setState(store.getState()));
    let [frame, timer] = [0, 0];
    const later = () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        // A timer that is set while a frame is made runs out when that has been painted.
        timer = window.setTimeout(() => {
          frame = 0;
          follow();
        });
      });
    };
    follow();
    const stop = store.subscribe(later);
    return () => {
      stop();
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [store]);
  return state;
}
