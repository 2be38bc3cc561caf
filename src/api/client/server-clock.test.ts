import { describe, expect, it } from 'vitest';

import { createServerClock } from './server-clock.ts';

const NOON = Date.UTC(2026, 10, 24, 12);

describe('the platform’s clock', () => {
  it('is this computer’s, give or take two hours, until an answer tells its date', () => {
    const clock = createServerClock(() => NOON);
    expect(clock.read()).toEqual({ now: NOON, within: 7_200_000, isSynced: false });
    clock.note(null);
    clock.note('yesterday');
    clock.note('Fri, 31 Dec 9999 23:59:59 GMT');
    clock.note('Thu, 01 Jan 1970 00:00:00 GMT');
    expect(clock.read()).toEqual({ now: NOON, within: 7_200_000, isSynced: false });
  });

  it('tells what the platform has passed by the runs that were created', () => {
    const clock = createServerClock(() => NOON);
    clock.pass(undefined);
    expect(clock.read()).not.toHaveProperty('passed');
    clock.pass(NOON - 60_000);
    clock.pass(NOON - 3_600_000);
    clock.pass(NOON + 40 * 3_600_000);
    expect(clock.read()).toMatchObject({ passed: NOON - 60_000, isSynced: false });
  });

  it.each([
    ['ahead', 'Tue, 24 Nov 2026 12:07:00 GMT', 420_000],
    ['behind', 'Tue, 24 Nov 2026 11:00:00 GMT', -3_600_000],
  ])('goes on from the last date that came, also when it is %s', (_, header, difference) => {
    let now = NOON;
    const clock = createServerClock(() => now);
    clock.note('Tue, 24 Nov 2026 12:00:00 GMT');
    clock.note(header);
    clock.note(null);
    now += 5_000;
    expect(clock.read()).toEqual({ now: NOON + difference + 5_000, within: 120_000, isSynced: true });
  });
});
