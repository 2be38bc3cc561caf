/** A calendar month in Beijing, as in "2026-11": the platform lists runs by these (docs/platform.md, "Lists"). */
export type Month = `${number}-${number}`;

/** Beijing is eight hours ahead all year (ms). The zone of the platform is not promised: this is what its months go by, and taken for its schedules. */
export const BEIJING = 8 * 3_600_000;
const DAY = 86_400_000;

/** The month of a moment (ms since the epoch). */
export function monthOf(at: number): Month {
  const there = new Date(at + BEIJING);
  return monthAt(there.getUTCFullYear(), there.getUTCMonth());
}

/** The month so many months after another; before it where negative. */
export function monthsAfter(month: Month, count: number): Month {
  const { year, index } = partsOf(month);
  const there = new Date(Date.UTC(year, index + count));
  return monthAt(there.getUTCFullYear(), there.getUTCMonth());
}

/** The months that a span of time (ms) touches, the latest first; of one that ends before it begins, that of its beginning. */
export function monthsBetween(from: number, to: number): readonly Month[] {
  const first = monthOf(from);
  const months = [monthOf(Math.max(from, to))];
  for (let month = monthOf(Math.max(from, to)); month > first;) {
    month = monthsAfter(month, -1);
    months.push(month);
  }
  return months;
}

/** Reads a month of the years 2000 to 2999, as an address has it. */
export function parseMonth(text: string): Month | undefined {
  return /^2\d{3}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : undefined;
}

/** Its first moment, and the first moment of its last day, in ms: what the platform names a month by. */
export function periodOf(month: Month): { readonly from: number; readonly lastDay: number } {
  const { year, index } = partsOf(month);
  return { from: Date.UTC(year, index) - BEIJING, lastDay: Date.UTC(year, index + 1) - DAY - BEIJING };
}

/** The first moment of the day of a moment, in Beijing. */
export function dayOf(at: number): number {
  return Math.floor((at + BEIJING) / DAY) * DAY - BEIJING;
}

function partsOf(month: Month): { readonly year: number; readonly index: number } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { year, index: number - 1 };
}

const monthAt = (year: number, index: number): Month =>
  `${year}-${String(index + 1).padStart(2, '0')}` as Month;
