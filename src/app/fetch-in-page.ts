import type { CreateInPageSandbox } from '#sandbox/in-page.ts';
// Bundled for itself, as a worker is, though it runs as none: otherwise what the sandbox shares with the first screen
// would be loaded with the first screen, in all the breadth that the sandbox needs.
import sandboxUrl from '#sandbox/in-page.ts?worker&url';

type Fetch = typeof globalThis.fetch;

declare global {
  // Only `var` declares a property of `globalThis`.
  var sandboxFetch: Fetch | undefined;
}

/**
 * A `fetch` answered by the sandbox in the page; its code loads with the first request.
 * The browser console can control it like a server: `sandboxFetch('/__sandbox/faults', …)`.
 */
export function fetchInPage(parts: Parameters<CreateInPageSandbox>[0]): Fetch {
  let sandbox: Promise<Fetch> | undefined;
  const start = async () => {
    try {
      await import(/* @vite-ignore */ sandboxUrl);
      if (globalThis.createInPageSandbox === undefined) throw new TypeError('The sandbox did not load');
      return globalThis.createInPageSandbox(parts);
    } catch (error) {
      sandbox = undefined;
      throw error;
    }
  };
  const answer: Fetch = async (input, init) => {
    const fetch = await (sandbox ??= start());
    return fetch(typeof input === 'string' ? new URL(input, window.location.origin) : input, init);
  };
  globalThis.sandboxFetch = answer;
  return answer;
}
