import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import type { BuildSettings } from '../build-settings.ts';
import { linkOfForm } from '../serve/early-files.ts';
import { HASHED_FILES_CACHE, pageHeaders } from '../serve/answer-headers.ts';

/** The paths of the console's screens beside its first, as the rules of hosts write them: a star stands for all that follows. */
const SCREENS = Object.values(SCREEN_PATHS)
  .map((pattern) => pattern.slice(1).replace(/:.*/, '*'))
  .filter((path) => path !== '');

/**
 * What hosts of static files read beside the page: `_redirects` and `_headers` (Netlify, Cloudflare Pages), and `404.html`
 * (GitHub Pages; for the others, where no rule holds).
 *
 * Each rule leads to the base itself, not to `index.html`, which Cloudflare takes for an endless loop. `Cache-Control` is set
 * for hashed files only: both hosts join the values of all rules that hold, and let nothing else be kept unasked.
 * @param page the text of `index.html`
 */
export function hostFiles(
  { base, apiOrigin }: Pick<BuildSettings, 'base' | 'apiOrigin'>,
  page: string,
): Readonly<Record<string, string>> {
  const headers = Object.entries(pageHeaders(apiOrigin)).map(([name, value]) => `  ${name}: ${value}\n`);
  return {
    _redirects: SCREENS.map((path) => `${base}${path} ${base} 200\n`).join(''),
    _headers: [
      `${base}*\n${headers.join('')}`,
      `${base}assets/*\n  Cache-Control: ${HASHED_FILES_CACHE}\n`,
      `${base}workers/*\n  Link: ${linkOfForm(page)}\n`,
    ].join(''),
    '404.html': page,
  };
}
