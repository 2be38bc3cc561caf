import type { ReactNode, RefObject } from 'react';

import { classNames } from '../../../class-names.ts';
import { ScrollBox } from '../../../scroll-box.tsx';

import type { VirtualRows } from '../use-virtual-rows.ts';

type VirtualListProps = {
  readonly rows: VirtualRows;
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly count: number;
  readonly current: number | undefined;
  readonly children: (row: number) => ReactNode;
};

const NARROW_UP_TO = 999;

export function VirtualList(props: VirtualListProps) {
  const { rows, scrollerRef, label, count, current, children } = props;
  const { drawn, height, rowHeight, maxHeight, rowOf } = rows;
  return (
    <ScrollBox
      scrollerRef={scrollerRef}
      fills={maxHeight === undefined}
      onScroll={rows.onScroll}
      data-rows
      className="has-[textarea:focus]:min-h-36"
      style={{ maxHeight }}
    >
      <div
        role="list"
        aria-label={label}
        data-wide={count > NARROW_UP_TO || undefined}
        className="relative"
        style={{ height }}
      >
        {drawn.map(({ index, start }) => {
          const row = rowOf(index);
          return (
            <div
              key={row}
              role="listitem"
              aria-posinset={row + 1}
              aria-setsize={Math.max(count, 1)}
              data-row={row}
              style={{ top: start, height: rowHeight }}
              className={classNames(
                'absolute inset-x-0 flex items-center border-b border-line last:border-b-0',
                row === current && 'focus-within:bg-accent-soft',
              )}
            >
              {children(row)}
            </div>
          );
        })}
      </div>
    </ScrollBox>
  );
}
