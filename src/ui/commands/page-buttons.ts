export type PageButton = {
  readonly name: string;
  readonly command: string | undefined;
  /** It starts something that costs money. The finder only moves the focus to it; the person presses it there. */
  readonly starts: boolean;
  readonly press: () => void;
};

const BUTTON = 'button, a[data-button]';

const OF_ONE = 'li, tr, [role="grid"], [role="row"], [data-field], [role="listbox"], [role="menu"], dialog';

/**
 * Buttons to leave out: they only open adjacent content, show the current view, or lead to a field that is
 * found by its own name.
 */
const IDLE =
  ':disabled, [aria-disabled="true"], [aria-selected="true"], [aria-pressed="true"], [aria-describedby][aria-expanded], [data-leads]';

function rankOf(button: HTMLElement): number {
  if (button.role === 'tab') return 1;
  return button.hasAttribute('aria-label') ? 2 : 0;
}

/**
 * Enabled buttons of the page, the likely ones first and otherwise in document order, each name once. Do
 * not call while rendering.
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

function seenTexts(part: Element): readonly string[] {
  return [...part.childNodes].flatMap((child) => {
    if (child instanceof Text) return [child.data];
    if (!(child instanceof Element) || child.matches('[aria-hidden="true"], kbd') || !child.checkVisibility())
      return [];
    return seenTexts(child);
  });
}
