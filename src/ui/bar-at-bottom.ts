/**
 * The ref of a bar at the bottom: leaves room for it, and keeps what has the focus out from under it when
 * it grows.
 */
export function barAtBottom(bar: HTMLElement | null) {
  if (bar === null) return undefined;
  const { style } = document.documentElement;
  let height = 0;
  const observer = new ResizeObserver(() => {
    const focused = document.activeElement;
    const { top = 0, bottom = 0 } = focused?.getBoundingClientRect() ?? {};
    const below = window.innerHeight - bottom;
    const wasSeen = top > 0 && below >= height;
    height = bar.offsetHeight;
    style.setProperty('--bar', `${height}px`);
    if (wasSeen && below < height) focused?.scrollIntoView({ block: 'nearest' });
  });
  observer.observe(bar);
  return () => {
    observer.disconnect();
    style.removeProperty('--bar');
  };
}
