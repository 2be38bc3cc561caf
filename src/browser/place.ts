import { placeOf, sandboxPath, type Place } from '#core/ids/place.ts';

const build = {
  base: import.meta.env.BASE_URL,
  sandboxOnly: import.meta.env['VITE_API_BASE_URL'] === 'sandbox',
};

/** Where this page is. It stays there for as long as it lives: ways into the sandbox and out of it load the page anew. */
export const PLACE: Place = placeOf(
  typeof window === 'undefined' ? build.base : window.location.pathname,
  build,
);

/** The way into the sandbox. */
export const SANDBOX_PATH = sandboxPath(build);
