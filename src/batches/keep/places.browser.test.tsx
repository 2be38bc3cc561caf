import { expect, it } from 'vitest';

import { noteRefused, noteRunning, storedPlaces, usualParallel } from './places.ts';

it('lets as many run at once as batches were let, of whatever Worker, else as many as earlier runs were', () => {
  storedPlaces.remove();
  expect(usualParallel(0)).toBe(1);
  expect(usualParallel(10)).toBe(9);
  noteRunning(20);
  expect(usualParallel(0)).toBe(19);
  noteRefused(2);
  expect(usualParallel(10)).toBe(1);
});
