const FIELDS = 'input:not([type=file], [type=radio]:not(:checked)), select, textarea';
const CONTROLS = 'button, a[href], [tabindex="0"]';
/** A button that is guarded for a moment is usable; a disabled one is out of the tab order. */
const USABLE = ':not(:disabled, [tabindex="-1"], [data-dialog-head] *)';

/** Best first. The head of a dialog, with its Close, is none of them. */
const RANKS = ['[data-first-focus]', FIELDS, CONTROLS].map((kind) => `:is(${kind})${USABLE}`);

export function firstControl(dialog: HTMLElement): { element: HTMLElement; rank: number } | undefined {
  for (const [rank, selector] of RANKS.entries()) {
    const all = [...dialog.querySelectorAll<HTMLElement>(selector)];
    const element = all.find((one) => one.checkVisibility());
    if (element) return { element, rank };
  }
  return undefined;
}

/**
 * Begins at what matters most in a dialog. Until the person presses something, what matters more and comes
 * later takes the focus, such as a field whose code is loaded with it.
 *
 * @returns ends that
 */
export function beginAtFirst(dialog: HTMLElement): () => void {
  const going = new AbortController();
  let best = RANKS.length;
  let begun = document.activeElement;
  const look = () => {
    if (document.activeElement !== begun) return going.abort();
    const first = firstControl(dialog);
    if (first === undefined || first.rank >= best) return;
    first.element.focus();
    best = first.rank;
    begun = document.activeElement;
  };
  const observer = new MutationObserver(look);
  going.signal.addEventListener('abort', () => observer.disconnect());
  for (const event of ['keydown', 'pointerdown'])
    dialog.addEventListener(event, () => going.abort(), { capture: true, signal: going.signal });
  look();
  observer.observe(dialog, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled', 'tabindex', 'hidden'],
  });
  return () => going.abort();
}
