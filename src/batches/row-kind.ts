import type { Course } from '#core/batch/course/course.ts';
import { isLimited, isRowGone, type RowCourse, type RowState } from '#core/batch/course/row-course.ts';

/** What a row is told as: its state, or `gone` where the platform no longer knows its run. */
export type RowKind = RowState | 'gone' | 'limited';

export function kindOf(row: RowCourse): RowKind {
  if (isRowGone(row)) return 'gone';
  if (isLimited(row)) return 'limited';
  return row.state;
}

/** Of a batch whose rows may not be read. */
export type Counted = Pick<Course, 'counts' | 'gone' | 'limited'>;

export function kindCounts({ counts, gone, limited }: Counted): Record<RowKind, number> {
  return { ...counts, stopped: counts.stopped - gone - limited, gone, limited };
}
