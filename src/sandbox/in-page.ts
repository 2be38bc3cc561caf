import { untilAborted } from '#core/abort.ts';
import { toJson } from '#core/json/json.ts';
import { createSandbox } from './app.ts';
import { DROP_HEADER } from './faults.ts';
import type { RunFile } from './runs/run-file.ts';

type InPageParts = {
  /** Stores the state as text. If the storage rejects it, only this page remembers it. */
  readonly storage: { readonly text: () => string | undefined; readonly write: (text: string) => boolean };
  readonly page: Pick<Window, 'addEventListener'>;
};

export type CreateInPageSandbox = (parts: InPageParts) => typeof globalThis.fetch;

declare global {
  // Only `var` declares a property of `globalThis`.
  var createInPageSandbox: CreateInPageSandbox | undefined;
}

/**
 * A sandbox that runs in the page. It answers as `fetch` does for a sandbox on the page's own origin,
 * sends nothing over the network, and remembers its state for the tab.
 */
function createInPageSandbox({ storage, page }: InPageParts): typeof globalThis.fetch {
  // Drafts have the first claim on the room of a tab: where there is none, what is kept is as old as it is.
  const keep = () => void storage.write(JSON.stringify(save()));
  const { app, save } = createSandbox({
    now: () => Date.now(),
    random: () => Math.random(),
    saved: toJson(storage.text() ?? '') ?? null,
    publish: createPublisher(),
    onStart: () => keep(),
  });
  // Once: a page that Back brings to life again is loaded anew, and what it remembers is older than what is kept.
  page.addEventListener('pagehide', keep, { once: true });
  return async (input, init) => {
    const request = new Request(input, init);
    // What has arrived takes effect, also when nobody waits for the answer any more.
    const answer = await Promise.race([app.fetch(request), untilAborted(request.signal)]);
    if (answer.headers.get(DROP_HEADER) === '1') throw new TypeError('The connection was dropped');
    answer.headers.set('Date', new Date().toUTCString());
    return answer;
  };
}

/**
 * Gives each file an address within this page. Keeps the last two files of a name: the log of a run is
 * requested repeatedly, and the previous one may be on screen.
 */
function createPublisher(): (file: RunFile) => string {
  const published = new Map<string, readonly string[]>();
  return ({ name, content }) => {
    const url = URL.createObjectURL(content);
    const [before, last] = [published.get(name)?.at(-2), published.get(name)?.at(-1)];
    if (before !== undefined) URL.revokeObjectURL(before);
    published.set(name, last === undefined ? [url] : [last, url]);
    return url;
  };
}

// What is bundled as a worker is has no exports: it is handed over like this (src/app/fetch-in-page.ts).
globalThis.createInPageSandbox = createInPageSandbox;
