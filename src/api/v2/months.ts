/** A month as the list of runs takes it: the beginnings of its first and of its last day, in Unix seconds. */
export type Month = { readonly firstDay: number; readonly lastDay: number };

/** The platform's months are those of Beijing, which knows no summer time. */
const ZONE = 8 * 60 * 60_000;
const DAY = 86_400;

/**
 * The months that a span of time touches, the latest first: the list of runs answers one at a time (contract, section 4).
 * @param from milliseconds since the epoch
 * @param to the same; not before `from`
 */
export function monthsOf(from: number, to: number): readonly Month[] {
  const first = indexOf(from);
  return Array.from({ length: Math.max(1, indexOf(to) - first + 1) }, (_, back) => {
    const index = Math.max(first, indexOf(to)) - back;
    return { firstDay: beginOf(index), lastDay: beginOf(index + 1) - DAY };
  });
}

/** Months since the year 0. */
function indexOf(time: number): number {
  const there = new Date(time + ZONE);
  return there.getUTCFullYear() * 12 + there.getUTCMonth();
}

function beginOf(index: number): number {
  return (Date.UTC(Math.floor(index / 12), index % 12) - ZONE) / 1000;
}
