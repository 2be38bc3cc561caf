/** A request that `public/start.js` sent before there was any other code. */
type BegunFetch = {
  readonly url: string;
  readonly answer: Promise<Response>;
  readonly abort: AbortController;
};

declare global {
  // Only `var` declares a property of `globalThis`.
  var begunFetch: BegunFetch | undefined;
}

/** The page's `fetch`, which gives the answer that was asked for already to the first who asks for the same; once. */
export function fetchOnceBegun(page: Window & typeof globalThis): typeof globalThis.fetch {
  return (input, init) => {
    const begun = page.begunFetch;
    if (begun?.url !== input || init?.method !== 'GET') return page.fetch(input, init);
    page.begunFetch = undefined;
    init.signal?.addEventListener('abort', () => begun.abort.abort());
    return begun.answer;
  };
}
