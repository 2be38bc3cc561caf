import { expect, type Page } from '@playwright/test';

/** px: how large what is touched has to be, less what rounding takes. */
const LEAST = 43;

/**
 * Expects that a finger finds every control in view: it is found by a touch anywhere in a square of 44 px around its middle,
 * or as far as its neighbours of that size reach. A link within a sentence is as high as its line.
 */
export async function expectTouchable(page: Page): Promise<void> {
  const small = await page.evaluate((least) => {
    const scope = [...document.querySelectorAll('dialog')].at(-1) ?? document.body;
    const controls = scope.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, [role="option"], [role="switch"], [role="tab"], summary',
    );
    const inSentence = (control: HTMLElement) => {
      if (control.closest('.readme') !== null) return true;
      const sentence = control.closest('p, li');
      const words = control.textContent?.trim() ?? '';
      return (
        getComputedStyle(control).display.startsWith('inline') &&
        words !== '' &&
        (sentence?.textContent?.trim().length ?? 0) > words.length
      );
    };
    /** What belongs to the control: itself, and the label that stands for it. */
    const belongs = (control: HTMLElement, hit: Element | null): boolean => {
      if (hit === null) return false;
      if (control.contains(hit)) return true;
      const label = hit.closest('label');
      return label !== null && label.control === control;
    };
    const found: string[] = [];
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: false })) continue;
      if (control.closest('.sr-only') !== null || inSentence(control)) continue;
      control.scrollIntoView({ block: 'center', inline: 'center' });
      const { x, y, width, height } = control.getBoundingClientRect();
      if (width <= 1 || height <= 1) continue;
      const [middleX, middleY] = [x + width / 2, y + height / 2];
      const at = (dx: number, dy: number) =>
        belongs(control, document.elementFromPoint(middleX + dx, middleY + dy));
      // Covered by something else, such as a bar: not what is asked here.
      if (!at(0, 0)) continue;
      const reach = (dx: number, dy: number) => {
        let far = 0;
        while (far < least && at(dx * (far + 1), dy * (far + 1))) far += 1;
        return far;
      };
      const wide = reach(1, 0) + reach(-1, 0) + 1;
      const high = reach(0, 1) + reach(0, -1) + 1;
      if (wide < least || high < least) {
        const name =
          control.getAttribute('aria-label') ?? (control.closest('label') ?? control).textContent ?? '';
        const id = (control as HTMLInputElement).labels?.[0]?.textContent ?? '';
        found.push(
          `${wide}×${high} ${control.tagName} “${name.slice(0, 40)}${id}” ${control.className.slice(0, 80)}`,
        );
      }
    }
    return [...new Set(found)];
  }, LEAST);
  expect.soft(small, 'too small to be touched').toEqual([]);
}
