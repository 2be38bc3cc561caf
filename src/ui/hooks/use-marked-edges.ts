import { type RefObject, useEffect } from 'react';

/** More than this of px is out of sight: less is rounding. */
const SLACK = 1;

/** Marks what a scroller stands in with the sides on which something of it is out of sight: `data-more="left right below"`. */
export function useMarkedEdges(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    const box = element?.parentElement;
    if (!element || !box) return undefined;
    const mark = () => {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
      const sides = [
        scrollLeft > SLACK && 'left',
        scrollWidth - clientWidth - scrollLeft > SLACK && 'right',
        scrollHeight - clientHeight - scrollTop > SLACK && 'below',
      ];
      box.dataset['more'] = sides.filter((side) => side !== false).join(' ');
    };
    const observer = new ResizeObserver(mark);
    for (const each of [element, ...element.children]) observer.observe(each);
    element.addEventListener('scroll', mark, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', mark);
    };
  }, [scroller]);
}
