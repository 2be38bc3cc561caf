import type { ComponentType } from 'react';

import { loadWords, type WordPart } from '#messages/i18n.ts';
import { PLACE } from '#browser/place.ts';

/** What draws a route: code that is loaded, together with the words that it says, when it is first asked for. */
export type LazyScreen<Props> = {
  readonly load: () => Promise<ComponentType<Props>>;
  /** Undefined until it is loaded. */
  readonly loaded: () => ComponentType<Props> | undefined;
};

function screen<Props>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  ...words: readonly WordPart[]
): LazyScreen<Props> {
  let loading: Promise<ComponentType<Props>> | undefined;
  let loaded: ComponentType<Props> | undefined;
  const loadOnce = async () => {
    try {
      const [module] = await Promise.all([load(), ...words.map(loadWords)]);
      return (loaded = module.default);
    } catch (error) {
      // Asked for again the next time: the network may be back.
      loading = undefined;
      throw error;
    }
  };
  return { load: () => (loading ??= loadOnce()), loaded: () => loaded };
}

export const SCREENS = {
  workers: screen(() => import('./routes/workers-route.tsx')),
  compose: screen(() => import('./routes/compose-route.tsx'), 'compose'),
  runs: screen(() => import('./routes/runs-route.tsx'), 'runs'),
  run: screen(() => import('./routes/run-route.tsx'), 'runs'),
  connection: screen(() => import('./routes/connection-route.tsx'), 'connection'),
};

/** Drawn above every screen, where a start is to be told of. */
export const START_NEWS = screen<object>(
  () => import('#starts/start-news.tsx').then(({ StartNews }) => ({ default: StartNews })),
  'runs',
);

/** What stands above every screen. */
export const NOTICES = screen(() => import('./notices.tsx'), 'notices');

function screenOf(path: string): keyof typeof SCREENS {
  if (path.startsWith('/workers/')) return 'compose';
  if (path.startsWith('/runs')) return path.length > '/runs/'.length ? 'run' : 'runs';
  return path === '/connection' ? 'connection' : 'workers';
}

/** Asks for the code of the screen at a path before anything is drawn; ends when it is there, or cannot be had. */
export async function preloadScreen(path: string): Promise<void> {
  try {
    // What a sandbox is called by is there from the first drawing on.
    const notices = PLACE.inSandbox ? NOTICES.load() : undefined;
    await Promise.all([SCREENS[screenOf(path)].load(), notices]);
  } catch {
    // The route asks for it too, and says what is wrong.
  }
}
