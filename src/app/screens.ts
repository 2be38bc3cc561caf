import type { ComponentType } from 'react';

import { loadWords, type WordPart } from '#messages/i18n.ts';

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
    const [module] = await Promise.all([load(), ...words.map(loadWords)]);
    return (loaded = module.default);
  };
  return { load: () => (loading ??= loadOnce()), loaded: () => loaded };
}

export const SCREENS = {
  workers: screen(() => import('./routes/workers-route.tsx')),
  compose: screen(() => import('./routes/compose-route.tsx'), 'compose'),
  runs: screen(() => import('./routes/runs-route.tsx'), 'runs'),
  run: screen(() => import('./routes/run-route.tsx'), 'runs'),
};

/** Drawn above every screen, once a start was made. */
export const START_NEWS = screen<object>(
  () => import('#features/tell-starts/start-news.tsx').then(({ StartNews }) => ({ default: StartNews })),
  'runs',
);

function screenOf(path: string): keyof typeof SCREENS {
  if (path.startsWith('/workers/')) return 'compose';
  if (path.startsWith('/runs')) return path.length > '/runs/'.length ? 'run' : 'runs';
  return 'workers';
}

/** Asks for the code of the screen at a path before anything is drawn; ends when it is there, or cannot be had. */
export async function preloadScreen(path: string): Promise<void> {
  try {
    await SCREENS[screenOf(path)].load();
  } catch {
    // The route asks for it too, and says what is wrong.
  }
}
