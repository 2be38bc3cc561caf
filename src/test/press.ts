import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Locator } from 'vitest/browser';

import { PRESS_GUARD } from '#ui/hooks/use-time-passed.ts';

const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;

/**
 * For a whole file: its clock goes on as it does, or stands, and at once by the guard of a button where one is pressed by `press`.
 */
export function takeTheClock({ stands = false } = {}): void {
  beforeEach(() => void vi.useFakeTimers({ toFake: [...TIMERS], shouldAdvanceTime: !stands }));
  afterEach(() => void vi.useRealTimers());
}

/** Lets the guard of a button pass, which begins by a frame after it came on screen. */
async function passGuard(button: Locator): Promise<void> {
  await expect.element(button).toBeVisible();
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await vi.advanceTimersByTimeAsync(PRESS_GUARD);
}

/** Waits until a button takes a press. */
export async function beReady(button: Locator): Promise<void> {
  await passGuard(button);
  await expect.element(button).not.toHaveAttribute('aria-disabled', 'true');
}

/** Presses a button as somebody does who has looked at it. */
export async function press(button: Locator): Promise<void> {
  await passGuard(button);
  await button.click();
}

/** Presses a button in the moment that it comes on screen, as the second press of a double one does. */
export function pressAsItComes(name: string): void {
  const observer = new MutationObserver(() => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (button === undefined) return;
    observer.disconnect();
    button.click();
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
}
