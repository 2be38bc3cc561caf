/** Where an element is to be scrolled to, in pixels. */
type ScrollTo = { readonly el: Element; readonly top: number; readonly left: number };

/**
 * Takes the place of `compute-scroll-into-view` in the build, which looks at every box around an element: downshift asks it for
 * the one menu that an item stands in, and for no more scrolling than is needed.
 */
export function compute(
  item: Element,
  { boundary }: { readonly boundary: Element | null },
): readonly ScrollTo[] {
  if (boundary === null) return [];
  const [own, box] = [item.getBoundingClientRect(), boundary.getBoundingClientRect()];
  const top = box.top + boundary.clientTop;
  const [above, below] = [own.top - top, own.bottom - (top + boundary.clientHeight)];
  if (above >= 0 && below <= 0) return [];
  const by = above < 0 ? above : Math.min(above, below);
  return [{ el: boundary, top: boundary.scrollTop + by, left: boundary.scrollLeft }];
}
