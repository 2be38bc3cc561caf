import type { Course } from '#core/batch/course/course.ts';
import { isLimited, isRowGone, type RowCourse, type RowState } from '#core/batch/course/row-course.ts';

export type RowKind = RowState | 'gone' | 'limited';

export function kindOf(row: RowCourse): RowKind {
  if (isRowGone(row)) return 'gone';
  if (isLimited(row)) return 'limited';
  return row.state;
}

export type Counted = Pick<Course, 'counts' | 'gone' | 'limited'>;

export function kindCounts({ counts, gone, limited }: Counted): Record<RowKind, number> {
  return { ...counts, stopped: counts.stopped - gone - limited, gone, limited };
}
