import { isStateOver } from '#core/run/run-state.ts';

import type { Course } from './course.ts';
import { isRowSettled, type RowCourse } from './row-course.ts';
import { underWay } from './standing.ts';

/** Whether the run of a row is over, and the platform may tell its cost a little later. */
export const isCostLate = ({ state, run }: RowCourse): boolean =>
  isRowSettled(state) && run?.open === true && run.state !== undefined && isStateOver(run.state);

const lateRows = ({ active, rows }: Pick<Course, 'active' | 'rows'>): readonly RowCourse[] =>
  active.flatMap((row) => (rows[row] && isCostLate(rows[row]) ? [rows[row]] : []));

/** How many of them there are. */
export const lateCosts = (course: Pick<Course, 'active' | 'rows'>): number => lateRows(course).length;

/** Whether no row is to be sent before late costs are told: no more is spent beyond a limit than as many runs cost as may be under way at once. */
export const isHeldByCosts = (course: Course): boolean =>
  course.rules.stopAtSpent !== undefined && underWay(course) + lateCosts(course) >= course.rules.parallel;

/** Runs that are over, and of whose cost nothing is told, be it for now or for good: it is not among what is spent. */
export const costsUntold = (course: Pick<Course, 'active' | 'rows' | 'untold'>): number =>
  course.untold + lateRows(course).filter(({ run }) => !run?.untold).length;
