import { parse } from 'regexparam';
import type { ComponentType } from 'react';
import { matchRoute } from 'wouter';

import { SCREEN_PATHS, type ScreenName } from '#core/ids/screen-paths.ts';
import type { WordPart } from '#messages/i18n.ts';
import { PLACE } from '#browser/place.ts';
import { type LazyCode, lazyCode } from '#ui/loading/lazy-code.ts';

import type { NavPlace } from './nav-places.ts';
import { prefetchWorkerOf, type Services } from './services.ts';

/** What draws a route. */
const screen = <Props>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  ...words: readonly WordPart[]
): LazyCode<Props> => lazyCode(async () => (await load()).default, ...words);

type Route = {
  readonly screen: LazyCode<object>;
  /** The entry of the top bar that it belongs to. */
  readonly place?: NavPlace;
  /** Its screen stays while the parts of its path change, and keeps a fault to the part where it is. */
  readonly stays?: true;
  /** It takes the whole width of the window, also while it loads. */
  readonly wide?: true;
  /** The screen that it likely leads to. */
  readonly leadsTo?: ScreenName;
  /** Asks for what it shows while its code is still loading; ends when it is there, or cannot be had. */
  readonly prefetch?: (path: string, services: Services) => Promise<void>;
};

const spendRoute = () => import('./routes/spend-route.tsx');

/** What each path of the console shows. */
const SCREENS: Record<ScreenName, Route> = {
  workers: {
    screen: screen(() => import('./routes/workers-route.tsx')),
    place: 'workers',
    leadsTo: 'compose',
  },
  compose: {
    screen: screen(() => import('./routes/compose-route.tsx'), 'compose'),
    place: 'workers',
    prefetch: prefetchWorkerOf,
  },
  runs: {
    screen: screen(() => import('./routes/runs-route.tsx'), 'runs', 'runList', 'batches'),
    place: 'runs',
    wide: true,
  },
  compare: {
    screen: screen(() => import('./routes/compare-runs-route.tsx'), 'runs', 'comparing'),
    place: 'runs',
    wide: true,
  },
  run: { screen: screen(() => import('./routes/run-route.tsx'), 'runs'), place: 'runs', wide: true },
  batches: { screen: screen(() => import('./routes/runs-route.tsx')), place: 'runs' },
  batch: { screen: screen(() => import('./routes/batch-route.tsx'), 'runs', 'batches'), place: 'runs' },
  collections: {
    screen: screen(() => import('./routes/collections-route.tsx'), 'runs', 'collections'),
    place: 'runs',
    wide: true,
  },
  newCollection: {
    screen: screen(() => import('./routes/new-collection-route.tsx'), 'runs', 'collections'),
    place: 'runs',
  },
  collection: {
    screen: screen(() => import('./routes/collection-route.tsx'), 'runs', 'collections'),
    place: 'runs',
    wide: true,
  },
  tasks: {
    screen: screen(() => import('./routes/tasks-route.tsx'), 'tasks', 'runs', 'waiting'),
    place: 'tasks',
    stays: true,
  },
  spend: {
    screen: screen(spendRoute, 'spending'),
    place: 'spend',
    // Where its code cannot be had, the screen says so.
    prefetch: (_, services) =>
      spendRoute().then(
        (route) => route.prefetchSpend(services),
        () => undefined,
      ),
  },
  connection: { screen: screen(() => import('./routes/connection-route.tsx'), 'connection') },
};

const NAMES = Object.keys(SCREENS) as ScreenName[]; // its own keys

/** The one table of routes. */
export const ROUTES = NAMES.map((name) => ({ name, pattern: SCREEN_PATHS[name], ...SCREENS[name] }));

/** Drawn above every screen, where a start is to be told of. */
export const START_NEWS = screen(() => import('./start-news-in-tab.tsx'), 'runs');

/** The finder and what else is on every screen. */
export const KEYS = lazyCode(async () => (await import('./keys/keys.tsx')).Keys);

/** What stands above every screen. */
export const NOTICES = screen(() => import('./notices/notices.tsx'), 'notices');

/** The route of a path; undefined where there is none. */
export const routeOf = (path: string) => ROUTES.find(({ pattern }) => matchRoute(parse, pattern, path)[0]);

/** Asks for the code of the screen at a path before anything is drawn; ends when it is there, or cannot be had. */
export async function preloadScreen(path: string): Promise<void> {
  try {
    // What a sandbox is called by is there from the first drawing on.
    const notices = PLACE.inSandbox ? NOTICES.load() : undefined;
    await Promise.all([routeOf(path)?.screen.load(), notices]);
  } catch {
    // The route asks for it too, and says what is wrong.
  }
}

/** Asks for the code of the screen that the one at a path likely leads to. */
export async function preloadNext(path: string): Promise<void> {
  const next = routeOf(path)?.leadsTo;
  try {
    await (next && SCREENS[next].screen.load());
  } catch {
    // Asked for again when it is opened.
  }
}
