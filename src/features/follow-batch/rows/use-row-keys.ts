import { type KeyboardEvent, useState } from 'react';

import { stepByKey } from '#ui/focus/step-by-key.ts';

type RowKeys = {
  readonly count: number;
  readonly pageRows: () => number;
  readonly scrollTo: (index: number) => void;
  readonly onEnter: (index: number) => void;
  readonly onSpace: (index: number) => void;
};

export function useRowKeys({ count, pageRows, scrollTo, onEnter, onSpace }: RowKeys) {
  const [at, setAt] = useState<number>();
  const active = at === undefined || count === 0 ? undefined : Math.min(at, count - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = stepByKey(event.key, active ?? 0, { last: count - 1, page: pageRows() });
    if (next !== undefined && count > 0) {
      event.preventDefault();
      const to = active === undefined ? 0 : next;
      setAt(to);
      scrollTo(to);
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
