/** A button that the page shows, by what it is called. */
export type PageButton = {
  readonly name: string;
  /** The command that does the same, where there is one. */
  readonly command: string | undefined;
  /** It starts what costs money: it is led to, and pressed there. */
  readonly starts: boolean;
  readonly press: () => void;
};

const BUTTON = 'button, a[data-button]';

/** Where buttons belong to one row, field or answer of many, which have ways of their own to be found. */
const OF_ONE = 'li, tr, [role="grid"], [role="row"], [data-field], [role="listbox"], [role="menu"], dialog';

/** Those that only open what is beside them, are what is shown already, or lead to a field, which is found by its own name. */
const IDLE =
  ':disabled, [aria-disabled="true"], [aria-selected="true"], [aria-pressed="true"], [aria-describedby][aria-expanded], [data-leads]';

/** What the page does comes before what else it shows, and both before what is an icon only. */
function rankOf(button: HTMLElement): number {
  if (button.role === 'tab') return 1;
  return button.hasAttribute('aria-label') ? 2 : 0;
}

/**
 * The buttons of the page that can be pressed now, the likely ones first and otherwise in their order, each name once.
 * Not to be called while something is drawn.
 */
export function pageButtons(page: ParentNode | null): readonly PageButton[] {
  const found = new Map<string, PageButton>();
  const buttons = [...(page?.querySelectorAll<HTMLElement>(BUTTON) ?? [])].filter(
    (button) =>
      !button.matches(IDLE) &&
      button.closest(OF_ONE) === null &&
      button.checkVisibility({ visibilityProperty: true }),
  );
  for (const button of buttons.sort((a, b) => rankOf(a) - rankOf(b))) {
    const name = nameOf(button);
    if (name === '' || found.has(name)) continue;
    const starts = button.matches('[data-starts]');
    found.set(name, {
      name,
      command: button.dataset['command'] ?? button.dataset['tab'],
      starts,
      press: () => {
        button.focus();
        if (!starts) button.click();
      },
    });
  }
  return [...found.values()];
}

function nameOf(button: HTMLElement): string {
  const label = button.getAttribute('aria-label');
  return label ?? seenTexts(button).join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** Its texts that are in view, each of its parts by itself: not keys, and not what stands in for them on a smaller screen. */
function seenTexts(part: Element): readonly string[] {
  return [...part.childNodes].flatMap((child) => {
    if (child instanceof Text) return [child.data];
    if (!(child instanceof Element) || child.matches('[aria-hidden="true"], kbd') || !child.checkVisibility())
      return [];
    return seenTexts(child);
  });
}
