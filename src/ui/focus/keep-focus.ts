import { controlNear, firstControl, isReachable } from './control-near.ts';

const OVERLAY = 'dialog, [data-floating]';
const TEXT_FIELD = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable]';

/**
 * Moves the focus to a nearby control when the focused control is removed, for example by its own press.
 * Browsers leave the focus on the body, so that keyboard users restart at the top of the page and screen
 * readers say nothing.
 * The order is: the replacement, the same control of the next item, what follows in the same group, what
 * precedes there, then the surrounding group. A component that knows a better place focuses it in a layout
 * effect.
 * @returns stops it
 */
export function keepFocus(): () => void {
  let last: Element | undefined;
  let path = '';
  let isByKey = false;
  let isKeyDown = false;
  /**
   * The next focus target, focused once the key is released: an earlier focus would make the same key
   * press it.
   */
  let next: HTMLElement | undefined;
  /** For a dialog or a floating notice: what had the focus before, and the elements around that, from the inside out. */
  const openers = new WeakMap<Element, readonly Element[]>();

  const note = () => {
    const { activeElement } = document;
    last = activeElement === document.body ? undefined : (activeElement ?? undefined);
    path = window.location.pathname;
  };
  const onFocus = ({ target, relatedTarget }: FocusEvent) => {
    const overlay = target instanceof Element ? target.closest(OVERLAY) : null;
    if (overlay && relatedTarget instanceof Element && !overlay.contains(relatedTarget))
      openers.set(overlay, withAncestors(relatedTarget));
    note();
  };
  const onBlur = () => {
    // A person who presses beside all controls gives the focus up: then the element is still there.
    queueMicrotask(() => {
      if (last?.isConnected === true && document.activeElement === document.body) last = undefined;
    });
  };
  const onKeyDown = () => {
    isByKey = true;
    isKeyDown = true;
    note();
  };
  const moveOn = () => {
    isKeyDown = false;
    if (document.activeElement === document.body) next?.focus({ preventScroll: !isByKey });
    next = undefined;
  };
  const onPointer = () => {
    isByKey = false;
    isKeyDown = false;
  };
  // A long list removes the rows that are scrolled out of view: the focus must not move on to the next one meanwhile.
  const onScroll = ({ target }: Event) => {
    if (last && target instanceof Node && target.contains(last)) last = undefined;
  };
  const onRemoved = (records: MutationRecord[]) => {
    if (last === undefined || last.isConnected || document.activeElement !== document.body) return;
    const lost = last;
    last = undefined;
    // On another screen the focus goes to its heading, and from there to the one that takes its place.
    if (window.location.pathname !== path || lost.matches('h1')) return;
    const isWanted = (element: Element) => isReachable(element) && (isByKey || !element.matches(TEXT_FIELD));
    const overlay = lost.closest(OVERLAY);
    const found = overlay
      ? firstControl(openers.get(overlay) ?? [], isWanted)
      : controlNear(lost, records, isWanted);
    if (!(found instanceof HTMLElement)) return;
    next = found;
    // It may be removed itself before the key is released.
    last = found;
    if (!isKeyDown) moveOn();
  };

  const listeners = {
    focusin: onFocus,
    focusout: onBlur,
    keydown: onKeyDown,
    keyup: moveOn,
    click: note,
    pointerdown: onPointer,
    scroll: onScroll,
  };
  const observer = new MutationObserver(onRemoved);
  observer.observe(document.body, { childList: true, subtree: true });
  const ending = new AbortController();
  for (const [name, listener] of Object.entries(listeners))
    document.addEventListener(name, listener as EventListener, {
      capture: true,
      passive: true,
      signal: ending.signal,
    });
  return () => {
    ending.abort();
    observer.disconnect();
  };
}

function withAncestors(element: Element): readonly Element[] {
  const all: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) all.push(at);
  return all;
}
