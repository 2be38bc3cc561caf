import { type KeyboardEvent, useState } from 'react';

type RowKeys = {
  /** Rows that are shown. */
  readonly count: number;
  readonly pageRows: () => number;
  readonly scrollTo: (index: number) => void;
  /** By Enter, and by Space: with the place of a row among those that are shown. */
  readonly onEnter: (index: number) => void;
  readonly onSpace: (index: number) => void;
};

const MOVES: Readonly<Record<string, (at: number, page: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: (_, _page, last) => last,
};

/** A row that keys move among the rows; the table has the focus. */
export function useRowKeys({ count, pageRows, scrollTo, onEnter, onSpace }: RowKeys) {
  const [at, setAt] = useState<number>();
  const active = at === undefined || count === 0 ? undefined : Math.min(at, count - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move && count > 0) {
      event.preventDefault();
      const next = active === undefined ? 0 : move(active, pageRows(), count - 1);
      const within = Math.max(0, Math.min(count - 1, next));
      setAt(within);
      scrollTo(within);
    }
    if (active === undefined) return;
    if (event.key === 'Enter') onEnter(active);
    if (event.key === ' ') {
      event.preventDefault();
      onSpace(active);
    }
  };
  return { active, onKeyDown };
}
