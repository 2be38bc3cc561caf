import { afterEach, expect, it, vi } from 'vitest';

import { createTimer } from './timer.ts';

afterEach(() => vi.unstubAllGlobals());

/** A thread whose code cannot be loaded: it says so once, and never answers. */
class DeadThread {
  onerror: (() => void) | undefined;
  postMessage(): void {
    const tell = this.onerror;
    this.onerror = undefined;
    tell?.();
  }
}

it('counts in the page where its thread cannot be loaded, each time that it is asked to', async () => {
  vi.stubGlobal('Worker', DeadThread);
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('location', new URL('https://console.example/'));
  const timer = createTimer();
  const wait = () => new Promise<string>((resolve) => timer(1, () => resolve('called')));
  expect([await wait(), await wait()]).toEqual(['called', 'called']);
});
