type BegunFetch = {
  readonly url: string;
  readonly answer: Promise<Response>;
  readonly abort: AbortController;
};

declare global {
  // Only `var` declares a property of `globalThis`.
  var begunFetch: BegunFetch | undefined;
}

/** Wraps the page's `fetch`: the first identical request gets the answer that was already requested, once. */
export function fetchOnceBegun(page: Window & typeof globalThis): typeof globalThis.fetch {
  return (input, init) => {
    const begun = page.begunFetch;
    if (begun?.url !== input || init?.method !== 'GET') return page.fetch(input, init);
    page.begunFetch = undefined;
    init.signal?.addEventListener('abort', () => begun.abort.abort());
    return begun.answer;
  };
}
