import type { Json } from '#core/json/json.ts';
import { createSandbox } from './app.ts';
import { DROP_HEADER } from './faults.ts';
import type { RunFile } from './run-file.ts';

type InPageParts = {
  /** The tab's own; undefined where the browser forbids it: then only this page remembers. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** The page that it lives in: it saves itself when the page is left. */
  readonly page: Pick<Window, 'addEventListener'>;
};

export type CreateInPageSandbox = (parts: InPageParts) => typeof globalThis.fetch;

declare global {
  // Only `var` declares a property of `globalThis`.
  var createInPageSandbox: CreateInPageSandbox | undefined;
}

const ENTRY = 'run-console.sandbox-state';

/**
 * A sandbox that lives in the page. It answers as `fetch` would for a sandbox on the page's own origin, sends nothing
 * anywhere, and remembers its state for the tab.
 */
function createInPageSandbox({ storage, page }: InPageParts): typeof globalThis.fetch {
  const keep = () => write(storage, save());
  const { app, save } = createSandbox({
    now: () => Date.now(),
    random: () => Math.random(),
    saved: read(storage),
    publish: createPublisher(),
    onStart: () => keep(),
  });
  page.addEventListener('pagehide', keep);
  return async (input, init) => {
    const request = new Request(input, init);
    // What has arrived takes effect, also when nobody waits for the answer any more.
    const answer = await Promise.race([app.fetch(request), untilAborted(request.signal)]);
    if (answer.headers.get(DROP_HEADER) === '1') throw new TypeError('The connection was dropped');
    answer.headers.set('Date', new Date().toUTCString());
    return answer;
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new DOMException('The request was given up', 'AbortError'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });
}

/**
 * Gives each file an address within this page. Of the files of one name the last two stay: the log of a run is asked for
 * again and again, and the one before may be on screen.
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

function read(storage: InPageParts['storage']): Json {
  try {
    return JSON.parse(storage?.getItem(ENTRY) ?? 'null') as Json; // JSON.parse gives JSON
  } catch {
    return null;
  }
}

/** A full storage: what it held before is as old as it is. */
function write(storage: InPageParts['storage'], state: Json): void {
  try {
    storage?.setItem(ENTRY, JSON.stringify(state));
  } catch {
    // Drafts have the first claim on the room of a tab.
  }
}

// What is bundled as a worker is has no exports: it is handed over like this (src/app/fetch-in-page.ts).
globalThis.createInPageSandbox = createInPageSandbox;
