import { expect } from 'vitest';

/** How much longer the longer text is. A square would take a hundred times what the shorter one took, and more. */
const LONGER = 12;

/**
 * Expects that a text is read in time in proportion to its length: twelve times the text takes nowhere near a hundred times as
 * long. It counts the processor's time, so that a busy machine changes nothing.
 * @param length characters of the shorter text
 */
export function expectLinearTime(
  read: (text: string) => unknown,
  piece: string,
  { length = 8_000 }: { readonly length?: number } = {},
): void {
  const text = piece.repeat(Math.ceil(length / piece.length));
  const longer = text.repeat(LONGER);
  // What is over in a few milliseconds is not measured well. What is slow once may be so by chance.
  const isLinear = () =>
    cpuTime(() => read(longer)) <
    4 *
      LONGER *
      Math.max(
        cpuTime(() => read(text)),
        1,
      );
  expect(isLinear() || isLinear() || isLinear(), JSON.stringify(piece)).toBe(true);
}

/** Milliseconds of the processor. */
function cpuTime(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
