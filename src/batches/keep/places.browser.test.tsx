import { expect, it } from 'vitest';

import { noteRefused, noteRunning, storedPlaces, usualParallel } from './places.ts';

it('starts as many runs at once as the plan is known to allow, else three, or as many as ran at once before', () => {
  storedPlaces.remove();
  expect(usualParallel(undefined, 0)).toEqual({ runs: 3, isOfPlan: false });
  expect(usualParallel(undefined, 10)).toEqual({ runs: 10, isOfPlan: false });
  noteRunning(20);
  expect(usualParallel(undefined, 10)).toEqual({ runs: 20, isOfPlan: false });
  noteRefused(2);
  expect(usualParallel(undefined, 10)).toEqual({ runs: 2, isOfPlan: true });
  noteRunning(2);
  expect(usualParallel(undefined, 10)).toEqual({ runs: 2, isOfPlan: true });
  expect(usualParallel(5, 10)).toEqual({ runs: 5, isOfPlan: true });
  noteRunning(4);
  expect(usualParallel(undefined, 0)).toEqual({ runs: 4, isOfPlan: false });
});
