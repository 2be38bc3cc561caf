import { expect, it } from 'vitest';

import { aRun } from '#test/a-run.ts';

import { mostAtOnce, usualSeconds } from './estimate-duration.ts';

const ran = (startedAt: number, finishedAt: number) =>
  aRun({ status: 'succeeded', startedAt, finishedAt, duration: finishedAt - startedAt });

it('says how long a run takes by the middle of those that succeeded, once there are three', () => {
  const runs = [ran(0, 10), ran(0, 30), aRun({ status: 'failed', duration: 1 }), ran(0, 500)];
  expect(usualSeconds(runs)).toBe(30);
  expect(usualSeconds(runs.slice(0, 3))).toBeUndefined();
});

it('takes for allowed what was under way at once', () => {
  expect(mostAtOnce([])).toBe(0);
  expect(mostAtOnce([ran(0, 10), ran(10, 20), aRun({ startedAt: 3 })])).toBe(1);
  const three = [ran(0, 10), ran(5, 20), ran(8, 9), ran(9, 12)];
  expect(mostAtOnce(three)).toBe(3);
});
