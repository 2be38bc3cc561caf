import { SCREEN_PATHS, TASKS_PATH } from '#core/ids/screen-paths.ts';

export const NAV_PLACES = [
  { id: 'workers', path: SCREEN_PATHS.workers, word: 'app.nav.workers' },
  { id: 'runs', path: SCREEN_PATHS.runs, word: 'app.nav.runs' },
  { id: 'tasks', path: TASKS_PATH, word: 'app.nav.tasks' },
  { id: 'spend', path: SCREEN_PATHS.spend, word: 'app.nav.spend' },
] as const;

export type NavPlace = (typeof NAV_PLACES)[number]['id'];
