import { setTimeout } from 'node:timers/promises';

import type { BrowserContext, Route } from '@playwright/test';

/** Milliseconds that a file of the console, and an answer of the platform, come later at most. */
const LATE_FILE = 800;
const LATE_ANSWER = 600;

const seed = process.env['STRESS_SEED'];

/** How `npm run test:stress` disturbs the tests; undefined in any other run. */
export const STRESS =
  seed === undefined ? undefined : { seed, cpu: Number(process.env['STRESS_CPU']), zone: process.env['TZ'] };

/** Milliseconds for what takes so long on a processor that nothing slows. */
export const slowed = (milliseconds: number): number => milliseconds * (STRESS?.cpu ?? 1);

/** Delays what the pages of a context load, and slows their processor, in the same way for the same seed and test. */
export async function disturb(
  context: BrowserContext,
  test: string,
  { seed: sown, cpu }: NonNullable<typeof STRESS>,
): Promise<void> {
  const lateBy = (most: number) => async (route: Route) => {
    const { pathname } = new URL(route.request().url());
    await setTimeout(hash(`${sown} ${test} ${pathname}`) % most);
    // The page may be gone by now.
    await route.fallback().catch(() => undefined);
  };
  await context.route('**/assets/*.js', lateBy(LATE_FILE));
  await context.route('**/api/**', lateBy(LATE_ANSWER));
  context.on('page', (page) => {
    void context
      .newCDPSession(page)
      .then((session) => session.send('Emulation.setCPUThrottlingRate', { rate: cpu }))
      .catch(() => undefined);
  });
}

/** FNV-1a, 32 bits. */
const hash = (text: string): number =>
  Array.from(text).reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  );
