import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import type { BuildSettings } from '../build-settings.ts';
import { linkOfForm } from '../serve/early-files.ts';
import { HASHED_FILES_CACHE, pageHeaders } from '../serve/answer-headers.ts';

/** Paths of the screens except the first, in the syntax of hosts' rules: a star matches the rest. */
const SCREENS = Object.values(SCREEN_PATHS)
  .map((pattern) => pattern.slice(1).replace(/:.*/, '*'))
  .filter((path) => path !== '');

/**
 * Files that static hosts read: `_redirects` and `_headers` (Netlify, Cloudflare Pages), and `404.html`
 * (GitHub Pages, and the others where no rule matches).
 * Each rule leads to the base, not to `index.html`, which Cloudflare takes for an endless loop.
 * `Cache-Control` is set for hashed files only: both hosts join the values of all matching rules, and by
 * default let nothing else be cached.
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
