import { placeOf, sandboxPath, type Place } from '#core/ids/place.ts';

const build = {
  base: import.meta.env.BASE_URL,
  sandboxOnly: import.meta.env['VITE_API_BASE_URL'] === 'sandbox',
};

/** Where this page is. Constant, because entering or leaving the sandbox reloads the page. */
export const PLACE: Place = placeOf(
  typeof window === 'undefined' ? build.base : window.location.pathname,
  build,
);

export const SANDBOX_PATH = sandboxPath(build);
