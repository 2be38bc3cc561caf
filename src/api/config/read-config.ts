import { parseOrigin } from '#core/ids/origin.ts';
import type { ApiConfig } from './config.ts';

const DEFAULT_ORIGIN = 'https://openapi.coreclaw.com';

type PageFacts = { readonly origin: string; readonly inSandbox: boolean };

/**
 * Reads the build's settings: `VITE_API_BASE_URL` (`same-origin` or an http(s) origin), `VITE_AUTH_SCHEME` (`bearer` or
 * `api-key`), `VITE_API_VERSION` (`v1` or `v2`) and `VITE_API_PLATFORM` (`sandbox` or an origin; the base URL where it is not set).
 * @param page its origin, and whether it is in the sandbox, which then answers at that origin, whatever the build names
 * @throws Error that names the setting, for a value that is none of these
 */
export function readApiConfig(
  env: Readonly<Record<string, unknown>>,
  { origin: pageOrigin, inSandbox }: PageFacts,
): ApiConfig {
  const spoken = { authScheme: readAuthScheme(env), version: readVersion(env) };
  if (inSandbox) return { ...spoken, origin: pageOrigin, platform: { kind: 'sandbox', inPage: true } };
  const base = setting(env, 'VITE_API_BASE_URL') ?? DEFAULT_ORIGIN;
  const origin = base === 'same-origin' ? pageOrigin : originOf('VITE_API_BASE_URL', base);
  return { ...spoken, origin, platform: readPlatform(env, origin) };
}

function readVersion(env: Readonly<Record<string, unknown>>): ApiConfig['version'] {
  const version = setting(env, 'VITE_API_VERSION') ?? 'v1';
  if (version === 'v1' || version === 'v2') return version;
  throw new Error(`VITE_API_VERSION must be "v1" or "v2", not "${version}".`);
}

function readAuthScheme(env: Readonly<Record<string, unknown>>): ApiConfig['authScheme'] {
  const scheme = setting(env, 'VITE_AUTH_SCHEME') ?? 'bearer';
  if (scheme === 'bearer' || scheme === 'api-key') return scheme;
  throw new Error(`VITE_AUTH_SCHEME must be "bearer" or "api-key", not "${scheme}".`);
}

function readPlatform(env: Readonly<Record<string, unknown>>, origin: string): ApiConfig['platform'] {
  const platform = setting(env, 'VITE_API_PLATFORM');
  if (platform === 'sandbox') return { kind: 'sandbox' };
  return {
    kind: 'origin',
    origin: platform === undefined ? origin : originOf('VITE_API_PLATFORM', platform),
  };
}

function setting(env: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = env[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function originOf(name: string, text: string): string {
  const origin = parseOrigin(text);
  if (origin !== undefined) return origin;
  throw new Error(`${name} must be an http(s) origin such as ${DEFAULT_ORIGIN}, not "${text}".`);
}
