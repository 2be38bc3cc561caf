import { type HTMLAttributes, type RefObject, useEffect } from 'react';

import { classNames } from './class-names.ts';

type ScrollBoxProps = HTMLAttributes<HTMLDivElement> & {
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly rightFade?: string;
  readonly fills: boolean;
};

const FADE = 'pointer-events-none absolute from-surface to-transparent opacity-0 transition-opacity';

export function ScrollBox({ scrollerRef, rightFade = 'right-0', fills, ...box }: ScrollBoxProps) {
  useMarkedEdges(scrollerRef);
  return (
    <div className={classNames('group/box relative', fills && 'flex min-h-0 grow flex-col')}>
      <div
        ref={scrollerRef}
        {...box}
        className={classNames('steady-bar overflow-auto overscroll-contain', box.className)}
      />
      <span
        aria-hidden
        className={`${FADE} inset-y-0 left-0 w-6 bg-linear-to-r group-data-[more~=left]/box:opacity-100`}
      />
      <span
        aria-hidden
        className={`${FADE} inset-y-0 w-10 bg-linear-to-l group-data-[more~=right]/box:opacity-100 ${rightFade}`}
      />
      <span
        aria-hidden
        className={`${FADE} inset-x-0 bottom-0 h-6 bg-linear-to-t group-data-[more~=below]/box:opacity-100`}
      />
    </div>
  );
}

const SLACK = 1;

function useMarkedEdges(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    const box = element?.parentElement;
    if (!element || !box) return undefined;
    const updateSides = () => {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
      const sides = [
        scrollLeft > SLACK && 'left',
        scrollWidth - clientWidth - scrollLeft > SLACK && 'right',
        scrollHeight - clientHeight - scrollTop > SLACK && 'below',
      ];
      box.dataset['more'] = sides.filter((side) => side !== false).join(' ');
    };
    const observer = new ResizeObserver(updateSides);
    for (const each of [element, ...element.children]) observer.observe(each);
    element.addEventListener('scroll', updateSides, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', updateSides);
    };
  }, [scroller]);
}
