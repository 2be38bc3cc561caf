import type { FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aRun } from './a-run.ts';
import { anOrder } from './an-order.ts';
import { withPendingCost } from '#core/run/run-cost.ts';
import type { Run } from '#core/run/run.ts';

import type { BatchEvent } from '#core/batch/course/batch-event.ts';
import { type Course, openCourse } from '#core/batch/course/course.ts';
import { HEAD_FORMAT } from '#core/batch/course/course-format.ts';
import { nextCourse } from '#core/batch/course/next-course.ts';
import { decide, type Decision } from '#core/batch/course/decide.ts';

export const T0 = 1_000_000;
const { options } = anOrder();

/** A batch of so many rows that begins, for tests. */
export function begin(rows: number, first: number | 'all' = 'all', rules = {}): Course {
  const plan = {
    rows: Array.from({ length: rows }, (_, at) => ({ number: at + 1, cells: [], custom: {} })),
    rules: { parallel: 2, stopAfterFailures: 2, ...rules },
    base: { custom: {}, options: options as RunOptions },
  };
  return openCourse(plan, first, { time: T0, mark: 'mine' });
}

type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

/** What becomes of it by events at one moment, `T0`. */
export const after = (course: Course, ...events: readonly Untimed<BatchEvent>[]): Course =>
  events.reduce<Course>((all, event) => nextCourse(all, { time: T0, ...event }), course);

export const decideAt = (course: Course, now = T0, mark: string | undefined = 'mine'): Decision =>
  decide(course, { now, mark });

export const SEEN = { kind: 'seen', runs: [], elsewhere: 0, platformTime: T0 } as const;
export const sent = (row: number, id = `a${row}`) =>
  ({ kind: 'sent', row, attempt: { id, at: T0 } }) as const;
export const slug = (row: number) => `run-${row}` as RunSlug;
export const answered = (row: number, id = `a${row}`) =>
  ({ kind: 'answered', row, attempt: id, run: slug(row) }) as const;
export const refused = (row: number, facts: FailureFacts, id = `a${row}`) =>
  ({ kind: 'refused', row, attempt: id, facts }) as const;
export const told = (row: number, run: Partial<Run>) =>
  ({ kind: 'seen', runs: [aRun({ slug: slug(row), ...run })], elsewhere: 0, platformTime: T0 }) as const;
/** A list that tells of the run of a row while its cost is pending. */
export const pending = (row: number, run: Partial<Run>) => ({
  ...SEEN,
  runs: [withPendingCost(aRun({ slug: slug(row), ...run }))],
});
export const statesOf = ({ rows }: Course) => rows.map(({ state }) => state);

/** What is kept of how it stands, read again. */
export function readAgain(course: Course) {
  const read = HEAD_FORMAT.decode(HEAD_FORMAT.encode(course));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}
