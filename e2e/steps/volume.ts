import type { Page } from '@playwright/test';

/** What a person has to look past on a screen, in `main` and outside rows of data, as far as it is visible in the window. */
export type Volume = {
  readonly controls: number;
  readonly words: number;
  /** Where the first row of data begins, in pixels of the window; undefined where there is none. */
  readonly firstRow: number | undefined;
};

/** Counts controls and words; closed menus, options and text for screen readers alone are not visible. */
export const volumeOf = (page: Page, root = 'main'): Promise<Volume> =>
  page.evaluate((selector) => {
    const DATA = '[role="row"]:has([role="gridcell"]), tbody tr, li[data-row]';
    const CONTROL =
      'button, a[href], input:not([type="hidden"]), select, textarea, summary, [contenteditable="true"], [role="tab"], [role="switch"]';
    const whole = document.querySelector(selector);
    if (whole === null) return { controls: 0, words: 0, firstRow: undefined };
    const isSeen = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      const { width, height, top, bottom } = element.getBoundingClientRect();
      return width > 1 && height > 1 && top < innerHeight && bottom > 0;
    };
    const isData = (element: Element) => element.closest(DATA) !== null;
    const controls = [...whole.querySelectorAll(CONTROL)].filter(
      (element) => isSeen(element) && !isData(element),
    );
    const texts = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
    let words = 0;
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent?.closest('option, script, style, svg') !== null) continue;
      if (isSeen(parent) && !isData(parent)) words += node.textContent?.match(/\S+/g)?.length ?? 0;
    }
    const row = [...whole.querySelectorAll(DATA)].find(isSeen);
    return { controls: controls.length, words, firstRow: row && Math.round(row.getBoundingClientRect().top) };
  }, root);
