import type { Course } from './course.ts';
import { isPending, runsOf } from './row-course.ts';
import { underWay } from './standing.ts';

type Rows = Pick<Course, 'active' | 'rows'>;

/** Runs that are over and whose costs the platform may still send. */
export const pendingCosts = ({ active, rows }: Rows): number =>
  active.reduce((sum, at) => sum + (rows[at] ? runsOf(rows[at]).filter(isPending).length : 0), 0);

/**
 * Places of the batch that are taken. With a limit on what it may spend, a pending cost takes one too, so that the limit is exceeded by no
 * more than as many runs cost as may be under way at once.
 */
export const placesTaken = (course: Rows & Pick<Course, 'rules' | 'counts'>): number =>
  underWay(course) + (course.rules.stopAtSpent === undefined ? 0 : pendingCosts(course));
