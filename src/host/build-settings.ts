import {
  PLATFORM_ORIGIN,
  readApiVersion,
  readAuthScheme,
  readOrigin,
  settingOf,
} from '#api/config/settings.ts';

export type BuildSettings = {
  /** Origin of the API, `same-origin`, or `sandbox` for the sandbox in the page. */
  readonly apiOrigin: string;
  readonly authScheme: 'bearer' | 'api-key';
  /** The version of the platform's API that the page speaks. */
  readonly apiVersion: 'v1' | 'v2';
  /** Who finally answers at that origin: `sandbox`, or the platform's own origin. Snippets name it. */
  readonly platform: string;
  /** The path that the build is served under, such as `/` or `/console/`. */
  readonly base: string;
};

type Variables = Readonly<Record<string, string | undefined>>;

const WITHOUT_ORIGIN: readonly string[] = ['same-origin', 'sandbox'];

/**
 * Reads the settings of a build from VITE_API_BASE_URL, VITE_AUTH_SCHEME, VITE_API_VERSION,
 * VITE_API_PLATFORM and VITE_BASE. A build for deployment calls the platform directly; the development
 * server answers for it on the same origin.
 * @throws Error that names the unusable variable
 */
export function readBuildSettings(variables: Variables, { dev }: { dev: boolean }): BuildSettings {
  const setting = (name: string) => settingOf(variables, name);
  const base = setting('VITE_API_BASE_URL') ?? (dev ? 'same-origin' : PLATFORM_ORIGIN);
  const apiOrigin = WITHOUT_ORIGIN.includes(base) ? base : readOrigin('VITE_API_BASE_URL', base);
  const behind = setting('CORECLAW_API_URL') ?? (dev ? 'sandbox' : PLATFORM_ORIGIN);
  const platform = setting('VITE_API_PLATFORM') ?? (apiOrigin === 'same-origin' ? behind : apiOrigin);
  const apiVersion = readApiVersion(setting('VITE_API_VERSION') ?? 'v1');
  return {
    apiOrigin,
    authScheme: readAuthScheme(setting('VITE_AUTH_SCHEME') ?? usualScheme(apiOrigin, apiVersion)),
    apiVersion,
    platform: platform === 'sandbox' ? platform : readOrigin('VITE_API_PLATFORM', platform),
    base: readBase(setting('VITE_BASE') ?? '/'),
  };
}

/**
 * v1's header does not pass a cross-origin preflight; v2 prefers Bearer (docs/platform.md, "Origins and
 * keys").
 */
function usualScheme(apiOrigin: string, version: BuildSettings['apiVersion']): BuildSettings['authScheme'] {
  return apiOrigin === 'same-origin' && version === 'v1' ? 'api-key' : 'bearer';
}

/** Accepts only what means the same in a URL, a host's rules and a file path: no escapes, no dot segments. */
function readBase(text: string): string {
  if (/^\/(?:[\w-][\w.~-]*\/)*$/.test(text)) return text;
  throw new Error(`VITE_BASE must be a path such as /console/, with a slash at both ends; it is "${text}".`);
}
