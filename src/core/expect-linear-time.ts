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
  const once = cpuTime(() => read(text));
  const longer = cpuTime(() => read(text.repeat(LONGER)));
  // What is over in a few milliseconds is not measured well.
  expect(longer, JSON.stringify(piece)).toBeLessThan(4 * LONGER * Math.max(once, 1));
}

/** Milliseconds of the processor, the best of some tries. */
function cpuTime(act: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}
