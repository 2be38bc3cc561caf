import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest';
import { cdp, page, server } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { slownessOf } from '../../scripts/slowness.mjs';
import '../styles.css';

const seed = String(import.meta.env['STRESS_SEED']);

let errors: MockInstance<typeof console.error>;

const { width, height } = server.config.browser.viewport;

beforeEach(async ({ task }) => {
  if (seed !== '')
    await cdp().send('Emulation.setCPUThrottlingRate', { rate: slownessOf(seed, task.fullName) });
  await cleanup();
  if (window.innerWidth !== width || window.innerHeight !== height) await page.viewport(width, height);
  // Nor does anything lie under the pointer of the test before.
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 0, y: 0 });
  // One test's key, draft or runs are not another's, though they share a tab.
  sessionStorage.clear();
  localStorage.clear();
  errors = vi.spyOn(console, 'error');
});

/** React, Radix and the browser report misuse there: a component that causes it is broken. */
afterEach(() => {
  const calls = errors.mock.calls.map((call) => call.map(String).join(' '));
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  expect(calls, 'console.error was called').toEqual([]);
});
