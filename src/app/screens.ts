import { loadWords, type WordPart } from '#messages/i18n.ts';

/** Loads a screen together with the words that it says, once. */
function screen<Screen>(load: () => Promise<Screen>, ...words: readonly WordPart[]): () => Promise<Screen> {
  let loading: Promise<Screen> | undefined;
  return () => (loading ??= Promise.all([load(), ...words.map(loadWords)]).then(([loaded]) => loaded));
}

/** What draws each route, loaded when it is first asked for. */
export const SCREENS = {
  workers: screen(() => import('./routes/workers-route.tsx')),
  compose: screen(() => import('./routes/compose-route.tsx'), 'compose', 'runs'),
  runs: screen(() => import('./routes/runs-route.tsx'), 'runs'),
  run: screen(() => import('./routes/run-route.tsx'), 'runs'),
};

function screenOf(path: string): keyof typeof SCREENS {
  if (path.startsWith('/workers/')) return 'compose';
  if (path.startsWith('/runs')) return path.length > '/runs/'.length ? 'run' : 'runs';
  return 'workers';
}

/** Asks for the code of the screen at a path before anything is drawn, so that it is on its way meanwhile. */
export function preloadScreen(path: string): void {
  SCREENS[screenOf(path)]().catch(() => {
    // The route asks for it too, and says what is wrong.
  });
}
