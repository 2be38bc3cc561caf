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
  const press: Readonly<Record<string, () => void>> = {
    Escape: onEscape,
    Enter: () => active !== undefined && onEnter(active),
    ' ': () => onSpace(active ?? 0),
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    const { key, target, currentTarget, ctrlKey, metaKey, altKey } = event;
    if (target !== currentTarget || ctrlKey || metaKey || altKey || count === 0) return;
    const next = stepByKey(key, active ?? 0, { last: count - 1, page: pageRows() });
    if (next !== undefined || key === ' ') event.preventDefault();
    if (next !== undefined) onMove(active === undefined ? 0 : next);
    else press[key]?.();
  };
}
