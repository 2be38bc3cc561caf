import { expect, it } from 'vitest';

import { taskSlugProblem } from './task-slug.ts';

it.each([
  ['', 'again.task.slug.missing'],
  ['coreclaw/google-maps-scraper', 'again.task.slug.worker'],
  ['coreclaw~google-maps-scraper', 'again.task.slug.worker'],
  ['https://console.coreclaw.com/task/1', 'again.task.slug.malformed'],
  ['two words', 'again.task.slug.malformed'],
  ['01KQ3T7AD4M5WNZ8V6C2XJRGEB', undefined],
])('of the task ID %j is wrong: %s', (text, problem) => {
  expect(taskSlugProblem(text)).toBe(problem);
});
