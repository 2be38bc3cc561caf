/** The day of a moment by this computer's calendar, or that so many days before it, as a field of dates has it ("2026-11-24"). */
export function localDay(at: number, before = 0): string {
  const date = new Date(at);
  // Not by hours: where a clock is changed, a day has one more or one less.
  date.setDate(date.getDate() - before);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A moment by the clock of this computer, as a cell of a sheet has it ("2026-11-24 14:02:07"). @param at milliseconds since the epoch */
export function localMoment(at: number): string {
  const date = new Date(at);
  return `${localDay(at)} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

const two = (part: number): string => String(part).padStart(2, '0');
