import type { KeyboardEvent } from 'react';

import { stepByKey } from '#ui/focus/step-by-key.ts';

type RowKeys = {
  readonly count: number;
  /** Index of the active row; undefined if there is none. */
  readonly active: number | undefined;
  readonly pageRows: () => number;
  readonly onMove: (index: number) => void;
  readonly onEnter: (index: number) => void;
  readonly onSpace: (index: number) => void;
  readonly onEscape: () => void;
};

export function rowKeys({ count, active, pageRows, onMove, onEnter, onSpace, onEscape }: RowKeys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (count === 0) return;
    const next = stepByKey(event.key, active ?? 0, { last: count - 1, page: pageRows() });
    if (next !== undefined) {
      event.preventDefault();
      onMove(active === undefined ? 0 : next);
    }
    if (event.key === 'Escape') onEscape();
    if (event.key === 'Enter' && active !== undefined) onEnter(active);
    if (event.key === ' ') {
      event.preventDefault();
      onSpace(active ?? 0);
    }
  };
}
