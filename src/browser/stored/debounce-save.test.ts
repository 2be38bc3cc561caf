import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { saveDebounced } from './debounce-save.ts';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function begin() {
  const parts = {
    forEachInTimeSlices: vi.fn<(signal: AbortSignal) => Promise<boolean | undefined>>(() =>
      Promise.resolve(true),
    ),
    atOnce: vi.fn(() => false),
    onSaved: vi.fn(),
  };
  const leave = () => window.dispatchEvent(new Event('pagehide'));
  return { ...parts, ...saveDebounced(parts), leave };
}

it('keeps once what changed many times, after a rest, and not again where the page is left', async () => {
  const { later, leave, forEachInTimeSlices, atOnce, onSaved } = begin();
  later();
  later();
  expect(forEachInTimeSlices).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(MINUTE);
  leave();
  expect([forEachInTimeSlices.mock.calls.length, atOnce.mock.calls.length, onSaved.mock.calls]).toEqual([
    1,
    0,
    [[true]],
  ]);
});

it('keeps at once what waits where the page is left, or it ends, and not once more', async () => {
  for (const how of ['leave', 'end'] as const) {
    const { forEachInTimeSlices, atOnce, onSaved, ...keeping } = begin();
    keeping.later();
    keeping[how]();
    await vi.advanceTimersByTimeAsync(MINUTE);
    keeping.end();
    keeping.leave();
    expect([forEachInTimeSlices.mock.calls.length, atOnce.mock.calls.length]).toEqual([0, 1]);
    expect(onSaved.mock.calls).toEqual([[false]]);
  }
});

it('still has to keep what changed while what was before it was being kept', async () => {
  const { later, leave, forEachInTimeSlices, atOnce, onSaved } = begin();
  forEachInTimeSlices.mockImplementationOnce(() => new Promise((resolve) => setTimeout(resolve, 10, true)));
  later();
  await vi.advanceTimersToNextTimerAsync();
  expect(forEachInTimeSlices).toHaveBeenCalledOnce();
  later();
  await vi.advanceTimersByTimeAsync(10);
  expect(onSaved).not.toHaveBeenCalled();
  leave();
  expect(atOnce).toHaveBeenCalledOnce();
});
