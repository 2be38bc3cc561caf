/** The local calendar day of a moment, or `before` days earlier, as a date field holds it ("2026-11-24"). */
export function localDay(at: number, before = 0): string {
  const date = new Date(at);
  // Not by hours: where a clock is changed, a day has one more or one less.
  date.setDate(date.getDate() - before);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * Formats a moment by the local clock for a sheet cell ("2026-11-24 14:02:07").
 * @param at milliseconds since the epoch
 */
export function localMoment(at: number): string {
  const date = new Date(at);
  return `${localDay(at)} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

const two = (part: number): string => String(part).padStart(2, '0');
