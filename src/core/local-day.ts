/** The day of a moment by this computer's calendar, or that so many days before it, as a field of dates has it ("2026-11-24"). */
export function localDay(at: number, before = 0): string {
  const date = new Date(at);
  // Not by hours: where a clock is changed, a day has one more or one less.
  date.setDate(date.getDate() - before);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const two = (part: number): string => String(part).padStart(2, '0');
