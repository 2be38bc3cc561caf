import type { Course } from './course.ts';
import { isPending, runsOf } from './row-course.ts';
import { underWay } from './standing.ts';

type RowsWithCosts = Pick<Course, 'active' | 'rows'>;

export const pendingCosts = ({ active, rows }: RowsWithCosts): number =>
  active.reduce((sum, at) => sum + (rows[at] ? runsOf(rows[at]).filter(isPending).length : 0), 0);

/**
 * Occupied places of the batch. With a spending limit, a pending cost occupies one too, so that the
 * overrun is at most the cost of the runs that may be active at once.
 */
export const placesTaken = (course: RowsWithCosts & Pick<Course, 'rules' | 'counts'>): number =>
  underWay(course) + (course.rules.stopAtSpent === undefined ? 0 : pendingCosts(course));
