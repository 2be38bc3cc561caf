import { setTimeout } from 'node:timers/promises';

import type { BrowserContext, Route } from '@playwright/test';
import { hash, slownessOf, SLOWEST } from '../scripts/slowness.mjs';

/** Milliseconds that a file of the console, and an answer of the platform, come later at most. */
const LATE_FILE = 800;
const LATE_ANSWER = 600;

const seed = process.env['STRESS_SEED'];

/** How `npm run test:stress` disturbs the tests; undefined in any other run. */
export const STRESS = seed === undefined ? undefined : { seed, zone: process.env['TZ'] };

/** Milliseconds for what takes so long on a processor that nothing slows. */
export const slowed = (milliseconds: number): number => milliseconds * (STRESS ? SLOWEST : 1);

/** Delays what the pages of a context load, and slows their processor, in the same way for the same seed and test. */
export async function disturb(
  context: BrowserContext,
  test: string,
  { seed: sown }: NonNullable<typeof STRESS>,
): Promise<void> {
  const lateBy = (most: number) => async (route: Route) => {
    const { pathname } = new URL(route.request().url());
    await setTimeout(hash(`${sown} ${test} ${pathname}`) % most);
    // The page may be gone by now.
    await route.fallback().catch(() => undefined);
  };
  await context.route('**/assets/*.js', lateBy(LATE_FILE));
  await context.route('**/api/**', lateBy(LATE_ANSWER));
  const rate = slownessOf(sown, test);
  context.on('page', (page) => {
    void context
      .newCDPSession(page)
      .then((session) => session.send('Emulation.setCPUThrottlingRate', { rate }))
      .catch(() => undefined);
  });
}
