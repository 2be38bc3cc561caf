import type { ApiConfig } from './config.ts';
import { PLATFORM_ORIGIN, readApiVersion, readAuthScheme, readOrigin, settingOf } from './settings.ts';

type PageFacts = { readonly origin: string; readonly inSandbox: boolean };

/**
 * Reads the build settings `VITE_API_BASE_URL` (`same-origin` or an http(s) origin), `VITE_AUTH_SCHEME`
 * (`bearer` or `api-key`), `VITE_API_VERSION` (`v1` or `v2`) and `VITE_API_PLATFORM` (`sandbox` or an
 * origin; defaults to the base URL).
 * @param page its origin, and whether it is in the sandbox, which then answers at that origin whatever the
 * build names
 * @throws Error that names the invalid setting
 */
export function readApiConfig(
  env: Readonly<Record<string, unknown>>,
  { origin: pageOrigin, inSandbox }: PageFacts,
): ApiConfig {
  const spoken = {
    authScheme: readAuthScheme(settingOf(env, 'VITE_AUTH_SCHEME') ?? 'bearer'),
    version: readApiVersion(settingOf(env, 'VITE_API_VERSION') ?? 'v1'),
  };
  if (inSandbox) return { ...spoken, origin: pageOrigin, platform: { kind: 'sandbox', inPage: true } };
  const base = settingOf(env, 'VITE_API_BASE_URL') ?? PLATFORM_ORIGIN;
  const origin = base === 'same-origin' ? pageOrigin : readOrigin('VITE_API_BASE_URL', base);
  return { ...spoken, origin, platform: readPlatform(env, origin) };
}

function readPlatform(env: Readonly<Record<string, unknown>>, origin: string): ApiConfig['platform'] {
  const platform = settingOf(env, 'VITE_API_PLATFORM');
  if (platform === 'sandbox') return { kind: 'sandbox' };
  return {
    kind: 'origin',
    origin: platform === undefined ? origin : readOrigin('VITE_API_PLATFORM', platform),
  };
}
