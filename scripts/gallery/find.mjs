/**
 * @param {import('playwright').Page} page
 * @param {string} name
 */
export const button = (page, name) => page.getByRole('button', { name, exact: true }).first();

/**
 * @param {import('playwright').Page} page
 * @param {string} name
 */
export const tab = (page, name) => page.getByRole('tab', { name, exact: true });

/**
 * A field of the form by its name, or a run option.
 * @param {import('playwright').Page} page
 * @param {string} name
 */
export const textbox = (page, name) => page.locator(`[data-field="${name}"]`).getByRole('textbox').first();
