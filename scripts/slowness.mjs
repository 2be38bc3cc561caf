/** How much slower than it is `npm run test:stress` makes the processor for a test, at most. */
export const SLOWEST = 6;

/** Most tests run at nearly full speed: five seeds would else take an hour. */
const RATES = [1, 1, 1, 2, 2, 3, 4, SLOWEST];

/**
 * How much slower the processor is for this test: the same for the same seed.
 * @param {string} seed
 * @param {string} test
 */
export const slownessOf = (seed, test) => RATES[hash(`${seed} ${test}`) % RATES.length] ?? 1;

/**
 * FNV-1a, 32 bits.
 * @param {string} text
 */
export const hash = (text) =>
  Array.from(text).reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  );
