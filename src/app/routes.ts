import { parse } from 'regexparam';
import type { ComponentType } from 'react';
import { matchRoute } from 'wouter';

import { SCREEN_PATHS, type ScreenName } from '#core/ids/screen-paths.ts';
import type { WordPart } from '#messages/i18n.ts';
import { PLACE } from '#browser/place.ts';
import { type LazyCode, lazyCode } from '#ui/loading/lazy-code.ts';

import type { NavPlace } from './nav-places.ts';
import { prefetchWorkerOf, type Services } from './services.ts';

const screen = <Props>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  ...words: readonly WordPart[]
): LazyCode<Props> => lazyCode(async () => (await load()).default, ...words);

type Route = {
  readonly screen: LazyCode<object>;
  readonly place?: NavPlace;
  readonly stays?: true;
  readonly wide?: true;
  readonly leadsTo?: ScreenName;
  readonly prefetch?: (path: string, services: Services) => Promise<void>;
};

const spendRoute = () => import('./routes/spend-route.tsx');

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

export const ROUTES = NAMES.map((name) => ({ name, pattern: SCREEN_PATHS[name], ...SCREENS[name] }));

export const START_NEWS = screen(() => import('./start-news-in-tab.tsx'), 'runs');

export const KEYS = lazyCode(async () => (await import('./keys/keys.tsx')).Keys);

export const NOTICES = screen(() => import('./notices/notices.tsx'), 'notices');

export const routeOf = (path: string) => ROUTES.find(({ pattern }) => matchRoute(parse, pattern, path)[0]);

/** Preloads the code of the screen at a path before the first render; resolves also if it cannot be loaded. */
export async function preloadScreen(path: string): Promise<void> {
  try {
    // What a sandbox is called by is there from the first drawing on.
    const notices = PLACE.inSandbox ? NOTICES.load() : undefined;
    await Promise.all([routeOf(path)?.screen.load(), notices]);
  } catch {
    // The route asks for it too, and says what is wrong.
  }
}

export async function preloadNext(path: string): Promise<void> {
  const next = routeOf(path)?.leadsTo;
  try {
    await (next && SCREENS[next].screen.load());
  } catch {
    // Asked for again when it is opened.
  }
}
