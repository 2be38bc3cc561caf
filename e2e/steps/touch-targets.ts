import { expect, type Page } from '@playwright/test';

/** px: 44, of which a line between two controls may take one. */
const LEAST = 43;

/** Every control of the page, or of the dialog over it, that is smaller than this for a finger, with its size. */
function findSmall(least: number): string[] {
  const scope = [...document.querySelectorAll('dialog')].at(-1) ?? document.body;
  const controls = scope.querySelectorAll<HTMLElement>(
    'button, a[href], input, select, textarea, [role="option"], summary',
  );
  /** A link in a text is as high as its line, and so is what stands in the author's own text. */
  const isInText = (control: HTMLElement) => {
    const text = control.closest('p, li, .markdown');
    const words = control.innerText;
    if (text === null || words === '' || !getComputedStyle(control).display.startsWith('inline'))
      return false;
    return text.matches('.markdown, .markdown *') || text.textContent.trim().length > words.trim().length;
  };
  const over = '[role="listbox"], [role="menu"], div[role="dialog"], [data-floats] > *';
  const popups = [...document.querySelectorAll(over)].filter((popup) => popup.checkVisibility());
  /** Part of it lies under an open list, which the next touch beside that closes, or under what floats, which can be dismissed. */
  const isUnderPopup = (control: HTMLElement) => {
    const own = (control.closest('label') ?? control).getBoundingClientRect();
    // What a finger needs of it reaches beyond what is seen of it.
    const beyond = Math.max(0, (least - own.height) / 2);
    return popups.some((popup) => {
      const above = popup.getBoundingClientRect();
      if (popup.contains(control) || above.bottom < own.top - beyond || above.top > own.bottom + beyond)
        return false;
      return above.left < own.right && above.right > own.left;
    });
  };
  const isMeasured = (control: HTMLElement) =>
    control.checkVisibility({ visibilityProperty: true }) &&
    control.closest('.sr-only') === null &&
    // The marks of a chart and a map are as large as what they stand for: the filter of the column and the list beside them choose the same.
    control.closest('[data-chart]') === null &&
    control.offsetWidth > 1 &&
    !isInText(control);
  /** What belongs to a control: itself, and the label that stands for it. */
  const belongs = (control: HTMLElement, hit: Element | null) =>
    hit !== null && (control.contains(hit) || hit.closest('label')?.control === control);
  /** As far as a touch at its middle and beside it goes to the control; undefined where something covers it. */
  const sizeOf = (control: HTMLElement) => {
    control.scrollIntoView({ block: 'center', inline: 'center' });
    const { x, y, width, height } = control.getBoundingClientRect();
    // Whole pixels, as a touch has them: of half ones, the last may be rounded away.
    const [middleX, middleY] = [Math.round(x + width / 2), Math.round(y + height / 2)];
    const isHit = (dx: number, dy: number) =>
      belongs(control, document.elementFromPoint(middleX + dx, middleY + dy));
    /** How far it goes on one side. By steps, then to the pixel: asking what lies at a point is what all of this takes its time for. */
    const reach = (dx: number, dy: number, enough: number) => {
      let far = 0;
      for (const step of [6, 1])
        while (far < enough && isHit(dx * (far + step), dy * (far + step))) far += step;
      return far;
    };
    const span = (dx: number, dy: number) => {
      const one = reach(dx, dy, least - 1);
      return one + reach(-dx, -dy, least - 1 - one) + 1;
    };
    if (!isHit(0, 0) || isUnderPopup(control)) return undefined;
    return { wide: span(1, 0), high: span(0, 1) };
  };
  const found = [...controls].filter(isMeasured).flatMap((control) => {
    const size = sizeOf(control);
    if (size === undefined || Math.min(size.wide, size.high) >= least) return [];
    return [`${size.wide}×${size.high}: ${(control.closest('label') ?? control).outerHTML.slice(0, 250)}`];
  });
  return [...new Set(found)];
}

/** Expects that a finger finds every control: that a touch goes to it in a square of 44 px, lines included. */
export async function expectTouchable(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(findSmall, LEAST), 'too small to be touched').toEqual([]);
}
