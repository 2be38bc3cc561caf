import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { withoutFigure } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';
import { aSavedTask } from '#test/a-saved-task.ts';

import { aPaidRun } from '#test/a-paid-run.ts';
import { balanceEnd } from './balance-end.ts';
import { type PlannedTask, plannedTimes } from './scheduled-runs.ts';

const NOW = Date.UTC(2026, 10, 25, 6);
const DAY = 86_400_000;

describe('how long a balance lasts', () => {
  const recent = [aPaidRun(NOW - DAY, { usage: 14 })];
  const planned = (usd: number, time = '09:00'): PlannedTask => ({
    task: aSavedTask({ schedule: { kind: 'daily', time }, isScheduled: true }),
    ...{ usd, isUsual: true },
  });

  it('goes by the last 28 days', () => {
    expect(balanceEnd({ runs: recent, balance: 14, tasks: [] }, NOW)).toEqual({
      kind: 'at',
      at: NOW + 28 * DAY,
    });
    expect(balanceEnd({ runs: recent, balance: 900, tasks: [] }, NOW)).toEqual({ kind: 'long' });
    const old = [aPaidRun(NOW - 40 * DAY, { usage: 14 })];
    expect(balanceEnd({ runs: old, balance: 28, tasks: [] }, NOW)).toEqual({ kind: 'idle' });
  });

  it.each([0, -3])('is used up where nothing is left, whoever spends: %s', (balance) => {
    const lapsesAt = NOW + 20 * DAY;
    expect(balanceEnd({ runs: [], balance, tasks: [planned(1)] }, NOW)).toEqual({ kind: 'empty' });
    expect(balanceEnd({ runs: recent, balance, lapsesAt, tasks: [] }, NOW)).toEqual({ kind: 'empty' });
  });

  it('is not known where what the last runs cost is not told, and says of how many it goes without', () => {
    const unpaid = withoutFigure(aPaidRun(NOW - DAY));
    const end = (runs: readonly Run[], tasks: readonly PlannedTask[] = []) =>
      balanceEnd({ runs, balance: 14, tasks }, NOW);
    expect(end([unpaid])).toEqual({ kind: 'untold' });
    expect(end([withoutFigure(aPaidRun(NOW - DAY, { status: 'running' }))])).toEqual({ kind: 'untold' });
    expect(end([unpaid, ...recent])).toEqual({ kind: 'at', at: NOW + 28 * DAY, unknownCosts: 1 });
    expect(end([unpaid], [planned(0.01)])).toEqual({ kind: 'long', unknownCosts: 1 });
    expect(end([aPaidRun(NOW - DAY, { usage: 0 })])).toEqual({ kind: 'idle' });
  });

  it('is not called idle where schedules have spent, and start nothing more', () => {
    const at = Date.UTC(2026, 10, 23, 1);
    const once: PlannedTask = {
      task: aSavedTask({ schedule: { kind: 'once', date: '2026-11-23', time: '09:00' }, isScheduled: true }),
      usd: 40,
    };
    const runs = [aPaidRun(at, { usage: 40 })];
    expect(balanceEnd({ runs, balance: 100, tasks: [once] }, NOW)).toEqual({ kind: 'planned' });
    const { usd: _, ...unpriced } = planned(1);
    expect(balanceEnd({ runs, balance: 100, tasks: [once, unpriced] }, NOW)).toEqual({ kind: 'unpriced' });
  });

  it('says of how many schedules only the most is known that a run may cost', () => {
    const capped = { ...planned(50), isUsual: false };
    const end = balanceEnd({ runs: [], balance: 100, tasks: [capped, planned(0.01)] }, NOW);
    expect(end).toMatchObject({ kind: 'at', capped: 1 });
  });

  it('says of how many schedules nothing tells the cost, also where something is spent by hand', () => {
    const { usd: _, ...unpriced } = planned(1);
    const { schedule: __, ...timeless } = aSavedTask({ isScheduled: true });
    const over: PlannedTask = {
      task: aSavedTask({ schedule: { kind: 'once', date: '2026-11-23', time: '09:00' }, isScheduled: true }),
    };
    const tasks = [unpriced, planned(0.01), { task: timeless, usd: 1 }, over];
    const end = (runs: readonly Run[], balance: number, lapsesAt?: number) =>
      balanceEnd({ runs, balance, lapsesAt, tasks }, NOW);
    const cheap = [aPaidRun(NOW - DAY, { usage: 0.5 })];
    expect(end(cheap, 100)).toEqual({ kind: 'long', uncounted: 2 });
    expect(end(cheap, 0.001)).toMatchObject({ kind: 'at', uncounted: 2 });
    const at = NOW + 20 * DAY;
    expect(end(cheap, 100, at)).toEqual({ kind: 'lapses', at, uncounted: 2 });
    expect(balanceEnd({ runs: [], balance: 100, tasks: [{ task: timeless, usd: 1 }] }, NOW)).toEqual({
      kind: 'unpriced',
    });
  });

  it('ends no later than the balance expires', () => {
    const runs = [aPaidRun(NOW - DAY, { usage: 14 })];
    const end = (balance: number, days: number) =>
      balanceEnd({ runs, balance, lapsesAt: NOW + days * DAY, tasks: [] }, NOW);
    expect(end(14, 40)).toEqual({ kind: 'at', at: NOW + 28 * DAY });
    expect(end(14, 20)).toEqual({ kind: 'lapses', at: NOW + 20 * DAY });
    expect(end(900, 90)).toEqual({ kind: 'lapses', at: NOW + 90 * DAY });
  });

  it('counts what schedules will start, and once only what they have started', () => {
    const nine = Date.UTC(2026, 10, 25, 1);
    const ofSchedule = Array.from({ length: 27 }, (_, day) => aPaidRun(nine - day * DAY, { usage: 1 }));
    // 14:00 now: ten runs are at 09:00 of the next ten days.
    expect(balanceEnd({ runs: ofSchedule, balance: 10, tasks: [planned(1)] }, NOW)).toEqual({
      kind: 'at',
      at: nine + 10 * DAY,
    });
    expect(balanceEnd({ runs: [], balance: 10, tasks: [planned(0.01)] }, NOW)).toEqual({ kind: 'long' });
  });

  it('ends where what is spent until then is the balance, whatever is spent and planned', () => {
    const spent = fc.record({ at: fc.integer({ min: NOW - 28 * DAY + 1, max: NOW }), usd: fc.nat(500) });
    const times = fc.array(
      fc.record({ usd: fc.integer({ min: 1, max: 900 }), hour: fc.integer({ min: 10, max: 23 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.array(spent, { maxLength: 20 }),
        times,
        fc.integer({ min: 1, max: 5_000 }),
        (past, plans, balance) => {
          const runs = past.map(({ at, usd }) =>
            aPaidRun(at, { usage: usd, workerSlug: 'by/hand', workerTitle: 'x' }),
          );
          const tasks = plans.map(({ usd, hour }) => planned(usd, `${hour}:00`));
          const end = balanceEnd({ runs, balance, tasks }, NOW);
          const pace = past.reduce((sum, { usd }) => sum + usd, 0) / (28 * DAY);
          const spentBy = (until: number, isBefore: boolean) =>
            pace * (until - NOW) +
            plannedTimes(tasks, { after: NOW, until: isBefore ? until - 1 : until }).reduce(
              (sum, { usd = 0 }) => sum + usd,
              0,
            );
          if (end.kind !== 'at') {
            expect(spentBy(NOW + 366 * DAY, false)).toBeLessThanOrEqual(balance + 1e-6);
            return;
          }
          expect(spentBy(end.at, false)).toBeGreaterThanOrEqual(balance - 1e-3);
          expect(spentBy(end.at, true)).toBeLessThanOrEqual(balance + 1e-3);
        },
      ),
    );
  });
});
