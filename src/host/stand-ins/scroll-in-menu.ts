type ScrollTo = { readonly el: Element; readonly top: number; readonly left: number };

/**
 * Replaces `compute-scroll-into-view` in the build, which checks every box around an element: downshift
 * needs it only for the one menu of an item, with the least scrolling.
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
