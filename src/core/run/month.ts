/**
 * A calendar month in Beijing, such as "2026-11"; the platform lists runs by these (docs/platform.md,
 * "Lists").
 */
export type Month = `${number}-${number}`;

/**
 * Beijing is eight hours ahead of UTC all year (ms). The platform does not guarantee its time zone; its
 * months follow this one, and schedules are assumed to.
 */
export const BEIJING = 8 * 3_600_000;
const DAY = 86_400_000;

/** The month of a moment (ms since the epoch). */
export function monthOf(at: number): Month {
  const there = new Date(at + BEIJING);
  return monthAt(there.getUTCFullYear(), there.getUTCMonth());
}

export function monthsAfter(month: Month, count: number): Month {
  const { year, index } = partsOf(month);
  const there = new Date(Date.UTC(year, index + count));
  return monthAt(there.getUTCFullYear(), there.getUTCMonth());
}

export function monthsBetween(from: number, to: number): readonly Month[] {
  const first = monthOf(from);
  const months = [monthOf(Math.max(from, to))];
  for (let month = monthOf(Math.max(from, to)); month > first;) {
    month = monthsAfter(month, -1);
    months.push(month);
  }
  return months;
}

export function parseMonth(text: string): Month | undefined {
  return /^2\d{3}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : undefined;
}

/** The first moment of a month, and of its last day, in ms, as the platform identifies a month. */
export function periodOf(month: Month): { readonly from: number; readonly lastDay: number } {
  const { year, index } = partsOf(month);
  return { from: Date.UTC(year, index) - BEIJING, lastDay: Date.UTC(year, index + 1) - DAY - BEIJING };
}

export function dayOf(at: number): number {
  return Math.floor((at + BEIJING) / DAY) * DAY - BEIJING;
}

function partsOf(month: Month): { readonly year: number; readonly index: number } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { year, index: number - 1 };
}

const monthAt = (year: number, index: number): Month =>
  `${year}-${String(index + 1).padStart(2, '0')}` as Month;
