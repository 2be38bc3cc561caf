import { type RefObject, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';

import { controlAt, type RowPlace } from './row-place.ts';

export type RowFocus = {
  readonly place: RowPlace | undefined;
  /** Notes where the focus went by itself. */
  readonly note: (place: RowPlace | undefined) => void;
  /** Moves the focus there; the row is drawn first, and the browser scrolls it into view. */
  readonly goTo: (place: RowPlace) => void;
};

/** Where the focus is, or was last, among the rows. */
export function useRowFocus(container: RefObject<HTMLElement | null>): RowFocus {
  const [place, setPlace] = useState<RowPlace>();
  const actions = useMemo(
    () => ({
      note: (next: RowPlace | undefined) =>
        setPlace((last) => (last?.row === next?.row && last?.column === next?.column ? last : next)),
      goTo: (next: RowPlace) => {
        flushSync(() => setPlace(next));
        controlAt(container.current, next)?.focus();
      },
    }),
    [container],
  );
  return { place, ...actions };
}
