/**
 * The source of a pattern: digits with or without a fraction (`10`, `10.`, `.5`). It matches a text in one way only, so
 * that a long one that is no number is given up at once.
 */
export const DECIMAL = String.raw`(?:\d+(?:\.\d*)?|\.\d+)`;

/** Such digits and nothing else. */
export const DECIMAL_ALONE = new RegExp(`^${DECIMAL}$`);
